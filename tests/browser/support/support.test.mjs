// The checks themselves are checked: on a small page that is well, and on pages with planted faults.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { openBrowser } from "./browser.mjs";
import { checkPage, invalidities } from "./checks.mjs";

const whole = (main, head = "") => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body><main><h1>A page</h1>${main}</main></body></html>`;

const pages = {
  "/well": whole("<p>All is well.</p>"),
  "/unlabelled": whole("<form action=\"/well\"><input type=\"text\" name=\"a\"><button type=\"submit\">Go</button></form>"),
  "/wide": whole("<pre>" + "x".repeat(400) + "</pre>"),
  "/foreign": whole("<img src=\"http://127.0.0.2:9/a.png\" alt=\"A picture\">"),
  "/complains": whole("<p>Text</p>", "<script>console.error(\"planted\")</script>"),
};

let server, url;
before(async () => {
  server = createServer((request, response) => {
    response.writeHead(pages[request.url] ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" });
    response.end(pages[request.url] ?? whole("<p>Not found</p>"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test("a page that is well passes every check, with and without scripts", async () => {
  const browser = await openBrowser(url);
  const page = await browser.visit();
  await page.goto("/well");
  await checkPage(page);
  const plain = await browser.visit({ javaScript: false, width: 320 });
  await plain.goto("/well");
  assert.equal(await plain.textContent("h1"), "A page");
  await browser.close();
});

test("a field without a label and a page too wide are found", async () => {
  const browser = await openBrowser(url);
  const page = await browser.visit();
  await page.goto("/unlabelled");
  await assert.rejects(checkPage(page), /label: Form elements must have labels/);
  await page.goto("/wide");
  await assert.rejects(checkPage(page), /at 320 px, the page scrolls sideways/);
  await browser.close();
});

test("HTML that is not valid is found", async () => {
  assert.deepEqual(await invalidities(pages["/well"]), []);
  assert.match((await invalidities(whole("<p><div>no</div></p>"))).join("\n"), /close-order|element-permitted|no-implicit/);
  assert.match((await invalidities(whole("<p style=\"color: red\">no</p>"))).join("\n"), /no-inline-style/);
});

test("a page that asks another host is found when the browser closes", async () => {
  const browser = await openBrowser(url);
  const page = await browser.visit();
  await page.goto("/foreign");
  await assert.rejects(browser.close(), /asked another host/);
});

test("a page that complains on the console is found when the browser closes", async () => {
  const browser = await openBrowser(url);
  const page = await browser.visit();
  await page.goto("/complains");
  await assert.rejects(browser.close(), /complained on the console/);
});
