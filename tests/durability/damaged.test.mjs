// A database file that was damaged on its disk is not served, and the refusal says what to do. A program killed while
// it makes the database ready has left something that can be made ready again.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { copyFile, mkdtemp, open, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { openHouse } from "../browser/support/program.mjs";

const pageSize = 4096;
let house, file, sound;
before(async () => {
  house = await openHouse();
  file = join(house.data, "waymark.sqlite");
  sound = join(house.data, "sound");
});
after(() => house?.close());

/** What a verb answers when it is expected not to end well. */
const refused = (...verb) => house.run(...verb).then(() => assert.fail("it ended well"), (error) => error);

/** Changes one bit of the file. */
async function flip(path, at, bit) {
  const changed = await open(path, "r+");
  const byte = Buffer.alloc(1);
  await changed.read(byte, 0, 1, at);
  byte[0] ^= 1 << bit;
  await changed.write(byte, 0, 1, at);
  await changed.close();
}

// What is served in spite of it would be waited for without end.
const patience = { timeout: 120_000 };
test("a database file cut short or with a bit changed in its structure is not served, in clear words", patience, async () => {
  await house.kill();
  await house.run("user", "list");  // which leaves no write-ahead log behind
  await copyFile(file, sound);
  const { size } = await stat(file);
  const damages = {
    "cut in half": () => truncate(file, Math.floor(size / 2)),
    "its last page gone": () => truncate(file, size - pageSize),
    "its first bytes changed": () => flip(file, 3, 2),
    "the root of the schema changed": () => flip(file, 100, 3),
    "the kind of a page within changed": () => flip(file, pageSize * Math.floor(size / pageSize / 3), 1),
    "where a page's cells begin changed": () => flip(file, pageSize * 10 + 3, 7),
  };
  for (const [what, damage] of Object.entries(damages)) {
    await damage();
    const { code, stderr } = await refused("serve", "--port", "0");
    assert.ok(code === 1 || code === 3, `${what}: ${code}`);
    assert.match(stderr, /^waymark: the database file .* is damaged: bring it back from a backup/, what);
    await copyFile(sound, file);
  }
  await house.serveAgain();
});

/** The call of a verb on another folder. */
function elsewhere(data, verb) {
  const { program, words } = house.command(verb);
  return { program, words: words.map((word) => (word === house.data ? data : word)) };
}
const printed = async ({ program, words }) => (await promisify(execFile)(program, words)).stdout;

test("a first migration killed at any moment can be run again", async () => {
  let finished = 0, time = 0;
  for (const tenths of [10, 9, 6, 3, 1]) {
    const data = await mkdtemp(join(tmpdir(), "waymark-migrate-"));
    const { program, words } = elsewhere(data, "migrate");
    const begun = performance.now();
    const migrating = spawn(program, words, { stdio: "ignore" });
    const ended = new Promise((resolve) => migrating.once("exit", (code) => resolve(code)));
    // The first is let go on to its end; the others are killed after so many tenths of its time.
    if (tenths < 10) setTimeout(() => migrating.kill("SIGKILL"), (time * tenths) / 10);
    if ((await ended) === 0) ++finished;
    if (tenths === 10) time = performance.now() - begun;
    await printed(elsewhere(data, "migrate"));
    assert.match(await printed(elsewhere(data, "check")), /^The database is sound/, `killed after ${tenths} tenths`);
    await rm(data, { recursive: true });
  }
  assert.ok(finished >= 1 && finished < 5, `${finished} of five ended before they were killed`);
});
