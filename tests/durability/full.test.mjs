// The disk is full: what can be read is read, what would be written is refused with a page that says so, nothing is
// half done, what is sealed stays closed because its opening cannot be recorded, and all goes on once there is room,
// without a restart. The disk is a small one of the test's own, in a namespace of its own where the machine lets it.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { freePort, openHouse } from "../browser/support/program.mjs";
import { program, sharedEngagement, visitor } from "../mail/support/post.mjs";

const root = join(import.meta.dirname, "../..");
const waymark = process.env.WAYMARK_PROGRAM ?? join(root, "build/asan/waymark");

function mayMount() {
  try {
    execFileSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"], { stdio: "ignore" });
    return true;
  } catch { return false; }
}

/** A shell on a disk of its own with the program serving what lies there: {say(line) → what it prints, end()}. */
async function onASmallDisk(from, port) {
  const disk = await mkdtemp(join(tmpdir(), "small-disk-"));
  const shell = spawn("unshare", ["-rm", "sh"], { stdio: ["pipe", "pipe", "inherit"] });
  let printed = "";
  shell.stdout.on("data", (text) => (printed += text));
  let lines = 0;
  const say = async (line) => {
    const mark = `-- ${++lines} --`;
    shell.stdin.write(`${line}\necho "${mark}"\n`);
    while (!printed.includes(mark)) await new Promise((wake) => setTimeout(wake, 20));
    const [said, rest] = printed.split(mark);
    printed = rest;
    return said.trim();
  };
  await say(`mount -t tmpfs -o size=$(($(du -sm ${from} | cut -f1) + 24))m none ${disk} && cp -a ${from}/. ${disk}/`);
  await say(`${waymark} --config ${root}/demo/waymark.toml --data ${disk} serve --port ${port} >/dev/null 2>&1 & PROGRAM=$!`);
  return {
    disk, say,
    async end() {
      await say("kill $PROGRAM; wait");
      shell.stdin.end();
      await rm(disk, { recursive: true });
    },
  };
}

test("a full disk refuses clearly, opens nothing it cannot record, and recovers without a restart",
  { skip: mayMount() ? false : "this machine lets no test have a disk of its own" }, async () => {
  const house = await openHouse();
  const coaches = await program(house, house.person("External coach"));
  const engagement = await sharedEngagement(coaches, house.person("Coachee"));
  await house.kill();
  const port = await freePort();
  const small = await onASmallDisk(house.data, port);
  try {
    const there = { ...house, url: `http://127.0.0.1:${port}`, person: (role) => house.person(role), run: async () => "" };
    for (let tries = 0; tries < 200; ++tries) {
      if (await fetch(`${there.url}/health`).then(({ ok }) => ok, () => false)) break;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    const coach = await visitor(there, house.person("External coach"));
    const note = async (text) => coach.post(`/engagements/${engagement}/messages`, { text });
    const [, session] = [...(await coach.get(`/engagements/${engagement}/conversations`)).matchAll(/\/conversations\/([0-9a-z]{33})/g)].at(-1);
    const sealed = `/engagements/${engagement}/conversations/${session}`;
    assert.match(await coach.get(sealed), /hand over more of the daily work/);
    assert.match(await note("Before"), /Before/);
    const token = coach.tokenOf(await coach.get(`/engagements/${engagement}/messages`));

    await small.say(`dd if=/dev/zero of=${small.disk}/filler bs=64k 2>/dev/null; dd if=/dev/zero of=${small.disk}/more bs=512 2>/dev/null; sync`);
    assert.match(await coach.get(`/engagements/${engagement}`), /Where you are/);
    // The write-ahead log has room of its own for some.
    let answer, last;
    for (let tries = 0; tries < 300 && (answer?.status ?? 303) === 303; ++tries)
      answer = await coach.send(`/engagements/${engagement}/messages`, { text: last = `While it is full ${tries}. ${"Much to say. ".repeat(300)}` }, token);
    assert.equal(answer.status, 500);
    const refused = await answer.text();
    assert.match(refused, /Sorry, there is a problem with the service/);
    assert.match(refused, /Nothing you sent has been half done/);
    let closed = "";
    for (let tries = 0; tries < 300 && !closed.includes("Sorry"); ++tries) closed = await coach.get(sealed);
    assert.match(closed, /Sorry, there is a problem with the service/);
    assert.doesNotMatch(closed, /hand over more of the daily work/);

    await small.say(`rm ${small.disk}/filler ${small.disk}/more`);
    assert.match(await note("After"), /After/);
    const thread = await coach.get(`/engagements/${engagement}/messages`);
    assert.match(thread, /After/);
    assert.ok(!thread.includes(last.slice(0, 25)), "what was refused is there");
    assert.match(await coach.get(sealed), /hand over more of the daily work/);
    assert.match(await small.say(`${waymark} --config ${root}/demo/waymark.toml --data ${small.disk} check`), /^The database is sound/);
  } finally {
    await small.end();
    await house.serveAgain();
    await house.close();
  }
});
