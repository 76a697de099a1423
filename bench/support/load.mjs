// Load: wrk on the other core, and what it came to.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { clientCore, processorSeconds } from "./processes.mjs";

const run = promisify(execFile);

/**
 * Asks `server` for a while and gives {perSecond, processor (microseconds for each answer), p50, p99 (microseconds),
 * refused, broken, requests}. `page`: {path, people (a .tsv), api, log (number of the first night's slot), delay}.
 */
export async function load(server, page, { connections = 16, seconds = 4 } = {}) {
  const env = { ...process.env, BENCH_PATH: page.path ?? "/" };
  if (page.people) env.BENCH_PEOPLE = page.people;
  if (page.api) env.BENCH_API = "yes";
  if (page.log !== undefined) env.BENCH_LOG = String(page.log);
  if (page.delay) env.BENCH_DELAY = String(page.delay);
  const before = processorSeconds(server.pid);
  const { stdout } = await run("taskset", ["-c", clientCore, "wrk", "-t1", `-c${connections}`, `-d${seconds}s`,
    "--timeout", "20s", "-s", "bench/load.lua", server.url], { env, maxBuffer: 1 << 24 });
  const line = /^RESULT (.*)$/m.exec(stdout);
  if (!line) throw new Error(`wrk said: ${stdout}`);
  const result = JSON.parse(line[1]);
  const processor = (processorSeconds(server.pid) - before) * 1e6 / Math.max(1, result.requests);
  return { ...result, perSecond: result.requests / result.seconds, processor };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The medians of each number of several results. */
export function medians(results) {
  return Object.fromEntries(Object.keys(results[0]).map((key) => [key, median(results.map((one) => one[key]))]));
}

/** The people of a role, as the generator signed them in. */
export function parsePeople(text) {
  return text.trim().split("\n").map((line) => {
    const [cookie, formToken, token, place, engagements] = line.split("\t");
    return { cookie, formToken, token, place, engagements: (engagements ?? "").split(",").filter(Boolean) };
  });
}
