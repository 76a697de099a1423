// The programs that are measured: started on one core, watched through /proc, ended by their own process.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as rest } from "node:timers/promises";

export const serverCore = "0";
export const clientCore = "1";
const ticks = Number(execFileSync("getconf", ["CLK_TCK"]));

/** Seconds of processor a process has used, with its ended threads. */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

function statusMegabytes(pid, line) {
  return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

/** MB of its own a process holds in memory now; what it looks at in the database's file is the system's to take. */
export function ownMegabytes(pid) {
  return statusMegabytes(pid, "RssAnon");
}

/** MB of its own a process held before that deed, at most during it, and after it. */
export async function memoryGrowth(pid, deed) {
  const now = () => ownMegabytes(pid);
  const before = now();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, now())), 5);
  try {
    await deed();
  } finally {
    clearInterval(watch);
  }
  return { before, peak, after: now() };
}

/** Waits until a process has nothing to do: after its start it walks the audit trail. */
export async function untilQuiet(pid) {
  for (let quiet = 0, before = processorSeconds(pid); quiet < 4;) {
    await rest(500);
    const now = processorSeconds(pid);
    quiet = now - before < 0.05 ? quiet + 1 : 0;
    before = now;
  }
}

async function untilItAnswers(url, child) {
  for (let tries = 0; tries < 200; ++tries) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    try {
      await fetch(url);
      return;
    } catch {
      await rest(50);
    }
  }
  throw new Error(`nothing answers at ${url}`);
}

function stopper(child) {
  return async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
}

/** The program on its core: {url, pid, stop()}. */
export async function startWaymark(program, data, port) {
  const child = spawn("taskset", ["-c", serverCore, program, "--data", data, "serve", "--port", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env, WAYMARK_ACCOUNTS_CODES_REQUIRED_FOR_STAFF: "false", WAYMARK_ACCOUNTS_IDLE_MINUTES: "1440",
      WAYMARK_ACCOUNTS_ABSOLUTE_HOURS: "168",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(`${url}/health`, child);
  return { url, pid: child.pid, stop: stopper(child) };
}

/** nginx with one worker on the same core, serving the files of a folder: {url, pid, stop()}. */
export async function startNginx(folder, port) {
  mkdirSync(`${folder}/pages`, { recursive: true });
  const file = `${folder}/nginx.conf`;
  writeFileSync(file, `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
${process.getuid() === 0 ? "user root;" : ""}
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 600;
  open_file_cache max=64; default_type text/html;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server { listen 127.0.0.1:${port}; root ${folder}/pages; }
}
`);
  const child = spawn("taskset", ["-c", serverCore, "nginx", "-c", file], { stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child);
  const pid = Number(execFileSync("pgrep", ["-P", String(child.pid)], { encoding: "utf8" }).trim().split("\n")[0]);
  return { url, pid, stop: stopper(child) };
}
