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

/** One session logged; whether the coach's list then counts it. */
async function logShows(server, coaches, sample) {
  const coach = coaches[sample % coaches.length];
  const round = Math.floor(sample / coaches.length);
  const id = coach.engagements[round % coach.engagements.length];
  const before = await completed(server, coach, id);
  const night = new Date(Date.now() - (nights + round) * 86_400_000).toISOString().slice(0, 10);
  await asked(server, `/api/v1/engagements/${id}/sessions/log`, coach.token,
    { starts: `${night}T05:00`, minutes: 25, mode: "video", overlap_accepted: true });
  return await completed(server, coach, id) === before + 1;
}

/** One invoice line recorded; whether the spend of this year then holds it. */
async function lineShows(server, person, sample) {
  const lines = async () => (await asked(server, "/api/v1/spend", person.token)).total.lines;
  const before = await lines();
  const today = new Date();
  const form = new URLSearchParams({
    form_token: person.formToken, kind: "invoice", invoice_ref: `FRESH-${sample}`,
    "invoiced_on-day": today.getUTCDate(), "invoiced_on-month": today.getUTCMonth() + 1,
    "invoiced_on-year": today.getUTCFullYear(),
    // Every fourth coach is internal and invoices nothing.
    "lines-1-engagement_ref": `ENG-${String(sample * 4 + 1).padStart(5, "0")}`,
    "lines-1-description": "Coaching session", "lines-1-net": "1.00", "lines-1-vat": "0.20",
  });
  const answer = await fetch(`${server.url}/invoices/new`,
    { method: "POST", body: form, redirect: "manual", headers: { cookie: `waymark=${person.cookie}` } });
  if (answer.status !== 303) throw new Error(`recording an invoice line answers ${answer.status}: ${await answer.text()}`);
  return await lines() === before + 1;
}

export async function freshness(server, data, samples) {
  const people = (role) => parsePeople(readFileSync(`${data}/people/${role}.tsv`, "utf8"));
  const coaches = people("coach").filter((one) => one.engagements.length);
  const manager = people("manager")[0];
  const state = { over: false };
  const loading = (async () => {
    while (!state.over)
      await load(server, { path: "/engagements", people: `${data}/people/coach.tsv`, delay: 4 }, { seconds: 5 });
  })();
  const stale = { lists: 0, spend: 0 };
  for (let sample = 0; sample < samples; ++sample) {
    if (!await logShows(server, coaches, sample)) ++stale.lists;
    if (!await lineShows(server, manager, sample)) ++stale.spend;
  }
  state.over = true;
  await loading;
  console.log(`under load, of ${samples} lists read after an acknowledged log ${stale.lists} did not show it; ` +
    `of ${samples} spend answers after an acknowledged invoice line ${stale.spend} did not`);
}
