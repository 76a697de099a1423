// Debian's own clamd, in a folder of its own, with one signature of ours: nothing is downloaded, no service is asked.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "../../mail/support/post.mjs";

/** The 68 bytes no scanner overlooks: put together here, so that none takes this file for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD", "ANTIVIRUS", "TEST", "FILE!$H+H*"].join("-");

/** Whether somebody at that socket answers a PING. */
function answers(address) {
  return new Promise((resolve) => {
    const socket = createConnection(address, () => socket.write("zPING\0"));
    socket.once("data", (said) => resolve(said.toString() === "PONG\0")).once("data", () => socket.destroy());
    socket.once("error", () => resolve(false));
  });
}

/** A clamd that can be stopped and started again: {address, start(), stop(), close()}; limits in megabytes. */
export async function ownClamd({ stream, file }) {
  const folder = await mkdtemp(join(tmpdir(), "clamd-"));
  const address = join(folder, "clamd.ctl"), signatures = join(folder, "signatures"), config = join(folder, "clamd.conf");
  await mkdir(signatures);
  await writeFile(join(signatures, "own.ndb"), `Waymark.Test.EICAR:0:*:${Buffer.from(eicar).toString("hex")}\n`);
  await writeFile(config, [
    `LocalSocket ${address}`, `DatabaseDirectory ${signatures}`, `TemporaryDirectory ${folder}`, "Foreground yes",
    `StreamMaxLength ${stream}M`, `MaxFileSize ${file}M`, `MaxScanSize ${file}M`, "AlertExceedsMax yes",
  ].join("\n") + "\n");
  let running, said;
  const stop = async () => {
    if (!running) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGTERM");
    await ended;
    running = undefined;
  };
  return {
    address, stop,
    async start() {
      said = "";
      const child = running = spawn("/usr/sbin/clamd", [`--config-file=${config}`], { stdio: ["ignore", "pipe", "pipe"] });
      for (const output of [child.stdout, child.stderr]) output.on("data", (text) => (said += text));
      await until(() => {
        if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}:\n${said}`);
        return answers(address);
      }, "clamd to answer");
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
