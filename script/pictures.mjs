// Takes the pictures of the README from the running program: node script/pictures.mjs [URL]
// Needs script/demo serving at URL (http://localhost:8080).
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const url = process.argv[2] ?? "http://localhost:8080";
const pictures = join(dirname(dirname(fileURLToPath(import.meta.url))), "docs/pictures");
const password = "follow the waymark to the hut";
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

async function take(name, email, path) {
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1100, height: 760 } });
  await page.goto("/sign-in");
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await page.click("main button[type=submit]");
  await page.goto(path);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}

await take("spend", "morwenna.castell@justice.example", "/spend");
await take("engagements", "morwenna.castell@justice.example", "/engagements");
await take("home", "harpreet.chowdhury@sup-03.example", "/home");
await browser.close();
