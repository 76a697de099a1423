// What became of every mail: what the database says of it, held against what reached a real server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { mailServer } from "../../mail/support/post.mjs";
import { pause } from "./load.mjs";

const run = promisify(execFile);

/** Asks the house's database, wherever it is: rows of texts. */
export async function rows(house, database, sql) {
  const [program, words] = database
    ? ["psql", ["-At", "-F", "|", "-d", database, "-c", sql]]
    : ["sqlite3", ["-cmd", ".timeout 10000", join(house.data, "waymark.sqlite"), sql]];
  const { stdout } = await run(program, words, { maxBuffer: 1 << 28 });
  return stdout.split("\n").filter((line) => line !== "").map((line) => line.split("|"));
}

/** A server that takes mail and counts how often each came: {port, settings, times: Map(id → how often), close()}. */
export async function countingServer({ random, told }) {
  const times = new Map();
  const server = await mailServer({
    rules: {
      async data(message) {
        told("mail");
        await pause(random.below(15));
        const [, id] = /^message-id: <([0-9a-z]{33})@/im.exec(message);
        times.set(id, (times.get(id) ?? 0) + 1);
        server.received.length = 0;  // there will be many
      },
    },
  });
  return {
    times, port: server.port, close: server.close,
    settings: {
      WAYMARK_MAIL_CARRIER: "smtp", WAYMARK_MAIL_FROM: "waymark@service.example", WAYMARK_MAIL_SMTP_HOST: "127.0.0.1",
      WAYMARK_MAIL_SMTP_PORT: String(server.port), WAYMARK_MAIL_SMTP_SECURITY: "none",
    },
  };
}

/** Ids of the jobs an administrator is shown with a button to try them again. */
async function shown(administrator, show) {
  const ids = new Set();
  for (let path = `/admin/jobs?show=${show}`; path;) {
    const html = await administrator.get(path);
    for (const [, id] of html.matchAll(/action="\/admin\/jobs\/(\w+)\/retry"/g)) ids.add(id);
    path = /href="([^"]+)" rel="next"/.exec(html)?.[1].replaceAll("&amp;", "&");
  }
  return ids;
}

/**
 * Every mail has reached the server once, or waits, or may have been sent and is shown so; none twice, none untold.
 * How many there are of each: {sent, waiting, carried, doubtful}.
 */
export async function eachMailOnce({ house, database, server, administrator }) {
  const twice = [...server.times].filter(([, times]) => times > 1);
  assert.deepEqual(twice, [], "reached the server twice");
  const arrived = new Set(server.times.keys());
  const now = Date.now() * 1000;
  const mails = await rows(house, database, "select id, coalesce(settled_as, case when lease_until > " + now +
    " then 'carried' else 'waiting' end), case when handed_over_at is null then 0 else 1 end from mail where kind in" +
    " ('session_arranged', 'session_completed', 'document_added')");
  const known = new Map(mails.map(([id, state, handed]) => [id, { state, handed: handed === "1" }]));
  const failed = await shown(administrator, "failed");
  const counts = { sent: 0, waiting: 0, carried: 0, doubtful: 0 };
  for (const [id, { state, handed }] of known) {
    assert.ok(state in counts, `mail ${id} was ${state}`);
    ++counts[state];
    const came = server.times.has(id);
    if (state === "sent") assert.ok(came, `mail ${id} is said to be sent and never came`);
    else if (arrived.has(id) && !handed) assert.fail(`mail ${id} came and would be sent again`);
    if (state === "doubtful") assert.ok(failed.has(id), `mail ${id} may have been sent, and nobody is shown it`);
  }
  const all = new Set((await rows(house, database, "select id from mail")).map(([id]) => id));
  assert.deepEqual([...arrived].filter((id) => !all.has(id)), [], "came, and tells of what never happened");
  return counts;
}
