// What tests of mail share: a server that takes mail, messages taken apart, and people at work without a browser.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { SMTPServer } from "smtp-server";

/** A key and a certificate of its own making for localhost, in that folder: {cert, key, file}. */
export function certificate(folder) {
  const file = join(folder, "cert.pem"), key = join(folder, "key.pem");
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
    "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", file], { stdio: "ignore" });
  return { cert: readFileSync(file), key: readFileSync(key), file };
}

/**
 * A server that takes mail at a free port: {port, received, rules, close()}. `rules` may be changed while it runs:
 * {rcpt(address), data(message)} give an answer of their own ([code, text]), or nothing to take it; they may be async.
 */
export async function mailServer({ cert, key, user, password, rules = {} }) {
  const received = [];
  const refusal = ([code, text]) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    cert, key, authOptional: !user, disabledCommands: user ? [] : ["AUTH"], logger: false, closeTimeout: 100,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password ? done(null, { user }) : done(refusal([535, "no"])),
    onRcptTo: async (address, _session, done) => {
      const answer = await rules.rcpt?.(address.address);
      done(answer ? refusal(answer) : null);
    },
    onData: async (stream, session, done) => {
      const chunks = [];
      try {
        for await (const chunk of stream) chunks.push(chunk);
      } catch {
        return;  // the client went away amid it: that is no mail
      }
      const message = Buffer.concat(chunks).toString("latin1");
      const answer = await rules.data?.(message);
      if (!answer)
        received.push({ to: session.envelope.rcptTo[0].address, tls: session.secure, user: session.user, message,
                        ...apart(message) });
      done(answer ? refusal(answer) : null);
    },
  });
  server.on("error", () => {});  // a client that goes away, or that trusts nobody
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    received, rules,
    port: server.server.address().port,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

const decoders = {
  base64: (text) => Buffer.from(text, "base64"),
  "quoted-printable": (text) => Buffer.from(text.replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))), "latin1"),
};

/** A message or one of its parts: {headers, type, text, parts}; headers by lower-case name, unfolded. */
export function apart(message) {
  const end = message.indexOf("\r\n\r\n");
  const headers = {};
  for (const line of message.slice(0, end).replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const type = headers["content-type"] ?? "text/plain";
  const body = message.slice(end + 4);
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  const parts = boundary
    ? body.split(`--${boundary}`).slice(1, -1).map((part) => apart(part.replace(/^\r\n/, "").replace(/\r\n$/, "")))
    : [];
  const decode = decoders[headers["content-transfer-encoding"]] ?? ((text) => Buffer.from(text, "latin1"));
  return { headers, type, parts, text: boundary ? "" : decode(body).toString("utf8") };
}

/** Every part of that type within. */
export function partsOf(message, type) {
  const inside = message.parts.flatMap((part) => partsOf(part, type));
  return message.type.startsWith(type) ? [message, ...inside] : inside;
}

/** Waits until `look` gives something true, and answers it; fails after that many seconds. */
export async function until(look, what, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((wake) => setTimeout(wake, 50))) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

/**
 * Somebody signed in, asking for pages and sending forms: {get(path), post(path, fields)}, which answer the text, and
 * send(path, fields, token), which answers the response itself; tokenOf(page) is a token for it. upload() sends a file,
 * and sendFile() answers the response; ask(path) answers that of a page.
 */
export async function visitor(house, member) {
  const jar = new Map();
  const ask = async (path, options = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(house.url + path, { redirect: "manual", ...options, headers: { ...options.headers, cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      jar.set(name, value);
    }
    return answer;
  };
  const get = async (path) => (await ask(path)).text();
  const tokenOf = (page) => /name="form_token" value="([^"]+)"/.exec(page)[1];
  const send = (path, fields, token) => ask(path, { method: "POST", body: new URLSearchParams({ ...fields, form_token: token }) });
  const post = async (path, fields, from = path) => {
    const answer = await send(path, fields, tokenOf(await get(from)));
    return answer.status === 303 ? get(answer.headers.get("location")) : answer.text();
  };
  await post("/sign-in", { email: member.email, password: member.password });
  const sendFile = (path, fields, { name, type, content }, token) => {
    const form = new FormData();
    for (const [field, value] of Object.entries({ form_token: token, ...fields })) form.append(field, value);
    form.append("file", new Blob([content], { type }), name);
    return ask(path, { method: "POST", body: form });
  };
  const upload = async (path, fields, file, from) => {
    const answer = await sendFile(path, fields, file, tokenOf(await get(from)));
    return answer.status === 303 ? get(answer.headers.get("location")) : answer.text();
  };
  return { ask, get, post, send, sendFile, tokenOf, upload };
}

/** The API in somebody's name: {get(path), send(path, body)}; send fails unless it is done, and answers the new id. */
export async function program(house, member) {
  const token = /\S+$/.exec(await house.run("user", "token", member.email))[0];
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const ask = (path, options = {}) => fetch(`${house.url}/api/v1${path}`, { ...options, headers });
  return {
    get: async (path) => (await ask(path)).json(),
    send: async (path, body) => {
      const answer = await ask(path, { method: "POST", body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return /[^/]+$/.exec(answer.headers.get("location") ?? "")?.[0];
    },
  };
}

/** The engagement in which that coach, asking through the API, coaches that member of the cast. */
export async function sharedEngagement(coach, coachee) {
  const { items } = await coach.get(`/engagements?state=active&name=${encodeURIComponent(coachee.email)}`);
  return items[0].id;
}
