// The built program, served on a free port with demonstration data of its own.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../../..");
const program = process.env.WAYMARK_PROGRAM ?? join(root, "build/asan/waymark");
const config = join(root, "demo/waymark.toml");
const pilot = join(root, "demo/pilot");
const run = promisify(execFile);

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Loads the demonstration into that folder (and database, when it is another than the folder's own). */
async function load(...words) {
  const { stdout } = await run(program, [...words, "demo", "--from", pilot, "--format", "json"], { maxBuffer: 1 << 24 });
  return stdout;
}

/** A folder of demonstration data for this very program, loaded once however many test files ask. */
async function demonstration() {
  const { mtimeMs, size } = await stat(program);
  const kept = join(root, "build/test-data", `${Math.round(mtimeMs)}-${size}-${new Date().toISOString().slice(0, 10)}`);
  try {
    await stat(join(kept, "cast.json"));
    return kept;
  } catch { /* not loaded yet */ }
  await mkdir(join(root, "build/test-data"), { recursive: true });
  const loading = await mkdtemp(join(root, "build/test-data/loading-"));
  await writeFile(join(loading, "cast.json"), await load("--config", config, "--data", loading));
  try {
    await rename(loading, kept);
  } catch (error) {
    await rm(loading, { recursive: true });  // another test file was quicker
    if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
  }
  return kept;
}

async function answers(url, served) {
  for (const until = Date.now() + 30_000; Date.now() < until; await new Promise((wake) => setTimeout(wake, 50))) {
    if (served.exitCode !== null) throw new Error(`the program stopped with ${served.exitCode}:\n${served.said}`);
    try {
      if ((await fetch(`${url}/health`)).ok) return;
    } catch { /* not listening yet */ }
  }
  throw new Error(`the program does not answer at ${url}:\n${served.said}`);
}

/** The program serving what `words` name, with settings from `env`: {url, stop(signal)}, which answers how it ended. */
async function serve(words, env) {
  const port = await freePort();
  const served = spawn(program, [...words, "serve", "--port", String(port)], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  served.said = "";
  for (const stream of [served.stdout, served.stderr])
    stream.on("data", (text) => (served.said = (served.said + text).slice(-20_000)));
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise((resolve) => served.once("exit", (code, signal) => resolve({ end: code ?? signal, said: served.said })));
  const stop = (signal) => {
    served.kill(signal);
    return ended;
  };
  try {
    await answers(url, served);
  } catch (error) {
    await stop("SIGKILL");
    throw error;
  }
  return { url, stop, said: () => served.said };
}

/**
 * Serves the demonstration to one test file: {url, said, data, cast, person(role), run(...verb), command(...verb),
 * kill(), serveAgain(), close()}. close() stops the program, which must end well, and removes its data. `env` holds settings of its own
 * (WAYMARK_MAIL_CARRIER …); `database` an empty one elsewhere (postgresql://…), into which the demonstration is loaded.
 */
export async function openHouse({ env = {}, database } = {}) {
  const data = await mkdtemp(join(tmpdir(), "waymark-"));
  const words = ["--config", config, "--data", data, ...(database ? ["--database", database] : [])];
  let cast, served;
  try {
    if (database) cast = JSON.parse(await load(...words));
    else {
      await cp(await demonstration(), data, { recursive: true });
      cast = JSON.parse(await readFile(join(data, "cast.json"), "utf8"));
    }
    served = await serve(words, env);
  } catch (error) {
    await rm(data, { recursive: true });
    throw error;
  }
  return {
    data, cast,
    get url() { return served.url; },
    /** The latest of what it printed and logged. */
    get said() { return served.said(); },
    /** A member of the cast by role ("Programme manager"). */
    person(role) {
      const found = cast.find((member) => member.role === role);
      if (!found) throw new Error(`the cast has no ${role}`);
      return found;
    },
    /** What the program prints when called with that verb on the same data. */
    async run(...verb) {
      return (await run(program, [...words, ...verb], { maxBuffer: 1 << 26 })).stdout.trim();
    },
    /** The same call, for those who start it themselves. */
    command: (...verb) => ({ program, words: [...words, ...verb] }),
    /** As when the power fails: not a moment to tidy up. */
    async kill() { await served.stop("SIGKILL"); },
    async serveAgain() { served = await serve(words, env); },
    async close() {
      const { end, said } = await served.stop("SIGTERM");
      await rm(data, { recursive: true });
      if (end !== 0) throw new Error(`the program ended with ${end}:\n${said}`);
    },
  };
}
