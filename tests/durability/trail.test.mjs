// What is done to the database behind the program's back shows: in `audit verify`, in `check`, and to those who watch.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { openHouse } from "../browser/support/program.mjs";

let house;
before(async () => { house = await openHouse(); });
after(() => house?.close());

const run = promisify(execFile);
const sql = async (text) => (await run("sqlite3", ["-cmd", ".timeout 5000", join(house.data, "waymark.sqlite"), text])).stdout.trim();
const refused = (...verb) => house.run(...verb).then(() => assert.fail("it ended well"), (error) => error);
const until = async (look) => {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((wake) => setTimeout(wake, 200)))
    if (await look()) return;
  assert.fail("it did not come to pass");
};

test("the demonstration's trail is whole, and its heads stand in the file", async () => {
  assert.match(await house.run("audit", "verify"), /^The audit trail is whole: /);
  const report = JSON.parse(await house.run("audit", "verify", "--format", "json"));
  assert.equal(report.whole, true);
  assert.ok(report.lines > 100 && report.checkpoints >= 1);
  assert.match(await readFile(join(house.data, "audit-checkpoints.log"), "utf8"), /^1 \S+ after= .* import\/\w+=\d+:[0-9a-f]{64}/);
});

test("the trail is exported, every line once", async () => {
  const lines = Number(await sql("select count(*) from audit_line"));
  const rows = (await house.run("audit", "export")).trim().split("\n");
  assert.ok(rows.length >= lines + 1);
  assert.match(rows[0], /^id,at,at_microseconds,who_id,who,action,/);
  const all = JSON.parse(await house.run("audit", "export", "--format", "json"));
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  assert.deepEqual(JSON.parse(await house.run("audit", "export", "--format", "json", "--to", "2001-01-01")), []);
});

test("a line taken out is named with exit 3, and those who watch are told once", async () => {
  const [stream] = (await sql("select stream from audit_head where number > 3 order by number desc limit 1")).split("\n");
  await sql(`delete from audit_line where stream = '${stream}' and number = 2`);
  const verify = await refused("audit", "verify", "--format", "json");
  assert.equal(verify.code, 3);
  const { breaks } = JSON.parse(verify.stdout);
  assert.deepEqual(breaks.map(({ stream, number, wrong }) => [stream, number, wrong]), [[stream, 2, "missing"]]);
  assert.equal((await refused("check")).code, 3);
  for (let starts = 0; starts < 2; ++starts) {
    await house.kill();
    await house.serveAgain();
    await until(async () => Number(await sql("select count(*) from audit_verification where broken = 1")) > starts);
  }
  assert.equal(await sql("select count(*) from audit_alert"), "1");
  assert.equal(await sql("select count(*) from notice where kind = 'audit_chain_broken'"), "2");
});

test("without its key, or with another, the service does not start and says why", async () => {
  const key = join(house.data, "keys/audit.key");
  await rename(key, `${key}.away`);
  const missing = await refused("user", "list");
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /audit key .* is missing/);
  await house.run("migrate");  // makes none in place of one that was lost
  assert.equal((await refused("user", "list")).code, 1);
  await rename(`${key}.away`, key);
  await house.run("user", "list");
});
