// Messages between partners, of which news and mail say only that they wait; and a concern, which its safeguarding lead
// reads and nobody else. Without JavaScript.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { apart, partsOf, until } from "../mail/support/post.mjs";
import { aHouseWithBrowsers, ask, fillIn, follow, openEngagement, press, said } from "./support/journey.mjs";

let coach, coachee, lead, name, messages;

const words = {
  first: "Qmossbridge", answer: "Qfennelgate", mistaken: "Qoxlipton", concern: "Qharebellow", more: "Qsorrelstead",
  note: "Qyarrowdale",
};
const isIn = (text, ...wanted) => wanted.filter((word) => text.includes(word));
const all = Object.values(words);

const at = aHouseWithBrowsers(async () => {
  name = at.house.person("Coachee").name;
  [coach, coachee, lead] = [await at.as("External coach"), await at.as("Coachee"), await at.as("Safeguarding lead")];
});

/** The first mail to somebody that says so: all of it, as it was sent and as a mail program would show it. */
const mailTo = (role, saying) => until(async () => {
  const folder = join(at.house.data, "outbox");
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".eml"))) {
    const sent = await readFile(join(folder, file), "latin1");
    const mail = apart(sent);
    const [{ text }] = partsOf(mail, "text/plain");
    if (mail.headers.to.includes(at.house.person(role).email) && saying.test(text)) return sent + text;
  }
  return null;
}, `the mail to the ${role}`);

test("a message waits for the other, whose news and mail say that and no more", async () => {
  await openEngagement(coach, name, "Messages");
  messages = new URL(coach.url()).pathname;
  assert.match(await said(coach), /There are no messages yet/);
  await fillIn(coach, { text: `Shall we meet at ${words.first}?\nI bring the papers.` });
  await press(coach, "Send the message");
  assert.match(await said(coach), /Not read yet/);
  await at.look(coach, "messages with one not read yet");

  await coachee.goto("/home");
  assert.match(await said(coachee), /You have a new message from Harpreet Chowdhury/);
  assert.match(await said(coachee), /Waiting for you\s+Read 1 message in the work with Harpreet Chowdhury/);
  assert.deepEqual(isIn(await coachee.content(), ...all), []);
  assert.deepEqual(isIn(await mailTo("Coachee", /new message from/), ...all), []);
});

test("the coachee reads and answers it, and the coach sees that it was read", async () => {
  await coachee.goto("/home");
  await follow(coachee, "You have a new message");
  assert.ok((await said(coachee)).includes(words.first));
  await fillIn(coachee, { text: `Yes: ${words.answer}` });
  await press(coachee, "Send the message");
  await coach.goto(messages);
  const seen = await said(coach);
  assert.match(seen, /Read/);
  assert.match(seen, /New/i);
  assert.ok(seen.includes(words.answer));
  await at.look(coach, "messages written and answered");
});

test("a message that is sent twice is there once, and its writer is told so", async () => {
  await coach.goto(messages);
  await fillIn(coach, { text: "Pressed twice" });
  const form = await coach.locator("main form").evaluate((one) => Object.fromEntries(new FormData(one)));
  const send = async () => (await coach.request.post(messages, { form })).text();
  assert.match(await send(), /Your message has been sent/);
  assert.match(await send(), /You sent this twice\. It has been done once\./);
  await coach.goto(messages);
  assert.equal((await said(coach)).split("Pressed twice").length - 1, 1);
});

test("who wrote a message by mistake withdraws it", async () => {
  await coach.goto(messages);
  await fillIn(coach, { text: `For somebody else: ${words.mistaken}` });
  await press(coach, "Send the message");
  const newest = coach.locator("main a").filter({ hasText: /^\s*Withdraw/ }).last();
  await Promise.all([coach.waitForURL(/withdraw$/), newest.click()]);
  await at.look(coach, "the question whether to withdraw a message");
  await press(coach, "Withdraw the message");
  for (const page of [coach, coachee]) {
    await page.goto(messages);
    assert.match(await said(page), /withdrew this message/);
    assert.deepEqual(isIn(await page.content(), words.mistaken), []);
  }
});

test("a concern goes to the safeguarding lead, who is told that one waits", async () => {
  await openEngagement(coachee, name);
  await follow(coachee, "Raise a concern");
  assert.match(await said(coachee), /Winston Adeyemi/);
  await fillIn(coachee, { text: `I am worried about ${words.concern}.\nIt happened twice.` });
  await press(coachee, "Send it");
  assert.ok((await said(coachee)).includes(words.concern));
  await at.look(coachee, "one's own concern");
  await coachee.goto("/concerns/mine");
  await at.look(coachee, "the list of one's own concerns");

  const mail = await mailTo("Safeguarding lead", /attention as safeguarding lead/);
  assert.deepEqual(isIn(mail, ...all, name, "Zielińska"), []);
  await lead.goto("/home");
  await follow(lead, "A concern has been raised with you");
  assert.ok((await said(lead)).includes(words.concern));
  await at.look(lead, "a concern as its lead reads it");
});

test("the lead acknowledges it and keeps notes that who raised it does not see, and is told more", async () => {
  await press(lead, "Acknowledge it");
  await fillIn(lead, { text: `Spoke with ${words.note}` });
  await press(lead, "Save the note");

  await coachee.goto("/home");
  await follow(coachee, "The concern you raised has been acknowledged");
  assert.match(await said(coachee), /Acknowledged/);
  assert.deepEqual(isIn(await coachee.content(), words.note), []);
  await fillIn(coachee, { text: `And again: ${words.more}` });
  await press(coachee, "Send it");
  await lead.reload();
  const seen = await lead.content();
  for (const word of [words.concern, words.more, words.note]) assert.ok(seen.includes(word), word);
  await at.look(lead, "a concern with notes and more");
  await lead.goto("/concerns");
  await at.look(lead, "the list of concerns");
});

test("nobody else reads the concern or the messages, nor finds that there is one", async () => {
  await coachee.goto("/concerns/mine");
  const own = await coachee.locator("main table a").first().getAttribute("href");
  const handled = own.replace("/mine", "");
  for (const role of ["External coach", "Line manager", "Programme manager", "Data protection officer",
    "System administrator", "Supplier administrator"]) {
    const page = role === "External coach" ? coach : await at.as(role);
    for (const path of [own, handled, "/concerns"]) {
      const { status, text } = await ask(page, path);
      assert.equal(status, 404, `${role} at ${path}`);
      assert.deepEqual(isIn(text, words.concern, words.more, words.note), [], role);
    }
    for (const path of ["/home", "/notices", "/concerns/mine"]) {
      const { text } = await ask(page, path);
      assert.doesNotMatch(text, /concern has been|added to a concern/, `${role} at ${path}`);
    }
    if (page === coach) continue;
    const { status, text } = await ask(page, messages);
    assert.equal(status, 404, role);
    assert.deepEqual(isIn(text, ...all), []);
    await page.context().close();
  }
  assert.equal((await ask(coachee, handled)).status, 404);
  assert.equal((await ask(lead, messages)).status, 404, "a concern opens nothing else");
});

test("closed, it is told as closed and takes no more", async () => {
  await lead.goto("/concerns");
  await Promise.all([lead.waitForURL(/concerns\/\w{33}$/), lead.locator("main table a").first().click()]);
  await follow(lead, "Close this concern");
  await at.look(lead, "the form that closes a concern");
  await lead.locator("main [name=outcome]").first().check();
  await press(lead, "Close the concern");
  await at.look(lead, "a concern that is closed");
  await coachee.goto("/home");
  await follow(coachee, "The concern you raised has been closed");
  assert.match(await said(coachee), /This concern is closed/);
  assert.equal(await coachee.locator("main textarea").count(), 0);
  await at.look(coachee, "one's own concern once it is closed");
});
