// What everyone else feels while somebody reads the spend report: a coach's list asked at an easy pace, alone and then
// beside a client that asks for a report again and again.
import { readFileSync } from "node:fs";

import { load, medians, parsePeople } from "./load.mjs";

const rounds = 3;

async function askAgainAndAgain(server, path, headers, state) {
  while (!state.over) {
    const answer = await fetch(server.url + path, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    ++state.reports;
  }
}

export async function neighbours(server, data, list, seconds) {
  const person = parsePeople(readFileSync(`${data}/people/finance.tsv`, "utf8"))[0];
  const others = { path: "/engagements", people: `${data}/people/coach.tsv`, delay: 16 };
  for (const page of list.filter((one) => one.milliseconds)) {
    const headers = page.api ? { authorization: `Bearer ${person.token}` } : { cookie: `waymark=${person.cookie}` };
    const alone = [], beside = [];
    let reports = 0;
    for (let round = 0; round < rounds; ++round) {
      alone.push(await load(server, others, { seconds }));
      const state = { over: false, reports: 0 };
      const reader = askAgainAndAgain(server, page.path, headers, state);
      beside.push(await load(server, others, { seconds }));
      state.over = true;
      await reader;
      reports += state.reports;
    }
    const a = medians(alone), b = medians(beside);
    console.log(`everyone else's p99 during "${page.name}": ${(b.p99 / 1000).toFixed(2)} ms, alone ${(a.p99 / 1000).toFixed(2)} ms: ` +
      `${(b.p99 / a.p99).toFixed(2)} times (asked: at most 1.2); medians ${(b.p50 / 1000).toFixed(2)} and ` +
      `${(a.p50 / 1000).toFixed(2)} ms; ${a.perSecond.toFixed(0)}/s, ${reports} reports read`);
  }
}
