// What the journeys share: the house with its cast at their browsers, and forms filled in as people fill them in.
import assert from "node:assert/strict";
import { after, before } from "node:test";

import { openBrowser, signIn } from "./browser.mjs";
import { checkPage } from "./checks.mjs";
import { openHouse } from "./program.mjs";

/** A house with a browser for one test file, closed after its last test; `begin` comes before the first. */
export function aHouseWithBrowsers(begin) {
  let house, browser;
  before(async () => {
    house = await openHouse();
    browser = await openBrowser(house.url);
    await begin();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  async function visit(options) {
    const page = await browser.visit({ javaScript: false, ...options });
    page.setDefaultTimeout(60_000);  // several journeys and a build may share the machine
    return page;
  }

  /** A member of the cast, by role, signed in at a browser of their own: without JavaScript unless asked for. */
  async function as(role, options) {
    const page = await visit(options);
    await signIn(page, house.person(role));
    return page;
  }

  /** Somebody of the pilot who is not of the cast: invited, and at their browser with an account just opened. */
  async function invited(email) {
    const page = await visit();
    const { pathname, search } = new URL(await house.run("user", "invite", email));
    await page.goto(pathname + search);
    await page.fill("input[name=password]", "correct pony waymark staple");
    await page.click("main button[type=submit]");
    await page.waitForURL((reached) => reached.pathname === "/home");
    return page;
  }

  /** Fails unless the page, as it is now, is fit to be shown to whom it is shown. */
  async function look(page, name) {
    const seen = await visit({ javaScript: true });
    await seen.context().addCookies(await page.context().cookies());
    await seen.goto(page.url());
    await checkPage(seen, name);
    await seen.context().close();
  }

  return { get house() { return house; }, as, invited, look };
}

/** What the page says. */
export const said = async (page) => (await page.locator("main").innerText()).replace(/[ \t\u00a0]+/g, " ");

/** Fills in fields by their names; a Date goes into the three boxes of a day, true is a tick, {radio} is a choice. */
export async function fillIn(page, fields, where = "main") {
  const within = page.locator(where);
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Date) {
      const parts = { day: value.getUTCDate(), month: value.getUTCMonth() + 1, year: value.getUTCFullYear() };
      for (const [part, number] of Object.entries(parts))
        await within.locator(`[name="${name}-${part}"]`).fill(String(number));
    } else if (value === true) await within.locator(`[name="${name}"]`).check();
    else if (typeof value === "object") await within.locator(`[name="${name}"][value="${value.radio}"]`).check();
    else await within.locator(`[name="${name}"]`).fill(value);
  }
}

/** Presses the button with that text, and fails when the answer speaks of a problem. */
export async function press(page, text) {
  const button = page.locator("main").getByRole("button", { name: text, exact: true });
  await Promise.all([page.waitForNavigation(), button.click()]);
  const problems = page.locator(".govuk-error-summary");
  if (await problems.count()) assert.fail(`${page.url()}: ${await problems.innerText()}`);
}

/** The day that many days from now. */
export const inDays = (days) => new Date(Date.now() + days * 86_400_000);

/** Follows the first link of the page's main part with that text, whether it looks like a link or like a button. */
export async function follow(page, text) {
  await Promise.all([page.waitForNavigation(), page.locator("main a").filter({ hasText: text }).first().click()]);
}

/** Opens the engagement of that person, with that coach where there are several, and there the part with that name. */
export async function openEngagement(page, name, part, coach = name) {
  await page.goto("/home");
  const row = page.locator("main table tr").filter({ hasText: name }).filter({ hasText: coach });
  await Promise.all([page.waitForNavigation(), row.first().locator("a").first().click()]);
  if (part) await follow(page, part);
}

/** Every address of the house that the page leads to. */
export const linksOf = (page) =>
  page.locator("a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));

/** What an address answers to whoever sits there: {status, text}. */
export async function ask(page, path) {
  const answer = await page.request.get(path, { maxRedirects: 5 });
  return { status: answer.status(), text: await answer.text() };
}
