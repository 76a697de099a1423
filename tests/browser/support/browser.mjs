// Debian's Chromium, driven by Playwright, minding what a page asks for and what it complains of.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const quiet = [
  "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check",
];

/**
 * A browser for one test file that may ask only `url`'s host:
 * {visit(options), close()}; close() fails when a page asked another host or put an error on the console.
 */
export async function openBrowser(url) {
  const own = new URL(url).host;
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", headless: true, args: quiet });
  const asked = new Set();
  const complaints = [];

  /** A page in a context of its own; {javaScript: false} for a browser without scripts. */
  async function visit({ javaScript = true, width = 1280 } = {}) {
    const context = await browser.newContext({
      baseURL: url, javaScriptEnabled: javaScript, viewport: { width, height: 900 },
      locale: "en-GB", timezoneId: "America/New_York",  // the pages speak of London, wherever they are read
    });
    context.on("request", (request) => asked.add(new URL(request.url()).host));
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
      complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on("response", (response) => {
      if (!response.request().isNavigationRequest() || (response.status() >= 300 && response.status() < 400)) return;
      page.sent = response.text();  // what the server sent, before any script
      page.sent.catch(() => {});
    });
    return page;
  }

  return {
    visit,
    async close() {
      await browser.close();
      assert.deepEqual([...asked].filter((host) => host !== own && host !== ""), [], "a page asked another host");
      assert.deepEqual(complaints, [], "a page complained on the console");
    },
  };
}

/** Signs a member of the cast in and waits for their first page. */
export async function signIn(page, member) {
  await page.goto("/sign-in");
  await page.fill("input[name=email]", member.email);
  await page.fill("input[name=password]", member.password);
  await page.click("main button[type=submit]");
  await page.waitForURL((reached) => reached.pathname !== "/sign-in");
}
