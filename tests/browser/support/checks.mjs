// What every page must pass: axe and no sideways scrolling at both widths, and valid HTML as the server sent it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const widths = [320, 1280];

/** What axe finds on the page as it is now shown, a line each. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), tags);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
}

const validator = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How markup is laid out is ours to choose, and the design system's.
    "attribute-boolean-style": "off", "attribute-empty-style": "off", "doctype-style": "off",
    "no-trailing-whitespace": "off", "void-style": "off", "attr-quotes": ["error", { style: "double" }],
    // Titles name the page, its parents and the service; assets are our own, at hashed paths.
    "long-title": "off", "require-sri": "off",
    // Our content-security policy would drop these.
    "no-inline-style": "error",
    // The design system's own markup, proven with assistive technology.
    "prefer-native-element": ["error", { exclude: ["button", "region"] }], "no-redundant-role": "off",
    "input-attributes": "off", "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit", "reset"] }],
    "aria-label-misuse": "off", "valid-autocomplete": "off", "tel-non-breaking": "off",
  },
}));

/** What is wrong with a text of HTML, a line each. */
export async function invalidities(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.filter(({ severity }) => severity === 2).map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`));
}

/** A picture of the page, kept in the folder WAYMARK_PICTURES names, for people to look at. */
async function picture(page, name, width) {
  const folder = process.env.WAYMARK_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name.replace(/\W+/g, "-")}-${width}.png`), fullPage: true });
}

/** Fails with everything wrong with the page now shown; leaves it at the width it had. */
export async function checkPage(page, name = page.url()) {
  const before = page.viewportSize();
  const wrong = (await invalidities(await page.sent)).map((each) => `HTML ${each}`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    wrong.push(...(await violations(page)).map((each) => `at ${width} px, ${each}`));
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) wrong.push(`at ${width} px, the page scrolls sideways: it is ${needed} px wide`);
    await picture(page, name, width);
  }
  await page.setViewportSize(before);
  assert.deepEqual(wrong, [], `${name} is not fit to be shown`);
}
