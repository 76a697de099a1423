// The pages' text can be collected, and every catalogue there is fits it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "words-"));
const pot = join(folder, "waymark.pot");
after(() => rmSync(folder, { recursive: true }));

const run = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: "pipe" });
const folders = [join(root, "po"), join(root, "tests/words")].filter(existsSync);
const catalogues = folders.flatMap((each) =>
  readdirSync(each).filter((name) => name.endsWith(".po")).map((name) => join(each, name)));

/** The entries of a catalogue: [texts, translations], each a list, plurals included. */
function entries(text) {
  const joined = text.replace(/"\n"/g, "");
  return joined.split(/\n\n+/).map((entry) => [
    [...entry.matchAll(/^msgid(?:_plural)? "(.*)"$/gm)].map(([, each]) => each),
    [...entry.matchAll(/^msgstr(?:\[\d\])? "(.*)"$/gm)].map(([, each]) => each),
  ]);
}

test("the text of the pages is collected and compiles", () => {
  run("script/words", pot);
  const collected = readFileSync(pot, "utf8");
  assert.match(collected, /^msgid "\{\} hour"\nmsgid_plural "\{\} hours"$/m);
  run("msgfmt", "-o", join(folder, "all.mo"), pot);
});

test("every catalogue compiles, and gives each text as many values as the English one takes", () => {
  for (const catalogue of catalogues) {
    run("msgfmt", "-o", join(folder, "one.mo"), catalogue);
    for (const [texts, translations] of entries(readFileSync(catalogue, "utf8"))) {
      const slots = (each) => (each.match(/\{[^}]*\}/g) ?? []).length;
      const most = Math.max(0, ...texts.map(slots));
      for (const translation of translations)
        assert.ok(translation === "" || slots(translation) === most || translations.length > 1 && slots(translation) < most,
                  `${catalogue}: "${texts[0]}" is given "${translation}"`);
    }
  }
});
