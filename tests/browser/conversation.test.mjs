// The performance conversation of a session: prepared for, drafted, shared and looked back on; what one keeps for
// oneself stays there; those who manage find nothing of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  aHouseWithBrowsers, ask, fillIn, follow, inDays, linksOf, openEngagement, press, said,
} from "./support/journey.mjs";

let coach, coachee, name, space, session;
const toCome = inDays(7), done = inDays(-2);

// Words nobody else would write, one in each place.
const planted = {
  preparation: "Qvornstaple", coachNotes: "Qbrimhollow", coacheeNotes: "Qtansywick", focus: "Qpellmarsh",
  agreed: "Qwethercombe", typed: "Qlarkspindle", reflection: "Qdunmallow",
};
const partsOf = (path, parts) => parts.map((part) => path + part);
const isIn = (text) => Object.values(planted).filter((word) => text.includes(word));

const at = aHouseWithBrowsers(async () => {
  name = at.house.person("Coachee").name;
  [coach, coachee] = [await at.as("External coach"), await at.as("Coachee")];
});

const words = (day) =>
  day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Opens what there is about the session of that day. */
async function openSession(page, part, day) {
  await openEngagement(page, name, "Conversations");
  const row = page.locator("main tbody tr").filter({ hasText: words(day) });
  await Promise.all([page.waitForNavigation(), row.getByRole("link", { name: part }).first().click()]);
}

test("before a session both look back on the last one, its open actions, and prepare for themselves", async () => {
  await openEngagement(coach, name);
  space = new URL(coach.url()).pathname;
  await follow(coach, "Arrange a session");
  await fillIn(coach, { starts: toCome, time: "10:00", minutes: "60", mode: { radio: "video" } });
  await press(coach, "Arrange the session");

  await coachee.goto("/home");
  await follow(coachee, "Session with Harpreet Chowdhury");
  await at.look(coachee, "a session to come, as its partners see it");
  await follow(coachee, "Prepare for this session");
  await openSession(coach, "Prepare", toCome);
  for (const page of [coach, coachee]) {
    const seen = await said(page);
    assert.match(seen, /Two weekly meetings go to deputies/);
    assert.match(seen, /Tell the deputies by Friday/);
    assert.match(seen, /How the first two meetings went/);
  }
  await fillIn(coachee, { text: `Ask about ${planted.preparation}` });
  await press(coachee, "Save");
  assert.match(await coachee.inputValue("[name=text]"), new RegExp(planted.preparation));
  await at.look(coachee, "a preparation page with content");
  await openSession(coach, "Prepare", toCome);
  assert.deepEqual(isIn(await coach.content()), []);
});

test("a draft saved by its button is there again for who wrote it, and for nobody else", async () => {
  await openEngagement(coach, name);
  await follow(coach, "Log a session");
  await fillIn(coach, { starts: done, time: "7:15am", minutes: "60", mode: { radio: "video" } });
  await press(coach, "Log the session");

  await openSession(coach, "Session of", done);
  session = new URL(coach.url()).pathname;
  await at.look(coach, "the form of a conversation");
  await fillIn(coach, { focus: `How to say ${planted.focus}`, confidence: "6" });
  await press(coach, "Save draft");
  await openSession(coach, "Session of", done);
  assert.match(await coach.inputValue("[name=focus]"), new RegExp(planted.focus));
  assert.equal(await coach.inputValue("[name=confidence]"), "6");
  await at.look(coach, "a conversation in draft");
  await openEngagement(coach, name, "Conversations");
  assert.match(await said(coach), /Your draft/i);
  await at.look(coach, "conversations with a draft");

  await openSession(coachee, "Session of", done);
  assert.deepEqual(isIn(await coachee.content()), []);
});

test("a rating that is none comes back with all that was typed", async () => {
  await coach.goto(session);
  await fillIn(coach, { progress: "eleven" });
  await assert.rejects(press(coach, "Share with Jörg Zielińska"), /whole number from 0 to 10/);
  assert.match(await coach.inputValue("[name=focus]"), new RegExp(planted.focus));
});

test("what is shared is read by both", async () => {
  await fillIn(coach, { progress: "4", agreed: `To try ${planted.agreed}`, actions: "Write to the team\nAsk again" });
  await press(coach, "Share with Jörg Zielińska");
  assert.match(await said(coach), /Last changed by you/);
  await at.look(coach, "a conversation that is shared");

  await coachee.goto("/home");
  assert.match(await said(coachee), /shared a conversation with you/);
  assert.deepEqual(isIn(await coachee.content()), []);
  await follow(coachee, "shared a conversation with you");
  const read = await said(coachee);
  assert.ok(read.includes(planted.focus) && read.includes(planted.agreed), read);
  assert.match(read, /6 out of 10/);
  await at.look(coachee, "a conversation the other has shared");
});

test("with JavaScript a draft is saved as it is typed, and is not seen by the other before it is shared", async () => {
  const typing = await at.as("Coachee", { javaScript: true });
  await typing.goto(session);
  await follow(typing, "Change the conversation");
  await typing.locator("[name=next]").pressSequentially(`Come back to ${planted.typed}`, { delay: 5 });
  await typing.getByText(/Draft saved at \d+:\d\d/).waitFor();
  await typing.goto("/home");
  await typing.goto(session);
  assert.match(await typing.inputValue("[name=next]"), new RegExp(planted.typed));

  await coach.goto(session);
  assert.ok(!(await coach.content()).includes(planted.typed));
  await press(typing, "Share the changes with Harpreet Chowdhury");
  await coach.goto(session);
  assert.ok((await said(coach)).includes(planted.typed));
  await typing.context().close();
});

test("private notes of one partner are not seen by the other, nor that there are any", async () => {
  for (const [page, word] of [[coach, planted.coachNotes], [coachee, planted.coacheeNotes]]) {
    await page.goto(session);
    await follow(page, "Your private notes");
    assert.equal(await page.inputValue("[name=text]"), "");
    await fillIn(page, { text: `Only for me: ${word}` });
    await press(page, "Save");
  }
  await at.look(coach, "private notes");
  for (const [page, word] of [[coach, planted.coacheeNotes], [coachee, planted.coachNotes]])
    for (const path of ["/home", `${space}/conversations`, ...partsOf(session, ["", "/notes", "/prepare", "/reflect"])]) {
      await page.goto(path);
      assert.ok(!(await page.content()).includes(word), path);
    }
});

test("the reflection after it is one's own until it is shared", async () => {
  await coachee.goto(session);
  await follow(coachee, "Your reflection");
  await at.look(coachee, "the form of a reflection");
  await fillIn(coachee, { useful: `I noticed ${planted.reflection}`, shared: { radio: "no" } });
  await press(coachee, "Save");
  await coach.goto(`${session}/reflect`);
  assert.ok(!(await coach.content()).includes(planted.reflection));

  await fillIn(coachee, { shared: { radio: "yes" } });
  await press(coachee, "Save");
  await coach.goto("/home");
  await follow(coach, "shared a reflection with you");
  assert.ok((await said(coach)).includes(planted.reflection));
  await at.look(coach, "a reflection the other has shared");
});

test("neither the line manager nor the programme manager finds anything of it", async () => {
  for (const role of ["Line manager", "Programme manager"]) {
    const page = await at.as(role);
    const parts = partsOf(space, ["", "/conversations", "/agreement", "/plan", "/messages", "/documents", "/tools"]);
    const about = partsOf(session, ["", "/notes", "/prepare", "/reflect"]);
    for (const path of new Set([...parts, ...about, ...(await linksOf(page)), "/notices"])) {
      const { status, text } = await ask(page, path);
      assert.deepEqual(isIn(text), [], `${role} at ${path}`);
      if (path.startsWith(`${space}/`)) assert.equal(status, 404, `${role} at ${path}`);
    }
    await page.context().close();
  }
});

test("the page about privacy says what is kept of what is said, and who can read it", async () => {
  await coachee.goto("/home");
  await Promise.all([coachee.waitForNavigation(), coachee.getByRole("link", { name: "Privacy" }).click()]);
  const page = await said(coachee);
  assert.doesNotMatch(page, /keeps nothing of what is said/);
  assert.match(page, /What coach and coachee write .* is kept sealed/);
  await at.look(coachee, "the page about privacy");
});
