// The keys are rotated twice while partners read and write: nobody notices, and what the older keys wrapped opens with
// the newer ones alone. WAYMARK_TEST_DATABASE: an empty database elsewhere (postgresql:///NAME).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openHouse } from "../browser/support/program.mjs";
import { sharedEngagement, visitor } from "../mail/support/post.mjs";
import { chance, contentOf, hashOf, listedDocuments, opened, openLoad } from "./support/load.mjs";

const database = process.env.WAYMARK_TEST_DATABASE;
let house, load, coachee, conversation;
before(async () => {
  house = await openHouse({ env: { WAYMARK_DOCUMENTS_QUOTA_MEGABYTES: "100000" }, database });
  load = await openLoad(house);
  coachee = await visitor(house, house.person("Coachee"));
  const space = `/engagements/${await sharedEngagement(load.api, house.person("Coachee"))}/conversations`;
  const sessions = [...(await load.coach.get(space)).matchAll(/\/conversations\/([0-9a-z]{33})/g)];
  conversation = `${space}/${sessions.at(-1)[1]}`;  // the oldest has something in it
});
after(() => house?.close());

const done = { reads: 0 };
const { one: oneOf } = chance(2);

/** Opens what was said in a session, as one of its partners. */
async function readConversation() {
  const answer = await opened(oneOf([load.coach, coachee]), conversation);
  assert.match(await answer.text(), /hand over more of the daily work/);
  ++done.reads;
}

async function readDocument() {
  const listed = await listedDocuments(load.coach, oneOf(load.engagements), () => false);
  if (listed.length === 0) return;
  const { title, path } = oneOf(listed);
  assert.equal(hashOf(await contentOf(load.coach, path)), load.kept.documents.get(title).hash, title);
  ++done.reads;
}

const status = async () => JSON.parse(await house.run("keys", "status", "--format", "json"));
const written = () => [...load.kept.documents.values()].filter(({ acknowledged }) => acknowledged).length;
const atOnce = (work, hands) => Array.from({ length: hands }, () => [work, 0]);

async function allOpens() {
  await readConversation();
  for (const engagement of load.engagements)
    for (const { title, path } of await listedDocuments(load.coach, engagement))
      assert.equal(hashOf(await contentOf(load.coach, path)), load.kept.documents.get(title).hash, title);
}

test("keys rotated twice under load fail no read and no write, and the older ones are dropped", async (t) => {
  const before = await status();
  load.go(...atOnce(readConversation, 3), ...atOnce(readDocument, 3));
  for (let rotation = 1; rotation <= 2; ++rotation) {
    const { reads } = done, writes = written();
    while (done.reads < reads + 10 || written() < writes + 5) await new Promise((wake) => setTimeout(wake, 20));
    const [readsBefore, writesBefore] = [done.reads, written()];
    assert.match(await house.run("keys", "rotate"), new RegExp(`^The master key is version ${rotation + 1};`));
    const [read, added] = [done.reads - readsBefore, written() - writesBefore];
    t.diagnostic(`rotation ${rotation}: ${read} reads, ${added} documents meanwhile`);
    assert.ok(read > 0, "nothing was read while they were rotated");
  }
  load.stop();
  await load.over();
  // On PostgreSQL so many at once in one engagement stand in one another's way, rotation or not.
  if (database) t.diagnostic(`${load.kept.busy} were to be tried again later`);
  else assert.equal(load.kept.busy, 0);

  const after = await status();
  assert.deepEqual(before.master_versions, [1]);
  assert.deepEqual(after.master_versions, [3]);
  assert.deepEqual(after.warnings, before.warnings);
  await allOpens();
  assert.match(await house.run("check"), /^The database is sound/);
  assert.doesNotMatch(house.said, /"level":"error"/);
});

test("everything opens in a program started since", async () => {
  await house.kill();
  await house.serveAgain();
  await allOpens();
});
