// kill -9 at random moments while sessions are logged and arranged, documents are added and mail is carried, all at
// once. What was acknowledged is there, what was not is there whole or not at all, and no mail is lost or comes twice.
//
// WAYMARK_KILLS how many (a few by default); WAYMARK_SEED that of an earlier run, for the same moments and the same
// load; WAYMARK_TEST_DATABASE an empty database elsewhere (postgresql:///NAME).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openHouse } from "../browser/support/program.mjs";
import { until, visitor } from "../mail/support/post.mjs";
import { chance, contentOf, hashOf, listedDocuments, openLoad, pause } from "./support/load.mjs";
import { countingServer, eachMailOnce, rows } from "./support/mail.mjs";

const kills = Number(process.env.WAYMARK_KILLS ?? 8);
const seed = Number(process.env.WAYMARK_SEED ?? Math.floor(Math.random() * 2 ** 31));
const database = process.env.WAYMARK_TEST_DATABASE;
const random = chance(seed);
const longest = 2500;  // milliseconds to a kill; mail is carried from the first second on

let house, server, load, administrator, atFirst;
/** Who waits for what is acknowledged: {what, left, reached()}. */
let awaited;
const told = (what) => {
  if (what === awaited?.what && --awaited.left === 0) awaited.reached();
};

before(async () => {
  server = await countingServer({ random: chance(seed + 1), told });
  house = await openHouse({ env: { ...server.settings, WAYMARK_DOCUMENTS_QUOTA_MEGABYTES: "100000" }, database });
  load = await openLoad(house, { random, told });
  administrator = await visitor(house, house.person("System administrator"));
  atFirst = await completedByEngagement();
});
after(async () => {
  await server?.close();
  await house?.close();
});

const sql = (text) => rows(house, database, text);
const countMails = async (kind, about) => new Map(await sql("select about_id, count(*) from mail" +
  ` where kind = '${kind}' and about_id in (${about}) group by about_id`));
const list = (ids) => ids.map((id) => `'${id}'`).join(", ");

async function completedByEngagement() {
  return new Map(await Promise.all(load.engagements.map(async (id) =>
    [id, (await load.api.get(`/engagements/${id}`)).sessions_completed])));
}

/** Kills the program: after so long, or amid or just after something it did. */
async function killAtRandom() {
  const what = random.one(["time", "time", "session", "document", "mail"]), late = random.below(4);
  const left = 1 + random.below(what === "mail" ? 40 : 15), time = 20 + random.below(longest);
  if (what === "time") await pause(time);
  else {
    await Promise.race([new Promise((reached) => (awaited = { what, left, reached })), pause(longest)]);
    await pause(late);
  }
  awaited = undefined;
  load.stop();
  await house.kill();
  await load.over();
}

/** How much has been seen to be there already. */
const seen = { logged: 0, arranged: 0, titles: new Set() };

async function acknowledgedIsThere() {
  const { logged, arranged } = load.kept;
  const fresh = [...logged.slice(seen.logged), ...arranged.slice(seen.arranged)];
  await Promise.all(fresh.map(async ({ engagement, id }) => {
    const found = await load.api.get(`/engagements/${engagement}/sessions/${id}`);
    assert.equal(found.session?.id, id, "acknowledged, yet gone");
  }));
  const invited = list(arranged.slice(seen.arranged).map(({ id }) => id));
  if (invited) {
    const mails = await countMails("session_arranged", invited);
    for (const { id } of arranged.slice(seen.arranged))
      assert.equal(mails.get(id), "2", "both partners are written to");
  }
  Object.assign(seen, { logged: logged.length, arranged: arranged.length });
}

/** Every document listed is whole, and every acknowledged one is listed. */
async function documentsAreWhole() {
  const { documents } = load.kept;
  const fresh = (title) => documents.has(title) && !seen.titles.has(title);
  await Promise.all(load.engagements.map(async (engagement) => {
    for (const { title, path } of await listedDocuments(load.coach, engagement, fresh)) {
      if (!fresh(title)) continue;
      const content = await contentOf(load.coach, path);
      assert.equal(hashOf(content), documents.get(title).hash, `${title} is not what was sent`);
      assert.equal(documents.get(title).engagement, engagement);
      seen.titles.add(title);
    }
  }));
  const gone = [...documents].filter(([title, { acknowledged }]) => acknowledged && !seen.titles.has(title));
  assert.deepEqual(gone, [], "acknowledged, yet gone");
}

async function isSound() {
  assert.match(await house.run("check"), /^The database is sound/);
}

test(`kill -9 at ${kills} random moments loses nothing that was acknowledged (WAYMARK_SEED=${seed})`, async (t) => {
  let halves = 0;
  for (let kill = 1; kill <= kills; ++kill) {
    load.go();
    await killAtRandom();
    assert.doesNotMatch(house.said, /"level":"error"/);
    if (kill % 10 === 0 || kill === kills) await isSound();
    await house.serveAgain();
    halves = Math.max(halves, Number((await sql("select count(*) from document_upload"))[0][0]));
    await acknowledgedIsThere();
    await documentsAreWhole();
    if (kill % 10 === 0) await eachMailOnce({ house, database, server, administrator });
  }
  const { logged, arranged, documents } = load.kept;
  t.diagnostic(`${kills} kills: ${logged.length} sessions logged, ${arranged.length} arranged;` +
    ` ${documents.size} documents sent, ${seen.titles.size} of them there, ${halves} broken off half way;` +
    ` ${load.kept.busy} were to be tried again later`);
  assert.ok(logged.length > kills && arranged.length > 0 && seen.titles.size > 0, "too little went on");
});

test("each mail has reached the server once, or is shown as one that may have", async (t) => {
  // One that was on its way when the program was killed is left alone for three minutes; a long run waits for that.
  // One that could not be carried is tried again after a minute, and then after two.
  const patience = kills > 50 ? 600 : 240;
  const counts = await until(async () => {
    const counts = await eachMailOnce({ house, database, server, administrator });
    const csv = await (await administrator.ask("/admin/jobs?show=waiting&format=csv")).text();
    const shown = csv.split("\r\n").filter((line) => line.includes(",being_carried,")).length;
    return counts.waiting === 0 && shown === counts.carried && (kills <= 50 || shown === 0) && counts;
  }, "all that can go to have gone, and the rest to be shown", patience);
  t.diagnostic(`${counts.sent} mails sent, ${counts.carried} being carried, ${counts.doubtful} may have been sent`);
  assert.ok(counts.sent > 0);
  assert.ok(counts.carried + counts.doubtful <= kills, "more are in doubt than there were kills");
});

test("what is counted is what is there, and each session that was logged was told once", async () => {
  const now = await completedByEngagement();
  const told = await countMails("session_completed", list(load.engagements));
  for (const engagement of load.engagements) {
    const [[there]] = await sql("select count(*) from session where completed_at is not null" +
      ` and engagement_id = '${engagement}'`);
    assert.equal(now.get(engagement), Number(there), "the kept count is that of the sessions");
    assert.equal(now.get(engagement) - atFirst.get(engagement), Number(told.get(engagement) ?? 0), engagement);
  }
  const kept = [...load.kept.logged, ...load.kept.arranged].map(({ id }) => id);
  const there = new Set((await sql("select id from session")).map(([id]) => id));
  assert.deepEqual(kept.filter((id) => !there.has(id)), [], "acknowledged, yet gone");
  const listed = (await Promise.all(load.engagements.map((id) => listedDocuments(load.coach, id)))).flat();
  const titles = new Set(listed.map(({ title }) => title));
  assert.deepEqual([...seen.titles].filter((title) => !titles.has(title)), [], "was there, yet gone");
});
