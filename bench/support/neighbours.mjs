// What everyone else feels while somebody reads the spend report: a coach's list asked at an easy pace, alone and then
// beside a client that asks for a report again and again.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

import { load, medians, parsePeople } from "./load.mjs";
import { clientCore } from "./processes.mjs";

const run = promisify(execFile);

const rounds = 3;

/** Reads the report without pause for so long; how often. Yields to the others' client, so that only the server is felt. */
async function askAgainAndAgain(server, path, [name, value], seconds) {
  const { stdout } = await run("nice", ["-n", "19", "taskset", "-c", clientCore, "wrk", "-t1", "-c1", `-d${seconds}s`, "-H",
    `${name}: ${value}`, server.url + path]);
  if (/Non-2xx/.test(stdout)) throw new Error(`${path}: ${stdout}`);
  return Number(/(\d+) requests in/.exec(stdout)[1]);
}

export async function neighbours(server, data, list, seconds) {
  const person = parsePeople(readFileSync(`${data}/people/finance.tsv`, "utf8"))[0];
  const others = { path: "/engagements", people: `${data}/people/coach.tsv`, delay: 16 };
  for (const page of list.filter((one) => one.milliseconds)) {
    const header = page.api ? ["Authorization", `Bearer ${person.token}`] : ["Cookie", `waymark=${person.cookie}`];
    const alone = [], beside = [];
    let reports = 0;
    for (let round = 0; round < rounds; ++round) {
      alone.push(await load(server, others, { seconds }));
      const reader = askAgainAndAgain(server, page.path, header, seconds);
      beside.push(await load(server, others, { seconds }));
      reports += await reader;
    }
    const a = medians(alone), b = medians(beside);
    console.log(`everyone else's p99 during "${page.name}": ${(b.p99 / 1000).toFixed(2)} ms, alone ${(a.p99 / 1000).toFixed(2)} ms: ` +
      `${(b.p99 / a.p99).toFixed(2)} times (asked: at most 1.2); medians ${(b.p50 / 1000).toFixed(2)} and ` +
      `${(a.p50 / 1000).toFixed(2)} ms; ${a.perSecond.toFixed(0)}/s, ${reports} reports read`);
  }
}
