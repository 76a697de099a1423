// People at work all at once: sessions logged and arranged through the API, documents added and opened on the pages.
// What the program acknowledged is kept, so that it can be asked for afterwards.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";

import { program, visitor } from "../../mail/support/post.mjs";

/** Numbers that look random and are the same for the same seed: {below(n), one(list)}. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {  // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most) => Math.floor(next() * most);
  return { below, one: (list) => list[below(list.length)] };
}

export const pause = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));
export const hashOf = (content) => createHash("sha256").update(content).digest("hex");
/** A plain text about that long that was never there before, and that begins like one: what it is, its content says. */
export const textOf = (size) => `It begins.\n${randomBytes(Math.ceil(size * 3 / 4)).toString("base64")}\n`;

/** Whether that is what an asker sees when the program goes away amid their question. */
export const wentAway = (error) => error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message);

/** Whether that is a refusal to be tried again later: on PostgreSQL, when others stood in the way each time. */
const isBusy = (error) => /: 503 /.test(error.message);

/** Half an hour of its own for each number, counted from that day. */
function halfHour(from, number) {
  return `${new Date(Date.parse(from) + number * 30 * 60_000).toISOString().slice(0, 19)}Z`;
}

/**
 * The external coach at work in up to `most` engagements with one coachee each: {coach, api, engagements, kept, go(),
 * stop(), over()}.
 * `kept` is what was acknowledged: {logged, arranged: [{engagement, id}], documents: Map(title → {engagement, hash,
 * acknowledged}), busy: how often they were to try again later}; a document stands there from before it is sent.
 * `told(what)` hears of each acknowledgement.
 */
export async function openLoad(house, { most = 6, random = chance(1), told = () => {} } = {}) {
  const coach = await visitor(house, house.person("External coach"));
  const api = await program(house, house.person("External coach"));
  const { items } = await api.get("/engagements?state=active&mine=yes&page_size=100");
  const engagements = items.filter(({ coachees }) => coachees === 1).slice(0, most).map(({ id }) => id);
  assert.ok(engagements.length > 1, "the coach has too little to do");
  const token = coach.tokenOf(await coach.get(`/engagements/${engagements[0]}/documents/new`));
  const kept = { logged: [], arranged: [], documents: new Map(), busy: 0 };
  let number = 0, titles = 0, stopping = true, done = [];

  const plan = (from) => ({ starts: halfHour(from, number++), minutes: 25, mode: "video", overlap_accepted: true });
  const nextYear = `${new Date().getUTCFullYear() + 1}-06-01T00:00:00Z`;
  const works = {
    async log() {
      const engagement = random.one(engagements);
      const id = await api.send(`/engagements/${engagement}/sessions/log`, plan("2026-02-01T00:00:00Z"));
      kept.logged.push({ engagement, id });
      told("session");
    },
    async arrange() {
      const engagement = random.one(engagements);
      const id = await api.send(`/engagements/${engagement}/sessions`, plan(nextYear));
      kept.arranged.push({ engagement, id });
      told("session");
    },
    async add() {
      const engagement = random.one(engagements), title = `Document ${++titles}`;
      const content = textOf(1 + random.below(random.one([5_000, 200_000, 3_000_000])));
      const document = { engagement, hash: hashOf(content), acknowledged: false };
      kept.documents.set(title, document);
      const file = { name: `${titles}.txt`, type: "text/plain", content };
      const answer = await coach.sendFile(`/engagements/${engagement}/documents`, { title, note: "" }, file, token);
      if (answer.status !== 303) throw new Error(`${title}: ${answer.status} ${await answer.text()}`);
      document.acknowledged = true;
      told("document");
    },
  };

  async function keepAt(work, rest) {
    while (!stopping) {
      try {
        await work();
      } catch (error) {
        if (isBusy(error)) ++kept.busy;
        else if (!stopping || !wentAway(error)) throw error;  // nothing else may fail, and nothing before the kill
        else return;
      }
      await pause(rest + random.below(2 * rest));
    }
  }

  return {
    coach, engagements, kept, api,
    /** Sets them to work, with these others beside: [work, how long they rest between]. */
    go(...others) {
      stopping = false;
      const hands = [[works.log, 100], [works.log, 100], [works.log, 300], [works.arrange, 200], [works.add, 60],
        [works.add, 60], [works.add, 200], ...others];
      done = hands.map(([work, rest]) => keepAt(work, rest));
      for (const one of done) one.catch(() => {});  // over() says
    },
    /** From now on nobody begins anything, and the program may go away. */
    stop() { stopping = true; },
    /** Waits for them; fails when anything did. */
    over: () => Promise.all(done),
  };
}

/** What is at that path; fails when it is not given. */
export async function opened(reader, path) {
  const answer = await reader.ask(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** The documents of an engagement, newest first, until a page lists none that is `fresh(title)`: [{title, path}]. */
export async function listedDocuments(reader, engagement, fresh = () => true) {
  const found = [];
  for (let page = 1, of = 1; page <= of; ++page) {
    const html = await (await opened(reader, `/engagements/${engagement}/documents?page=${page}`)).text();
    assert.match(html, /<h1[^>]*>[^<]*Documents/, `page ${page} of ${engagement}`);
    const rows = [...html.matchAll(/href="(\/engagements\/\w+\/documents\/[0-9a-z]{33})">([^<]*)</g)];
    found.push(...rows.map(([, path, title]) => ({ title, path })));
    if (!rows.some(([, , title]) => fresh(title))) break;
    of = Math.max(of, ...[...html.matchAll(/[?&;]page=(\d+)/g)].map(([, number]) => Number(number)));
  }
  return found;
}

/** The newest version's content of the document at that path. */
export async function contentOf(reader, path) {
  const html = await (await opened(reader, path)).text();
  const [, file] = new RegExp(`href="(${path}/versions/[0-9a-z]{33})"`).exec(html) ?? [];
  assert.ok(file, `${path} has no file`);
  return Buffer.from(await (await opened(reader, file)).arrayBuffer());
}
