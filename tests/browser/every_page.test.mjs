// Every page each member of the cast can reach by its links, and every form sent empty: no violation of axe, no
// sideways scrolling at 320 and 1280 px, valid HTML, no other host asked.
import { after, before, test } from "node:test";

import { openBrowser, signIn } from "./support/browser.mjs";
import { checkPage } from "./support/checks.mjs";
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

const id = /[0-9a-hjkmnp-tv-z]{33}/g;
const checked = new Map();  // pattern → in how many roles it was checked

/** What kind of page an address is: ids and values aside. */
function kindOf(address) {
  const url = new URL(address, house.url);
  return url.pathname.replace(id, "{id}") + [...url.searchParams.keys()].sort().map((name) => ` ?${name}`).join("");
}

/** Whether following the link would leave the pages: files, other sites, the way out. */
function isPage(address) {
  const url = new URL(address, house.url);
  return url.origin === house.url && !url.searchParams.has("format") && !url.pathname.startsWith("/assets/") &&
    !url.pathname.startsWith("/api/") && url.pathname !== "/sign-out";
}

async function links(page) {
  const all = await page.locator("a[href]").evaluateAll((anchors) => anchors.map((anchor) => anchor.href));
  return all.map((link) => link.split("#")[0]).filter((link) => link && isPage(link));
}

/** Sends each form of the page with nothing filled in; a page with an error summary is checked too. */
async function checkErrors(page, address) {
  const forms = await page.locator("main form[method=post]:has(input:not([type=hidden]), textarea, select)").count();
  for (let nth = 0; nth < forms; ++nth) {
    await page.goto(address);
    await page.locator("main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    const form = page.locator("main form[method=post]:has(input:not([type=hidden]), textarea, select)").nth(nth);
    const button = form.locator("button[type=submit]").first();
    if ((await button.count()) === 0) continue;
    for (const box of await form.locator("input[type=text], textarea").all()) await box.fill("");
    await button.click();
    if (await page.locator(".govuk-error-summary").count()) await checkPage(page, `${address} with its problems`);
  }
}

async function walk(member) {
  const page = await browser.visit({ javaScript: true });
  if (member) await signIn(page, member);
  const waiting = member ? ["/home"] : ["/sign-in"];
  const seen = new Set(waiting.map(kindOf));
  while (waiting.length > 0) {
    const address = waiting.shift();
    const kind = kindOf(address);
    await page.goto(address);
    for (const link of await links(page))
      if (!seen.has(kindOf(link))) {
        seen.add(kindOf(link));
        waiting.push(link);
      }
    const times = checked.get(kind) ?? 0;
    if (times >= 2) continue;
    checked.set(kind, times + 1);
    await checkPage(page, `${address} as ${member?.role ?? "a visitor"}`);
    if (times === 0) await checkErrors(page, address);
  }
  await page.context().close();
}

test("every page a visitor can reach is fit to be shown", () => walk(null));
for (const role of ["Programme manager", "External coach", "Coachee", "Line manager", "Agency lead", "Champion",
                    "Finance and information analyst", "Supplier administrator", "Data protection officer",
                    "Safeguarding lead", "System administrator", "Internal coach"])
  test(`every page the ${role} can reach is fit to be shown`, () => walk(house.person(role)));

test("a page that is not there is fit to be shown", async () => {
  const page = await browser.visit();
  await page.goto("/nowhere");
  await checkPage(page);
});
