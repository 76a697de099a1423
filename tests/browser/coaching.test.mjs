// The main job, in a browser without JavaScript: a coach logs a session and the coachee sees it; a programme manager
// reaches the spend answer in two clicks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openBrowser, signIn } from "./support/browser.mjs";
import { openHouse } from "./support/program.mjs";

let house, browser;
before(async () => {
  house = await openHouse();
  browser = await openBrowser(house.url);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

async function as(role) {
  const page = await browser.visit({ javaScript: false });
  await signIn(page, house.person(role));
  return page;
}

test("a programme manager reaches the spend answer in two clicks", async () => {
  const page = await as("Programme manager");
  await page.click("text=How much is spent on coaching in the whole department?");
  assert.match(await page.textContent("h1"), /How much is spent on coaching/);
  assert.match(await page.textContent("main"), /£[\d,]+\.\d\d/);
});

test("a coach logs a session never arranged, and the coachee sees it and is told", async () => {
  const coachee = await as("Coachee");
  await coachee.goto("/home");
  const before = await coachee.textContent("main");
  const done = Number(/(\d+) of \d+ sessions/.exec(before)[1]);

  const coach = await as("External coach");
  await coach.click(`main a:has-text("${house.person("Coachee").name}") >> nth=-1`);
  await coach.click("text=Log a session");
  const day = new Date(Date.now() - 3 * 86400_000);
  await coach.fill("[name=day-day], [name$='-day']", String(day.getUTCDate()));
  await coach.fill("[name$='-month']", String(day.getUTCMonth() + 1));
  await coach.fill("[name$='-year']", String(day.getUTCFullYear()));
  await coach.fill("input[name=time]", "7:15am");
  await coach.fill("input[name=minutes]", "60");
  await coach.check("input[type=radio] >> nth=0");
  await coach.click("main form button[type=submit]");
  assert.equal(await coach.locator(".govuk-error-summary").count(), 0, await coach.textContent("main"));

  await coachee.goto("/home");
  const now = await coachee.textContent("main");
  assert.equal(Number(/(\d+) of \d+ sessions/.exec(now)[1]), done + 1);
  assert.match(now, /Harpreet Chowdhury/);
});

test("what was typed is still there when a form has a problem", async () => {
  const page = await browser.visit({ javaScript: false });
  await page.goto("/sign-in");
  await page.fill("input[name=email]", "somebody@justice.example");
  await page.fill("input[name=password]", "not the password");
  await page.click("main button[type=submit]");
  assert.equal(await page.inputValue("input[name=email]"), "somebody@justice.example");
  assert.match(await page.title(), /^Error: /);
});
