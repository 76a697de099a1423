// What documents cost everyone else: the server's memory during one of 25 MB in and out, and an ordinary page's time
// while fifty come in at once. WAYMARK_BUILD, WAYMARK_BENCH_DIR, BENCH_ROUNDS, BENCH_SECONDS.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";

import { load, medians, parsePeople } from "./support/load.mjs";
import { memoryGrowth, startWaymark, untilQuiet } from "./support/processes.mjs";
import { uploadTogether } from "./support/uploads.mjs";

const build = process.env.WAYMARK_BUILD ?? "build/release";
const base = process.env.WAYMARK_BENCH_DIR ?? "build/bench";
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const data = `${base}/documents`;
const megabytes = 25, together = 50;

/** Fetches the newest document of that engagement to its end; how many bytes. */
async function download(server, person) {
  const headers = { cookie: `waymark=${person.cookie}` };
  const page = async (path) => (await fetch(server.url + path, { headers })).text();
  const list = await page(`/engagements/${person.engagements[0]}/documents`);
  const one = /href="(\/engagements\/\w+\/documents\/(?!new)\w+)"/.exec(list)[1];
  const file = new RegExp(`href="(${one}/versions/(?!new)\\w+)"`).exec(await page(one))[1];
  const answer = await fetch(server.url + file, { headers });
  if (answer.status !== 200) throw new Error(`${file} answers ${answer.status}`);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  return bytes;
}

async function memory(server, person) {
  const say = (what, { before, peak, after }) =>
    console.log(`memory of the server's own during ${what}: ${before.toFixed(1)} MB before, at most ${peak.toFixed(1)}, ` +
      `${after.toFixed(1)} after: ${(peak - before).toFixed(1)} MB more (asked: less than 8)`);
  for (const which of ["the first", "the second"]) {
    say(`${which} upload of ${megabytes} MB`,
      await memoryGrowth(server.pid, () => uploadTogether(server, [person], megabytes).done));
    say(`${which} download`, await memoryGrowth(server.pid, async () => {
      const bytes = await download(server, person);
      if (bytes !== megabytes * 1024 * 1024) throw new Error(`${bytes} bytes came back`);
    }));
  }
}

async function neighbours(server, uploaders) {
  const others = { path: "/engagements", people: `${data}/people/lead.tsv`, delay: 16 };
  const alone = [], beside = [];
  let took = 0;
  for (let round = 0; round < rounds; ++round) {
    alone.push(await load(server, others, { seconds }));
    const { begun, done } = uploadTogether(server, uploaders, megabytes);
    await begun;
    const started = performance.now();
    let over = false;
    done.then(() => (over = true));
    beside.push(await load(server, others, { seconds }));
    if (over) throw new Error(`the uploads were over before the ${seconds} s of measuring were`);
    await done;
    took += (performance.now() - started) / 1000 / rounds;
  }
  const a = medians(alone), b = medians(beside);
  const ms = (micros) => (micros / 1000).toFixed(2);
  console.log(`a list while ${uploaders.length} uploads of ${megabytes} MB come in at once: median ${ms(b.p50)} ms, alone ` +
    `${ms(a.p50)}: ${(b.p50 / a.p50).toFixed(2)} times; p99 ${ms(b.p99)} ms, alone ${ms(a.p99)}: ` +
    `${(b.p99 / a.p99).toFixed(2)} times (asked: less than 2); ${a.perSecond.toFixed(0)} and ${b.perSecond.toFixed(0)}/s; ` +
    `the uploads took ${took.toFixed(1)} s: ${(uploaders.length * megabytes / took).toFixed(0)} MB/s`);
}

async function main() {
  rmSync(data, { recursive: true, force: true });
  cpSync(`${base}/made`, data, { recursive: true });
  execFileSync(`${build}/bench/waymark_bench_data`, [data], { stdio: "inherit" });
  const coaches = parsePeople(readFileSync(`${data}/people/coach.tsv`, "utf8")).filter((one) => one.engagements.length);
  const server = await startWaymark(`${build}/waymark`, data, Number(process.env.BENCH_PORT ?? 18080));
  try {
    await load(server, { path: "/engagements", people: `${data}/people/lead.tsv` }, { seconds: 1 });
    await untilQuiet(server.pid);
    await memory(server, coaches[together]);
    await neighbours(server, coaches.slice(0, together));
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });  // some gigabytes
  }
}

await main();
