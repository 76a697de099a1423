// What the partners of an engagement write, looked for wherever it must not be: by every other role, on every page,
// list, file and answer they can reach, in mail, in logs, and in what lies on the disk.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openHouse } from "../browser/support/program.mjs";
import { program, sharedEngagement, visitor } from "../mail/support/post.mjs";
import { errorsOf, linksOf } from "./support/forms.mjs";
import { planting, shapesOf } from "./support/planting.mjs";

let house, coach, coachee, engagement, session;
const { words, plant, word } = planting();
const fewest = 60;  // sensitive fields

before(async () => {
  house = await openHouse();
  coach = await visitor(house, house.person("External coach"));
  coachee = await visitor(house, house.person("Coachee"));
  engagement = await sharedEngagement(await program(house, house.person("External coach")), house.person("Coachee"));
  await plantAll();
});
after(() => house?.close());

const all = (html, pattern) => [...new Set([...html.matchAll(pattern)].map(([, found]) => found))];
const has = (...names) => (form) => names.every((name) => form.fields.some((field) => field.name === name));

async function plantAgreement(space) {
  await plant(coach, `${space}/agreement/draft`, { button: /Save/ });
  await plant(coachee, `${space}/agreement/draft`, { button: /Propose/ });
  await plant(coach, `${space}/agreement/send-back`);
}

async function plantConversations(space) {
  // The oldest first: the newest is yet to come.
  const sessions = all(await coach.get(`${space}/conversations`), /\/conversations\/([0-9a-z]{33})/g).reverse();
  [session] = sessions;
  for (const one of sessions.slice(0, 2)) {
    const here = `${space}/conversations/${one}`;
    await plant(coach, `${here}?change=yes`, { button: /Share/ });
    await plant(coachee, `${here}?change=yes`, { button: /Save draft/ });
    for (const partner of [coach, coachee])
      for (const own of ["notes", "prepare", "reflect"]) await plant(partner, `${here}/${own}`);
  }
}

async function plantPlan(space) {
  await plant(coachee, `${space}/plan/new`);
  await plant(coach, `${space}/plan/new`);
  for (const goal of all(await coachee.get(`${space}/plan`), /\/plan\/([0-9a-z]{33})/g)) {
    const here = `${space}/plan/${goal}`;
    await plant(coach, here, { pick: has("step_text") });
    await plant(coachee, here, { pick: has("evidence_text"), own: today("evidence_on") });
    await plant(coach, here, { pick: has("reading_note"), own: today("reading_on") });
  }
}

function today(name) {
  const now = new Date();
  return { [`${name}-day`]: String(now.getUTCDate()), [`${name}-month`]: String(now.getUTCMonth() + 1), [`${name}-year`]: String(now.getUTCFullYear()) };
}

async function plantDocuments(space) {
  for (const partner of [coach, coachee]) {
    const where = `${space}/documents`;
    const answer = await partner.upload(where, { title: word(`${where} title`), note: word(`${where} note`) },
      { name: `${word(`${where} name`)}.txt`, type: "text/plain", content: `It begins.\n${word(`${where} content`)} ${"More. ".repeat(30_000)}\n` }, `${where}/new`);
    assert.equal(errorsOf(answer), "", where);
  }
}

async function plantMessages(space) {
  for (const partner of [coach, coachee, coach]) await plant(partner, `${space}/messages`);
  await plant(coachee, `${space}/concern`);
}

async function plantAll() {
  const space = `/engagements/${engagement}`;
  await plantAgreement(space);
  await plantConversations(space);
  await plantPlan(space);
  await plantDocuments(space);
  await plantMessages(space);
}

const others = () => house.cast.filter(({ role }) => !["External coach", "Coachee"].includes(role));
const isRead = (words, text) => [...words].filter(([word]) => text.includes(word));

test("every field is planted, and the partners read what they shared", async () => {
  assert.ok(words.size >= fewest, `${words.size} words`);
  const page = await coachee.get(`/engagements/${engagement}/conversations/${session}`);
  assert.ok(isRead(words, page).length >= 3);
});

test("no other role finds a word on any page, list or file they can reach", async () => {
  const own = [`/engagements/${engagement}`, ...["agreement", "agreement/aims", "conversations", `conversations/${session}`,
    `conversations/${session}/notes`, "plan", "plan/shared", "messages", "documents", "concern"].map((at) => `/engagements/${engagement}/${at}`)];
  for (const member of others()) {
    const reader = await visitor(house, member);
    const waiting = ["/home", "/notices", "/account", ...own], seen = new Set(waiting);
    // The safeguarding lead reads the concern that was raised with them.
    const hidden = [...words].filter(([, where]) => member.role !== "Safeguarding lead" || !where.includes("/concern"));
    for (let read = 0; waiting.length > 0 && read < 250; ++read) {
      const path = waiting.shift();
      const page = await reader.get(path);
      assert.deepEqual(isRead(hidden, page), [], `${member.role} at ${path}`);
      for (const link of linksOf(page)) {
        // One of each kind of page, and of each list its first pages: there are thousands of people and sessions.
        const kind = link.replace(/[0-9a-z]{33}/g, "…").replace(/=[^&]*/g, "");
        if (seen.has(link) || seen.has(`${kind} twice`)) continue;
        seen.add(seen.has(kind) ? `${kind} twice` : kind).add(link);
        waiting.push(link);
      }
    }
  }
});

test("no answer of the interface for programs has a word, whoever asks", async () => {
  const document = await (await fetch(`${house.url}/api/v1/openapi.json`)).json();
  const paths = Object.entries(document.paths).filter(([, methods]) => methods.get).map(([path]) => path.replace(/^\/api\/v1/, ""));
  assert.ok(paths.length > 10);
  for (const member of house.cast) {
    const asking = await program(house, member);
    for (const path of paths) {
      const asked = path.replace("{engagement}", engagement).replace("{session}", session).replace(/\/engagements\/\{\w+\}/, `/engagements/${engagement}`);
      if (/\{/.test(asked)) continue;
      const answer = JSON.stringify(await asking.get(asked));
      assert.deepEqual(isRead(words, answer), [], `${member.role} asks for ${asked}`);
    }
  }
});

test("no mail, log line or address has a word", async () => {
  const folder = join(house.data, "outbox");
  for (const name of await readdir(folder)) {
    const mail = await readFile(join(folder, name), "utf8");
    const decoded = mail + Buffer.from(mail.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), "latin1");
    assert.deepEqual(isRead(words, decoded), [], name);
  }
  assert.deepEqual(isRead(words, house.said), []);
});

test("what lies on the disk has none of them: the database, its log, the key store, the outbox, a backup", async () => {
  const shapes = [...words].flatMap(([word, where]) => shapesOf(word).map((shape) => [shape, where]));
  await house.kill();  // the write-ahead log is as it was
  await house.run("backup", join(house.data, "yesterday.backup"));
  const files = (await readdir(house.data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.ok(files.some(({ name }) => name.endsWith("-wal") || name === "waymark.sqlite"));
  for (const entry of files) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const [shape, where] of shapes) assert.equal(bytes.indexOf(shape), -1, `${entry.name} has what was written at ${where}`);
  }
  await house.serveAgain();
});
