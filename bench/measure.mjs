// What the program does in a second on one core, beside the bare loop or nginx in the
// same run. Needs bench/10_data.sh to have run. WAYMARK_BUILD, WAYMARK_BENCH_DIR, BENCH_ROUNDS, BENCH_SECONDS.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

import { load, medians, parsePeople } from "./support/load.mjs";
import { ownMegabytes, serverCore, startNginx, startWaymark } from "./support/processes.mjs";
import { freshness } from "./support/freshness.mjs";
import { neighbours } from "./support/neighbours.mjs";
import { pages, rowsOf, logAims, table } from "./support/table.mjs";

const build = process.env.WAYMARK_BUILD ?? "build/release";
const base = process.env.WAYMARK_BENCH_DIR ?? "build/bench";
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const only = process.argv.slice(2);
const wanted = (part) => only.length === 0 || only.includes(part);
const data = `${base}/run`;

/** A copy of the department to measure on, its people signed in anew. */
function freshCopy() {
  rmSync(data, { recursive: true, force: true });
  cpSync(`${base}/made`, data, { recursive: true });
  execFileSync(`${build}/bench/waymark_bench_data`, [data], { stdio: "inherit" });
}

/** Runs per second and processor time of each bare loop, by name. */
function floors() {
  const lines = execFileSync("taskset", ["-c", serverCore, `${build}/bench/waymark_bench_floor`, data],
    { encoding: "utf8" });
  return Object.fromEntries(lines.trim().split("\n").map((line) => {
    const [name, perSecond, processor] = line.split("\t");
    return [name, { perSecond: Number(perSecond), processor: Number(processor) }];
  }));
}

/** The body of each page, so that nginx can serve as much: {name: bytes}. Those that do not answer 200 are left out. */
async function keepBodies(server, folder, list) {
  const sizes = {};
  for (const page of list) {
    const person = page.role ? parsePeople(readFileSync(`${data}/people/${page.role}.tsv`, "utf8"))[0] : {};
    const path = page.path.replace("{place}", person.place).replace("{engagement}", person.engagements?.[0]);
    const headers = page.api ? { authorization: `Bearer ${person.token}` } : { cookie: `waymark=${person.cookie}` };
    const answer = await fetch(server.url + path, { headers, redirect: "manual" });
    const body = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200) {
      console.log(`${page.name}: ${path} answers ${answer.status}`);
      continue;
    }
    sizes[page.name] = body.length;
    writeFileSync(`${folder}/pages/${page.key}.html`, body);
  }
  return sizes;
}

async function main() {
  freshCopy();
  const server = await startWaymark(`${build}/waymark`, data, Number(process.env.BENCH_PORT ?? 18080));
  const nginx = await startNginx(resolve(base, "nginx"), Number(process.env.BENCH_NGINX_PORT ?? 18081));
  const results = {};
  const note = (name, result) => (results[name] ??= []).push(result);
  const bare = {};
  const supplier = readFileSync(`${data}/supplier.txt`, "utf8").trim();
  const list = pages(supplier);
  const idle = ownMegabytes(server.pid);
  try {
    const sizes = await keepBodies(server, `${base}/nginx`, list);
    let slot = 0;
    for (let round = 0; round < rounds; ++round) {
      if (wanted("floor"))
        for (const [name, result] of Object.entries(floors())) (bare[name] ??= []).push(result);
      for (const page of list) {
        if (!wanted("pages") || sizes[page.name] === undefined) continue;
        const asked = { path: page.path, api: page.api, people: page.role && `${data}/people/${page.role}.tsv` };
        note(page.name, await load(server, asked, { seconds, connections: page.connections ?? 16 }));
        note(`nginx ${page.name}`, await load(nginx, { path: `/${page.key}.html` }, { seconds: Math.min(seconds, 2) }));
      }
      for (const { connections } of wanted("log") ? logAims : []) {
        const people = `${data}/people/coach.tsv`;
        note(`log ${connections}`, await load(server, { people, log: slot }, { seconds, connections }));
        slot += 250;
      }
    }
    const held = ownMegabytes(server.pid);
    const bareMedians = Object.fromEntries(Object.entries(bare).map(([name, all]) => [name, medians(all)]));
    const found = Object.fromEntries(Object.entries(results).map(([name, all]) => [name, medians(all)]));
    console.log(table(rowsOf(list, found, bareMedians, sizes)));
    console.log(`memory of its own: ${idle.toFixed(0)} MB before the load, ${held.toFixed(0)} MB after it`);
    if (wanted("neighbours")) await neighbours(server, data, list, seconds);
    if (wanted("freshness")) await freshness(server, data, Number(process.env.BENCH_SAMPLES ?? 1000));
    console.log(`memory of its own at the end: ${ownMegabytes(server.pid).toFixed(0)} MB`);
  } finally {
    await nginx.stop();
    await server.stop();
  }
  const kept = execFileSync(`${build}/waymark`, ["--data", data, "check"], { encoding: "utf8" });
  console.log(`waymark check: ${kept.trim()}`);
}

await main();
