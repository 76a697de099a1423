// Under load, a second client changes something and reads again: every answer after an acknowledged change shows it.
import { readFileSync } from "node:fs";

import { load, parsePeople } from "./load.mjs";

const nights = 700;  // before those the load logs into

async function asked(server, path, token, body) {
  const answer = await fetch(server.url + path, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${token}`, ...(body ? { "content-type": "application/json" } : {}) },
    body: body && JSON.stringify(body),
  });
  if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** What the list says an engagement has completed, found by its place in the coach's own list. */
async function completed(server, coach, id) {
  for (let page = 1; page < 10; ++page) {
    const { items } = await asked(server, `/api/v1/engagements?page=${page}&page_size=100`, coach.token);
    const line = items.find((one) => one.id === id);
    if (line) return line.sessions_completed;
    if (items.length === 0) break;
  }
  throw new Error(`engagement ${id} is not on its coach's list`);
}

export async function freshness(server, data, samples) {
  const coaches = parsePeople(readFileSync(`${data}/people/coach.tsv`, "utf8")).filter((one) => one.engagements.length);
  const state = { over: false };
  const loading = (async () => {
    while (!state.over)
      await load(server, { path: "/engagements", people: `${data}/people/coach.tsv`, delay: 4 }, { seconds: 5 });
  })();
  let stale = 0;
  for (let sample = 0; sample < samples; ++sample) {
    const coach = coaches[sample % coaches.length];
    const id = coach.engagements[Math.floor(sample / coaches.length) % coach.engagements.length];
    const before = await completed(server, coach, id);
    const night = new Date(Date.now() - (nights + Math.floor(sample / coaches.length)) * 86_400_000);
    await asked(server, `/api/v1/engagements/${id}/sessions/log`, coach.token,
      { starts: `${night.toISOString().slice(0, 10)}T05:00`, minutes: 25, mode: "video" });
    if (await completed(server, coach, id) !== before + 1) ++stale;
  }
  state.over = true;
  await loading;
  console.log(`after ${samples} acknowledged logs under load, ${samples - stale} lists show it, ${stale} do not`);
}
