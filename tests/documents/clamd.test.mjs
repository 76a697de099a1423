// Documents checked by a real scanner: Debian's clamd, up, down, and asked for more than its limits.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openHouse } from "../browser/support/program.mjs";
import { apart, partsOf, program, sharedEngagement, until, visitor } from "../mail/support/post.mjs";
import { eicar, ownClamd } from "./support/clamd.mjs";

let clamd, house, coach, coachee, documents;
before(async () => {
  clamd = await ownClamd({ stream: 2, file: 1 });
  await clamd.start();
  house = await openHouse({ env: { WAYMARK_DOCUMENTS_CLAMD: clamd.address } });
  const api = await program(house, house.person("External coach"));
  documents = `/engagements/${await sharedEngagement(api, house.person("Coachee"))}/documents`;
  coach = await visitor(house, house.person("External coach"));
  coachee = await visitor(house, house.person("Coachee"));
});
after(async () => {
  await house?.close();
  await clamd?.close();
});

const letter = (text) => Buffer.from(`Dear coach,\n${text}\n`);
const big = (megabytes) => letter("A word. ".repeat(megabytes * 131_072));

async function add(partner, title, content) {
  const page = await partner.upload(documents, { title }, { name: `${title}-file.txt`, type: "text/plain", content }, `${documents}/new`);
  assert.match(page, /Your document is added. Your partners see it once it has been checked/);
}
const sees = async (partner, title) => (await partner.get(documents)).includes(title);
const pathOn = (page, title) => new RegExp(`href="([^"]+)"[^>]*>${title}<`).exec(page)[1];
const versionPaths = () =>
  execFileSync("sqlite3", ["-readonly", join(house.data, "waymark.sqlite"), "select document_id || '/versions/' || id from document_version"], { encoding: "utf8" })
    .trim().split("\n").map((end) => `${documents}/${end}`);
const times = (words) => house.said.split(words).length - 1;

/** Every mail put into the outbox so far: {to, subject, text, whole}, its parts decoded. */
async function mails() {
  const outbox = join(house.data, "outbox");
  const files = (await readdir(outbox)).filter((name) => name.endsWith(".eml"));
  return Promise.all(files.map(async (name) => {
    const mail = apart(await readFile(join(outbox, name), "latin1"));
    const text = partsOf(mail, "text/").map((part) => part.text).join("\n");
    return { to: mail.headers.to, whole: [...Object.values(mail.headers), text].join("\n") };
  }));
}
const mailsOf = async (member, words) =>
  (await mails()).filter(({ to, whole }) => to.includes(member.email) && whole.replace(/\s+/g, " ").includes(words));

test("a clean document is released once the scanner has said so, and then the other partner can read it", async () => {
  const content = letter("All is well.");
  await add(coachee, "Goodplum", content);
  const page = await until(async () => await sees(coach, "Goodplum") && coach.get(documents), "the release", 30);
  const one = await coach.get(pathOn(page, "Goodplum"));
  const file = await coach.ask(/href="([^"]+\/versions\/(?!new)[^"]+)"/.exec(one)[1]);
  assert.equal(file.status, 200);
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), content);
});

test("a harmful one is refused: nobody can fetch it, and its owner is told by a mail without its name", async () => {
  await add(coachee, "Badmedlar", letter(eicar));
  const refused = "A document you added was refused, because it was found to be harmful";
  const found = await until(async () => {
    const all = await mailsOf(house.person("Coachee"), refused);
    return all.length > 0 && all;
  }, "the owner's mail", 30);
  assert.equal(found.length, 1);
  for (const { whole } of await mails()) assert.doesNotMatch(whole, /medlar/i);
  assert.deepEqual(await mailsOf(house.person("External coach"), refused), []);
  assert.doesNotMatch(await coach.get(documents), /medlar|harmful|refused/i);
  const page = await coachee.get(documents);
  assert.match(page, /A document that was refused/);
  assert.doesNotMatch(page, /medlar/i);
  assert.match(await coachee.get(pathOn(page, "A document that was refused")), /has been destroyed/);
  let given = 0;
  for (const path of versionPaths())
    for (const partner of [coach, coachee]) {
      const answer = await partner.ask(path);
      assert.ok([200, 404].includes(answer.status), `${path} answers ${answer.status}`);
      if (answer.status === 404) continue;
      ++given;
      assert.doesNotMatch(await answer.text(), /EICAR/);
    }
  assert.equal(given, 2);  // the clean one, to both
});

test("what is over the scanner's limits is held: never released, and never called harmful", async () => {
  await add(coachee, "Largequince", big(1.5));  // more than it looks into
  await add(coachee, "Hugequince", big(3));  // more than it takes
  await until(() => times('"why":"over_limit"') === 2, "both to be held", 30);
  const own = await coachee.get(documents);
  for (const title of ["Largequince", "Hugequince"]) {
    assert.match(await coachee.get(pathOn(own, title)), /Being checked: nobody but you sees it yet/);
    assert.equal(await sees(coach, title), false);
    assert.equal((await coach.ask(pathOn(own, title))).status, 404);
  }
  assert.equal((await mailsOf(house.person("Coachee"), "harmful")).length, 1);  // of the one before
});

test("while the scanner is down a document is held; once it is back, it is released by itself", async () => {
  await clamd.stop();
  await add(coach, "Latedamson", letter("I waited."));
  await until(() => times('"why":"unreachable"') > 0, "the scanner to be missed", 30);
  assert.equal(await sees(coachee, "Latedamson"), false);
  const path = pathOn(await coach.get(documents), "Latedamson");
  assert.match(await coach.get(path), /Being checked: nobody but you sees it yet/);
  assert.equal((await coachee.ask(path)).status, 404);
  await clamd.start();
  await until(() => sees(coachee, "Latedamson"), "the release", 45);
});
