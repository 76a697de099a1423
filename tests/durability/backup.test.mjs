// A backup is taken while sessions are being logged, and restored beside: whatever was acknowledged before it is there,
// the restored database is sound, and a restore killed on the way leaves nothing that could be served.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { openHouse } from "../browser/support/program.mjs";

let house, folder, headers;
before(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), "waymark-backup-"));
  const token = /\S+$/.exec(await house.run("user", "token", house.person("External coach").email))[0];
  headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await house?.close();
});

/** Half an hour of the night, a different one for each number. */
function slot(number) {
  const day = new Date(Date.UTC(2026, 1, 1 + Math.floor(number / 10))).toISOString().slice(0, 10);
  const minutes = 60 + (number % 10) * 30;
  return `${day}T${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00Z`;
}

async function log(engagement, number) {
  const body = JSON.stringify({ starts: slot(number), minutes: 25, mode: "video" });
  const answer = await fetch(`${house.url}/api/v1/engagements/${engagement}/sessions/log`, { method: "POST", headers, body });
  assert.equal(answer.status, 201, `session ${number} is refused`);
  return /[^/]+$/.exec(answer.headers.get("location"))[0];
}

const at = (name) => `sqlite:${join(folder, name)}`;
const sessionsIn = async (path) => new Set((await promisify(execFile)("sqlite3", [path, "select id from session"], { maxBuffer: 1 << 26 })).stdout.split("\n"));

test("a backup taken under load has all that was acknowledged before it, and restores into a sound database", async () => {
  const { items } = await (await fetch(`${house.url}/api/v1/engagements?state=active`, { headers })).json();
  const acknowledged = [];
  let over = false, number = 0;
  const loggers = Array.from({ length: 8 }, async () => {
    while (!over) acknowledged.push(await log(items[0].id, number++));
  });
  while (acknowledged.length < 20) await new Promise(setImmediate);

  const file = join(folder, "backup");
  const before = [...acknowledged];
  const taken = JSON.parse(await house.run("backup", file, "--format", "json"));
  const meanwhile = acknowledged.length - before.length;
  over = true;
  await Promise.all(loggers);
  assert.ok(meanwhile > 0, "nothing was logged while it was taken");

  // As on another machine: the file of checkpoints is not there, and begins anew.
  process.env.WAYMARK_AUDIT_CHECKPOINTS = join(folder, "checkpoints.log");
  const restored = JSON.parse(await house.run("--database", at("restored.sqlite"), "restore", file, "--format", "json"));
  assert.deepEqual(restored.differences, []);
  assert.deepEqual(restored.tables, taken.tables);
  assert.equal(restored.moment, taken.moment);
  assert.match(await house.run("--database", at("restored.sqlite"), "check"), /^The database is sound/);
  delete process.env.WAYMARK_AUDIT_CHECKPOINTS;

  const there = await sessionsIn(join(folder, "restored.sqlite"));
  assert.deepEqual(before.filter((id) => !there.has(id)), [], "acknowledged before the backup, yet not in it");
});

test("a database put back to yesterday shows by the file of checkpoints, and the exit code says so", async () => {
  // A day goes on: a later backup leaves its checkpoint in the file, without waiting for the minute to be over.
  await house.run("backup", join(folder, "later"));
  const refusal = await house.run("--database", at("yesterday.sqlite"), "restore", join(folder, "backup")).catch((fault) => fault);
  assert.equal(refusal.code, 3);
  assert.match(refusal.stdout, /^Restored the database as it was at /);
  assert.match(refusal.stdout, /a checkpoint in the file is not in the database/);
});

test("a restore killed on the way leaves nothing to serve, says so, and can be run again", async () => {
  const bytes = await readFile(join(folder, "backup"));
  const path = join(folder, "killed.sqlite");
  const run = house.command("--database", at("killed.sqlite"), "restore", "-");
  const restoring = spawn(run.program, run.words, { stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise((resolve) => restoring.once("exit", (code, signal) => resolve(signal ?? code)));
  restoring.stdin.on("error", () => {});  // what it has not read by the time it is killed
  restoring.stdin.write(bytes.subarray(0, bytes.length / 2));
  while (!existsSync(`${path}.unfinished`)) await new Promise((wake) => setTimeout(wake, 5));
  restoring.kill("SIGKILL");
  assert.equal(await ended, "SIGKILL");

  assert.ok(!existsSync(path));
  for (const verb of ["check", "migrate"]) {
    const refusal = await house.run("--database", at("killed.sqlite"), verb).catch((fault) => fault);
    assert.equal(refusal.code, 1);
    assert.match(refusal.stderr, /broken off.*run waymark restore again/);
  }
  process.env.WAYMARK_AUDIT_CHECKPOINTS = join(folder, "checkpoints-again.log");
  assert.match(await house.run("--database", at("killed.sqlite"), "restore", join(folder, "backup")), /The check finds it sound/);
  delete process.env.WAYMARK_AUDIT_CHECKPOINTS;
  assert.ok(!existsSync(`${path}.unfinished`));
});
