// Documents sent by several people at once, from a process of its own on the client's core that yields to wrk, so that
// only the server is felt.
import { spawn } from "node:child_process";
import { request } from "node:http";
import { once } from "node:events";

import { clientCore } from "./processes.mjs";

const boundary = "----documents";
const pieceBytes = 64 * 1024;

/** One document, sent as fast as the server takes it. `underway` is called once a megabyte of it has gone. */
async function upload(url, { cookie, formToken, engagements }, megabytes, underway) {
  const path = `/engagements/${engagements[0]}/documents`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n${formToken}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const bytes = megabytes * 1024 * 1024;
  const sent = request(url + path, {
    method: "POST", agent: false,
    headers: { cookie: `waymark=${cookie}`, "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": head.length + bytes + tail.length },
  });
  const answered = once(sent, "response");
  answered.catch(() => {});
  sent.on("error", () => {});  // told by what waits
  sent.write(head);
  const piece = Buffer.alloc(pieceBytes, "%PDF-1.7 and so on. ");
  for (let gone = 0; gone < bytes; gone += pieceBytes) {
    if (!sent.write(piece)) await Promise.race([once(sent, "drain"), answered]);
    if (gone === 1024 * 1024) underway();
  }
  sent.end(tail);
  const [answer] = await answered;
  answer.resume();
  if (answer.statusCode !== 303) throw new Error(`${path} answers ${answer.statusCode}`);
}

/** Has each of the people send one: {begun, done}, promised once all are under way, and once all are there. */
export function uploadTogether(server, people, megabytes) {
  const child = spawn("nice", ["-n", "19", "taskset", "-c", clientCore, process.execPath, import.meta.filename],
    { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify({ url: server.url, people, megabytes }));
  const begun = once(child.stdout, "data");
  const done = once(child, "exit").then(([code]) => {
    if (code !== 0) throw new Error("the uploads failed");
  });
  return { begun: Promise.race([begun, done]), done };
}

if (process.argv[1] === import.meta.filename) {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const { url, people, megabytes } = JSON.parse(Buffer.concat(chunks));
  let underway = 0;
  await Promise.all(people.map((one) =>
    upload(url, one, megabytes, () => ++underway === people.length && console.log("all under way"))));
}
