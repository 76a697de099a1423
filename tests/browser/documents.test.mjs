// Documents in a browser without JavaScript: a coach adds one, the coachee downloads it, a second version comes, it is
// withdrawn; and what is no good comes back with what was typed. Every page on the way is fit to be shown.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { openBrowser, signIn } from "./support/browser.mjs";
import { checkPage } from "./support/checks.mjs";
import { openHouse } from "./support/program.mjs";

let house, browser, coach, coachee, looking, documents;
before(async () => {
  house = await openHouse({ env: { WAYMARK_DOCUMENTS_MOST_MEGABYTES: "1" } });
  browser = await openBrowser(house.url);
  coach = await as("External coach");
  coachee = await as("Coachee");
  looking = await as("External coach", true);  // what checks a page is a script
  await coach.click(`main a:has-text("${house.person("Coachee").name}") >> nth=-1`);
  await coach.click("main >> text=Documents");
  documents = coach.url();
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function as(role, javaScript = false) {
  const page = await browser.visit({ javaScript });
  await signIn(page, house.person(role));
  return page;
}

const anyBytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * at) % 251));
const pdf = (words) => Buffer.concat([Buffer.from(`%PDF-1.7\n% ${words}\n`), anyBytes]);
const asFile = (name, buffer) => ({ name, mimeType: "application/pdf", buffer });
const fileName = "Mid-year review – Gwenllïan.pdf";

async function fill(page, { title, note, file }) {
  if (title !== undefined) await page.fill("input[name=title]", title);
  if (note !== undefined) await page.fill("textarea[name=note]", note);
  if (file) await page.setInputFiles("input[name=file]", file);
  await page.click("main form button[type=submit]");
}

/** Looks at that address as the coach with a script, and checks it. */
async function check(address) {
  await looking.goto(address);
  await checkPage(looking);
}

/** Follows the link and gives what was saved: {name, content}. */
async function save(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test("a coach adds a document, and the coachee downloads it as it was, as an attachment in a sandbox", async () => {
  await coach.click("text=Add a document");
  await fill(coach, { title: "Your review", note: "Before we meet:\npage 2", file: asFile(fileName, pdf("first")) });
  assert.match(await coach.textContent(".govuk-notification-banner"), /Your document is added/);

  await coachee.goto(documents);
  await coachee.click("main >> text=Your review");
  assert.match(await coachee.textContent("main"), /Before we meet:\s*page 2/);
  const link = coachee.locator("main a:has-text('Download')");
  const saved = await save(coachee, link);
  assert.equal(saved.name, fileName);
  assert.ok(saved.content.equals(pdf("first")));

  const answer = await coachee.context().request.get(await link.evaluate((anchor) => anchor.href));
  const headers = answer.headers();
  assert.match(headers["content-disposition"], /^attachment;/);
  assert.match(headers["content-security-policy"], /^sandbox;/);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match(headers["cache-control"], /no-store/);
  assert.equal(headers["content-length"], String(pdf("first").length));
});

test("a second version stands beside the first", async () => {
  await coach.goto(documents);
  await coach.click("main >> text=Your review");
  await coach.click("text=Add a new version");
  assert.equal(await coach.inputValue("input[name=title]"), "Your review");
  await fill(coach, { title: "Your review, corrected", file: asFile(fileName, pdf("second")) });
  await check(coach.url());

  await coachee.goto(documents);
  assert.equal(await coachee.locator("main >> text=Your review").count(), 1);
  await coachee.click("main >> text=Your review, corrected");
  const links = coachee.locator("main a:has-text('Download')");
  assert.equal(await links.count(), 2);
  assert.ok((await save(coachee, links.nth(0))).content.equals(pdf("second")));
  assert.ok((await save(coachee, links.nth(1))).content.equals(pdf("first")));
  await check(documents);
});

test("once withdrawn it is gone for the coachee, who sees only that there was one", async () => {
  await coachee.goto(documents);
  await coachee.click("main >> text=Your review, corrected");
  const address = coachee.url();
  const files = await coachee.locator("main a:has-text('Download')").evaluateAll((all) => all.map((one) => one.href));

  await coach.goto(address);
  await coach.click("main a:text-is('Withdraw')");
  await check(coach.url());
  await coach.click("text=Withdraw the document");
  assert.match(await coach.textContent(".govuk-notification-banner"), /The document is withdrawn/);
  await check(address);

  for (const file of files) assert.equal((await coachee.context().request.get(file)).status(), 404);
  await coachee.goto(documents);
  const list = await coachee.textContent("main");
  assert.doesNotMatch(list, /review/i);
  assert.match(list, /A document that was withdrawn/);
  await coachee.click("text=A document that was withdrawn");
  assert.doesNotMatch(await coachee.textContent("main"), /review|Download/);
});

for (const [what, file, message] of [
  ["a file that is too large", asFile("large.pdf", Buffer.alloc(2_000_000, "%PDF-1.7 and so on. ")),
    "The selected file must be 1 MB or smaller"],
  ["a page named as if it were a PDF", asFile("page.pdf", Buffer.from("<!DOCTYPE html><html><p>Hello</p></html>")),
    "The selected file must be one of these, by its content"],
  ["no file at all", undefined, "Select a file"],
  ["an empty file", asFile("empty.pdf", Buffer.alloc(0)), "The selected file is empty"],
])
  test(`${what} is told at its field, and what was typed is still there`, async () => {
    await coach.goto(`${documents}/new`);
    await fill(coach, { title: "A title", note: "A note", file });
    assert.match(await coach.title(), /^Error: /);
    assert.match(await coach.textContent(".govuk-error-summary"), new RegExp(message));
    assert.match(await coach.textContent("#file-error"), new RegExp(message));
    assert.equal(await coach.inputValue("input[name=title]"), "A title");
    assert.equal(await coach.inputValue("textarea[name=note]"), "A note");
    await coachee.goto(documents);
    assert.doesNotMatch(await coachee.textContent("main"), /A title/);
  });

test("the form with all its problems is fit to be shown", async () => {
  await looking.goto(`${documents}/new`);
  await fill(looking, { title: "x".repeat(151), note: "y".repeat(1_001) });
  assert.equal(await looking.locator(".govuk-error-summary li").count(), 3);
  await checkPage(looking);
});
