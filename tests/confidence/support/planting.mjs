// Words nobody would write by chance, entered in every box for what is confidential.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import { errorsOf, filledIn, formsOf } from "./forms.mjs";

const letters = "bcdfghjklmnpqrstvwxz";
const randomWord = () => "Q" + [...randomBytes(14)].map((byte) => letters[byte % letters.length]).join("");

/** {words: Map(word → where it was entered), plant(visitor, path, {pick, button, own})}. */
export function planting() {
  const words = new Map();
  return {
    words,
    /** A new word, to be entered where it says. */
    word(where) {
      const made = randomWord();
      words.set(made, where);
      return made;
    },
    /**
     * Fills in the form of that page which `pick` chooses (the first with a text in it otherwise), with a new word in
     * every text, and sends it by the button whose text `button` matches. `own` are values that stand as they are.
     */
    async plant(visitor, path, { pick = (form) => form.fields.some(({ kind }) => ["text", "textarea"].includes(kind)), button = /./, own = {} } = {}) {
      const form = formsOf(await visitor.get(path), path).find((one) => one.method.toLowerCase() === "post" && pick(one));
      assert.ok(form, `${path} has no such form`);
      const sent = filledIn(form, (name) => {
        if (name in own) return own[name];
        const word = randomWord();
        words.set(word, `${path} ${name}`);
        return word;
      });
      const pressed = form.buttons.find(({ text }) => button.test(text));
      assert.ok(pressed, `${path} has no button ${button}`);
      if (pressed.name) sent[pressed.name] = pressed.value;
      const answer = await visitor.post(form.action, { ...sent, ...own }, path);
      assert.equal(errorsOf(answer), "", path);
      return answer;
    },
  };
}

/** A word as it could lie in a file: UTF-8, UTF-16 either way, hexadecimal, base64 at each of its three places. */
export function shapesOf(word) {
  const plain = Buffer.from(word), wide = Buffer.from(word, "utf16le");
  const shapes = [plain, wide, Buffer.from(wide).swap16(), Buffer.from(plain.toString("hex")), Buffer.from(plain.toString("hex").toUpperCase())];
  for (const before of [0, 1, 2]) {
    const coded = Buffer.concat([Buffer.alloc(before), plain]).toString("base64").replace(/=+$/, "");
    shapes.push(Buffer.from(coded.slice(Math.ceil(before * 4 / 3), -1)));  // what its neighbours do not touch
  }
  return shapes;
}
