// Mail by SMTP to a real peer: over TLS with its certificate verified, signed in; refused for now and for good; a
// server that says nothing; the program killed amid its mailing.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { openHouse } from "../browser/support/program.mjs";
import { certificate, mailServer, partsOf, program, sharedEngagement, until, visitor } from "./support/post.mjs";

let folder, tls, server, house, coach, administrator, engagement;
const sign = { user: "waymark", password: "a secret" };

function settings(port) {
  return {
    WAYMARK_MAIL_CARRIER: "smtp", WAYMARK_MAIL_FROM: "waymark@service.example", WAYMARK_MAIL_SMTP_HOST: "localhost",
    WAYMARK_MAIL_SMTP_PORT: String(port), WAYMARK_MAIL_SMTP_SECURITY: "starttls",
    WAYMARK_MAIL_SMTP_CA_FILE: tls.file, WAYMARK_MAIL_SMTP_USER: sign.user,
    WAYMARK_MAIL_SMTP_PASSWORD_FILE: join(folder, "password"),
  };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "mail-"));
  tls = certificate(folder);
  await writeFile(join(folder, "password"), sign.password + "\n");
  server = await mailServer({ ...tls, ...sign });
  house = await openHouse({ env: settings(server.port) });
  coach = await program(house, house.person("External coach"));
  administrator = await visitor(house, house.person("System administrator"));
  engagement = await sharedEngagement(coach, house.person("Coachee"));
  // Their making of a token and their signing in are told too.
  await until(async () => /Nothing is waiting to happen/.test(await administrator.get("/admin/jobs")), "a quiet outbox");
});
after(async () => {
  await house?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

let number = 0;
/** Arranges a session at an hour of its own, years ahead of the demonstration's. */
function arrange() {
  const starts = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 5, 1 + Math.floor(number / 40), 0, 30 * (number++ % 40)));
  return coach.send(`/engagements/${engagement}/sessions`,
    { starts: starts.toISOString().slice(0, 19) + "Z", minutes: 25, mode: "video", overlap_accepted: true });
}
const about = (session) => server.received.filter(({ parts }) =>
  parts.length > 0 && partsOf({ type: "", parts }, "text/calendar")[0].text.replace(/\r\n /g, "").includes(session));
const failed = () => administrator.get("/admin/jobs?show=failed");
/** Tries every failed job again, as an administrator does with its button. */
async function tryAgain() {
  for (const [, id] of (await failed()).matchAll(/action="\/admin\/jobs\/(\w+)\/retry"/g))
    await administrator.post(`/admin/jobs/${id}/retry`, {}, "/admin/jobs?show=failed");
}

test("both partners' mail reaches the server over TLS, signed in, and it is well made", async () => {
  const session = await arrange();
  const mails = await until(() => about(session).length === 2 && about(session), "two mails");
  assert.deepEqual(new Set(mails.map(({ to }) => to)).size, 2);
  for (const mail of mails) {
    assert.equal(mail.tls, true);
    assert.equal(mail.user, sign.user);
    assert.match(mail.headers["message-id"], /^<[0-9a-z]{33}@service\.example>$/);
    assert.equal(mail.headers["auto-submitted"], "auto-generated");
    assert.match(mail.headers.from, /<waymark@service\.example>$/);
    assert.equal(mail.headers.subject, "Waymark: an appointment");
    const [text] = partsOf(mail, "text/plain");
    assert.ok(text.text.includes(`${house.url.replace("127.0.0.1", "localhost").replace(/\d+$/, "")}`), text.text);
    assert.match(text.text, /arranged a session/);
  }
});

test("what is refused with 451 is kept, shown with its answer, and goes when it is tried again", async () => {
  server.rules.rcpt = () => [451, "4.3.0 try again later"];
  const session = await arrange();
  await until(async () => (await failed()).split("451 4.3.0 try again later").length > 2, "both failures to show");
  assert.equal(about(session).length, 0);
  server.rules.rcpt = undefined;
  await tryAgain();
  await until(() => about(session).length === 2, "both mails after all");
  assert.match(await failed(), /Nothing has failed/);
});

test("what is refused with 550 bounces, which the administrator sees", async () => {
  const { email } = house.person("Coachee");
  server.rules.rcpt = (address) => address === email ? [550, "5.1.1 no such user"] : undefined;
  const session = await arrange();
  const page = await until(async () => /Bounced/.test(await failed()) && failed(), "the bounce");
  assert.match(page, /550 5\.1\.1 no such user/);
  assert.ok(page.includes(email));
  server.rules.rcpt = undefined;
  await tryAgain();
  await until(() => about(session).length === 2, "both mails");
});

test("a server that takes the connection and says nothing holds up no request", async () => {
  const sockets = new Set();
  const silent = createServer((socket) => sockets.add(socket.on("error", () => {})));
  await new Promise((listening) => silent.listen(0, "127.0.0.1", listening));
  const other = await openHouse({ env: settings(silent.address().port) });
  try {
    const own = await program(other, other.person("External coach"));
    await until(() => sockets.size > 0, "the program to call");
    const { items } = await own.get("/engagements?state=active");
    const begun = performance.now();
    for (let i = 0; i < 20; ++i) {
      await own.get(`/engagements/${items[0].id}`);
      await own.send(`/engagements/${items[0].id}/sessions/log`,
        { starts: `2026-01-0${1 + Math.floor(i / 10)}T${10 + (i % 10)}:00:00Z`, minutes: 25, mode: "video", overlap_accepted: true });
    }
    assert.ok(performance.now() - begun < 10_000, `40 requests took ${performance.now() - begun} ms`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await other.close();
    await new Promise((closed) => silent.close(closed));
  }
});

test("a server whose certificate nobody vouches for gets nothing", async () => {
  const stranger = await mailServer({ ...tls, ...sign });
  const other = await openHouse({ env: { ...settings(stranger.port), WAYMARK_MAIL_SMTP_CA_FILE: "" } });
  try {
    await program(other, other.person("External coach"));
    const theirs = await visitor(other, other.person("System administrator"));
    await until(async () => /certificate|SSL/i.test(await theirs.get("/admin/jobs?show=failed")), "the failure to show");
    assert.equal(stranger.received.length, 0);
  } finally {
    await other.close();
    await stranger.close();
  }
});

test("kill -9 amid mailing: each mail arrives once, or is still shown", async () => {
  server.rules.data = () => new Promise((wake) => setTimeout(wake, 30));
  const before = new Set(server.received.map(({ headers }) => headers["message-id"]));
  const sessions = [];
  for (const kill of [3, 9, 20]) {
    const held = server.received.length;
    for (let i = 0; i < 12; ++i) sessions.push(await arrange());
    await until(() => server.received.length >= held + kill, "mails on their way");
    await house.kill();
    await house.serveAgain();
  }
  const all = 2 * sessions.length;
  let shown = -1;
  await until(async () => {
    const last = shown;
    await new Promise((wake) => setTimeout(wake, 500));  // one may just be on its way
    const csv = async (show) => (await administrator.get(`/admin/jobs?show=${show}&format=csv`)).split("\r\n");
    const waiting = (await csv("waiting")).filter((line) => line.startsWith("Mail,session_arranged"));
    const doubtful = (await csv("failed")).filter((line) => /^Mail,session_arranged.*,doubtful,/.test(line));
    shown = waiting.length + doubtful.length;
    const moving = waiting.filter((line) => !line.includes("being_carried"));
    return moving.length === 0 && shown === last;
  }, "all that can go to have gone", 60);
  const arrived = server.received.map(({ headers }) => headers["message-id"]).filter((id) => !before.has(id));
  assert.equal(new Set(arrived).size, arrived.length, "a mail arrived twice");
  assert.ok(arrived.length + shown >= all, `${arrived.length} arrived and ${shown} are shown, of ${all}`);
  assert.ok(shown <= 3, `${shown} are in doubt after three kills`);
});
