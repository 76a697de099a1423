// The program is killed while two hundred sessions are being logged at once: whatever it acknowledged is there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openHouse } from "../browser/support/program.mjs";

let house, headers;
before(async () => {
  house = await openHouse();
  const token = /\S+$/.exec(await house.run("user", "token", house.person("External coach").email))[0];
  headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
});
after(() => house?.close());

const get = async (path) => (await fetch(`${house.url}/api/v1${path}`, { headers })).json();

/** Half an hour of the night, a different one for each number, so that none overlaps another. */
function slot(number) {
  const day = new Date(Date.UTC(2026, 1, 1 + Math.floor(number / 10))).toISOString().slice(0, 10);
  const minutes = 60 + (number % 10) * 30;
  return `${day}T${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00Z`;
}

/** Logs a session; its id once it is acknowledged, nothing when the program went away first. */
async function logged(engagement, number) {
  const body = JSON.stringify({ starts: slot(number), minutes: 25, mode: "video" });
  let answer;
  try {
    answer = await fetch(`${house.url}/api/v1/engagements/${engagement}/sessions/log`, { method: "POST", headers, body });
  } catch {
    return undefined;
  }
  assert.equal(answer.status, 201, `session ${number} is refused`);
  // The status has come: that is the acknowledgement, whether or not the rest of the answer does.
  return /[^/]+$/.exec(answer.headers.get("location"))[0];
}

test("kill -9 amid two hundred concurrent logs loses none that was acknowledged, and the database is sound", async () => {
  const { items } = await get("/engagements?state=active");
  const engagement = items[0].id;
  const before = (await get(`/engagements/${engagement}`)).sessions_completed;
  const acknowledged = new Set();
  let number = 0;

  for (const enough of [1, 40, 120]) {
    let here = 0, killed;
    const one = async () => {
      const id = await logged(engagement, number++);
      if (id === undefined) return;
      acknowledged.add(id);
      if (++here === enough) killed = house.kill();
    };
    await Promise.all(Array.from({ length: 200 }, one));
    assert.ok(here >= enough, `${here} were acknowledged before the kill`);
    assert.ok(here < 200, "the kill came too late to matter");
    await killed;
    assert.match(await house.run("check"), /^The database is sound/);
    await house.serveAgain();
  }

  const { items: sessions } = await get(`/engagements/${engagement}/sessions`);
  const there = new Set(sessions.filter(({ state }) => state === "completed").map(({ id }) => id));
  assert.deepEqual([...acknowledged].filter((id) => !there.has(id)), [], "acknowledged, yet gone");
  const counted = (await get(`/engagements/${engagement}`)).sessions_completed;
  assert.equal(counted, there.size, "the kept count is that of the sessions");
  assert.ok(counted >= before + acknowledged.size);
});
