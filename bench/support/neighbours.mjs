// What everyone else feels while somebody reads the spend report: a coach's list asked at an easy pace, alone and then
// beside a client that asks for a report again and again; and, to tell what the machine adds, beside a loop on the
// server's core that does nothing at all and lets everybody go first.
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import { load, medians, parsePeople } from "./load.mjs";
import { clientCore, serverCore } from "./processes.mjs";

const run = promisify(execFile);

const rounds = 3;

/** Reads the report without pause for so long; how often. Yields to the others' client, so that only the server is felt. */
async function askAgainAndAgain(server, path, [name, value], seconds) {
  const { stdout } = await run("nice", ["-n", "19", "taskset", "-c", clientCore, "wrk", "-t1", "-c1", `-d${seconds}s`, "-H",
    `${name}: ${value}`, server.url + path]);
  if (/Non-2xx/.test(stdout)) throw new Error(`${path}: ${stdout}`);
  return Number(/(\d+) requests in/.exec(stdout)[1]);
}

/** What `deed` gives while a loop that stands aside keeps the server's core from resting. */
async function besideALoop(deed) {
  const loop = spawn("taskset", ["-c", serverCore, "chrt", "--idle", "0", "sh", "-c", "while :; do :; done"]);
  try {
    return await deed();
  } finally {
    loop.kill("SIGKILL");
  }
}

export async function neighbours(server, data, list, seconds) {
  const person = parsePeople(readFileSync(`${data}/people/finance.tsv`, "utf8"))[0];
  const others = { path: "/engagements", people: `${data}/people/coach.tsv`, delay: 16 };
  for (const page of list.filter((one) => one.milliseconds)) {
    const header = page.api ? ["Authorization", `Bearer ${person.token}`] : ["Cookie", `waymark=${person.cookie}`];
    const alone = [], loop = [], beside = [];
    let reports = 0;
    for (let round = 0; round < rounds; ++round) {
      alone.push(await load(server, others, { seconds }));
      loop.push(await besideALoop(() => load(server, others, { seconds })));
      const reader = askAgainAndAgain(server, page.path, header, seconds);
      beside.push(await load(server, others, { seconds }));
      reports += await reader;
    }
    const a = medians(alone), b = medians(beside), l = medians(loop);
    console.log(`everyone else's p99 during "${page.name}": ${(b.p99 / 1000).toFixed(2)} ms, alone ${(a.p99 / 1000).toFixed(2)} ms: ` +
      `${(b.p99 / a.p99).toFixed(2)} times (asked: at most 1.2), ${(b.p99 / l.p99).toFixed(2)} times that beside an idle loop ` +
      `(${(l.p99 / 1000).toFixed(2)} ms); medians ${(b.p50 / 1000).toFixed(2)} and ` +
      `${(a.p50 / 1000).toFixed(2)} ms; ${a.perSecond.toFixed(0)}/s, ${reports} reports read`);
  }
}
