// A development tool on its way: a supplier's administrator adds it, the programme manager sends it back and then
// releases it, a coach finds it and hands it to a coachee, who works with it. The supplier sees that it is used and
// nothing of what was written. Without JavaScript.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { aHouseWithBrowsers, ask, fillIn, follow, linksOf, openEngagement, press, said } from "./support/journey.mjs";

let supplier, manager, coach, coachee, name;

const link = { title: "A film about listening", address: "https://tools.sup-03.example/listening" };
const cards = { title: "Values in twelve cards", text: "Lay them out. Keep three.\n" };
const words = { note: "Qcinderford", answer: "Qbuckthorn" };
const isIn = (text, ...wanted) => wanted.filter((word) => text.includes(word));

const at = aHouseWithBrowsers(async () => {
  name = at.house.person("Coachee").name;
  supplier = await at.as("Supplier administrator");
  manager = await at.as("Programme manager");
  coach = await at.as("External coach");
  coachee = await at.as("Coachee");
});

async function openTools(page, view) {
  await page.goto("/home");
  const link = page.getByRole("navigation").getByRole("link", { name: "Tools" });
  await Promise.all([page.waitForURL(/\/tools$/), link.click()]);
  if (view) await follow(page, view);
}

/** A file as somebody would choose it from their disk. */
const fileOf = (file, text) => ({ name: file, mimeType: "text/plain", buffer: Buffer.from(text) });

const about = (title, tags) => ({
  title, description: `${title}: for the second or third session.`, tags, licence: "Free for our own coachees",
  purpose: { radio: "reflection" }, language: { radio: "en" }, audience: { radio: "everyone" },
});

test("the supplier's administrator adds a link and a file, and sends them for review", async () => {
  await openTools(supplier);
  await at.look(supplier, "the supplier's library without tools");
  await follow(supplier, "Add a tool");
  const wrong = link.address.replace("https", "http");
  await fillIn(supplier, { ...about(link.title, "listening, film"), kind: { radio: "link" }, link: wrong });
  await assert.rejects(press(supplier, "Save as a draft"), /https:\/\//);
  await fillIn(supplier, { link: link.address });
  await press(supplier, "Save as a draft");
  await at.look(supplier, "a tool in draft");
  await press(supplier, "Send for review");

  await openTools(supplier);
  await follow(supplier, "Add a tool");
  await fillIn(supplier, { ...about(cards.title, "values, cards"), kind: { radio: "file" } });
  await supplier.setInputFiles("[name=file]", fileOf("values.txt", cards.text));
  await press(supplier, "Save as a draft");
  assert.match(await said(supplier), /values\.txt/);
  await press(supplier, "Send for review");
  assert.match(await said(supplier), /To review/i);
});

test("the programme manager sends one back with the reason, and releases the other", async () => {
  await manager.goto("/home");
  assert.match(await said(manager), /Tamsin Birch sent a development tool for review/);
  await openTools(manager, /^To review/);
  await at.look(manager, "tools to review");
  await follow(manager, cards.title);
  await follow(manager, /^\s*Review\s*$/);
  await at.look(manager, "the review of a tool with a file");
  await fillIn(manager, { decision: { radio: "send_back" } });
  await assert.rejects(press(manager, "Save the decision"), /Enter the reason/);
  await fillIn(manager, { reason: "Say who made the cards." });
  await press(manager, "Save the decision");

  await follow(manager, link.title);
  await follow(manager, /^\s*Review\s*$/);
  await fillIn(manager, { decision: { radio: "release" } });
  await press(manager, "Save the decision");
  assert.match(await said(manager), /Released/i);
});

test("the administrator reads why, puts it right, and it is released", async () => {
  await supplier.goto("/home");
  await follow(supplier, "sent your development tool back");
  assert.match(await said(supplier), /Say who made the cards\./);
  await at.look(supplier, "a tool that was sent back");
  await follow(supplier, /^\s*Change\s*$/);
  assert.equal(await supplier.inputValue("[name=title]"), cards.title);
  await fillIn(supplier, { description: "Twelve cards by Tamsin Birch: for the second or third session." });
  await press(supplier, "Save as a draft");
  await press(supplier, "Send for review");

  await openTools(manager, /^To review/);
  await follow(manager, cards.title);
  await follow(manager, /^\s*Review\s*$/);
  await fillIn(manager, { decision: { radio: "release" } });
  await press(manager, "Save the decision");
});

test("a coach finds it by a word and by a tag", async () => {
  await openTools(coach);
  const found = async () => (await coach.locator("main tbody th").allInnerTexts()).map((text) => text.trim());
  await fillIn(coach, { search: "twelve values" });
  await press(coach, "Apply filters");
  assert.deepEqual(await found(), [cards.title]);
  await coach.goto("/tools");
  await fillIn(coach, { tag: "Listening" });
  await press(coach, "Apply filters");
  assert.deepEqual(await found(), [link.title]);
  await at.look(coach, "the library with a filter");
});

test("the coach hands it to a coachee with a note that the two of them read", async () => {
  await openTools(coach);
  await follow(coach, cards.title);
  await at.look(coach, "a tool as a coach sees it");
  await follow(coach, name);
  await at.look(coach, "the form that hands a tool on");
  await fillIn(coach, { note: `Start with ${words.note}` });
  await press(coach, "Hand it on");

  await openEngagement(coach, name, "Tools");
  await follow(coach, "Hand on a tool");
  await fillIn(coach, { search: "film" });
  await press(coach, "Search");
  await at.look(coach, "the choice of a tool to hand on");
  await follow(coach, link.title);
  await press(coach, "Hand it on");
  await at.look(coach, "tools handed on");
});

test("the coachee is told, opens it, works with it and marks it as done", async () => {
  await coachee.goto("/home");
  assert.match(await said(coachee), /Harpreet Chowdhury handed you a development tool/);
  await openEngagement(coachee, name, "Tools");
  await follow(coachee, cards.title);
  assert.ok((await said(coachee)).includes(words.note));
  const here = new URL(coachee.url()).pathname;
  const opening = coachee.getByRole("button", { name: "Open the tool" }).click();
  const [download] = await Promise.all([coachee.waitForEvent("download"), opening]);
  assert.equal(download.suggestedFilename(), "values.txt");
  assert.equal(await readFile(await download.path(), "utf8"), cards.text);

  await coachee.goto(here);
  assert.match(await said(coachee), /Opened/i);
  await follow(coachee, "the documents of this engagement");
  await follow(coachee, "Add a document");
  await fillIn(coachee, { title: "My three cards" });
  await coachee.setInputFiles("[name=file]", fileOf("my-values.txt", `I kept ${words.answer} and two more.\n`));
  await press(coachee, "Add the document");
  await at.look(coachee, "documents with one of them");

  await coachee.goto(here);
  await press(coachee, "Mark as done");
  await at.look(coachee, "a tool that is done");
});

test("the coach is told, and reads the completed copy", async () => {
  await coach.goto("/home");
  assert.match(await said(coach), /Jörg Zielińska has done a development tool/);
  await openEngagement(coach, name, "Documents");
  await follow(coach, "My three cards");
  await at.look(coach, "a document the other has added");
  const file = await coach.getByRole("link", { name: /Download my-values/ }).getAttribute("href");
  assert.ok((await ask(coach, file)).text.includes(words.answer));
});

test("the supplier's administrator sees how often it is used, and neither by whom nor what was written", async () => {
  await openTools(supplier, "How often they are used");
  const row = await supplier.locator("main tr", { hasText: cards.title }).innerText();
  assert.match(row, /(fewer than 5\s*){3}/, "no figure is about few people");
  await at.look(supplier, "how often tools are used");
  await supplier.goto("/home");
  const space = new URL(coachee.url()).pathname.replace(/\/tools.*/, "");
  const paths = [...(await linksOf(supplier)), "/notices", "/tools", "/tools/usage", "/tools/usage?format=csv",
    ...["", "/tools", "/documents", "/conversations", "/messages"].map((part) => space + part)];
  for (const path of new Set(paths)) {
    const { text } = await ask(supplier, path);
    assert.deepEqual(isIn(text, words.note, words.answer, "My three cards"), [], path);
  }
  assert.equal((await ask(supplier, `${space}/tools`)).status, 404);
});

test("the supplier has a tool given at the start, and withdraws it", async () => {
  await openTools(supplier, "Yours");
  await follow(supplier, link.title);
  await press(supplier, "Give it at the start");
  assert.match(await said(supplier), /Each new coachee of your coaches is given this tool/);
  await at.look(supplier, "a released tool as its supplier sees it");
  await follow(supplier, "Withdraw it");
  await at.look(supplier, "the question whether to withdraw a tool");
  await fillIn(supplier, { reason: "The film is no longer shown." });
  await press(supplier, "Withdraw the tool");
  await openEngagement(coachee, name, "Tools");
  await follow(coachee, link.title);
  assert.match(await said(coachee), /has been withdrawn/);
});
