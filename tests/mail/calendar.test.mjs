// What a calendar program makes of our invitations and feeds: ical.js, which shares no code with what writes them.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import ICAL from "ical.js";

import { openHouse } from "../browser/support/program.mjs";
import { apart, partsOf, program, until, visitor } from "./support/post.mjs";

let house, coach, engagement;
before(async () => {
  house = await openHouse();
  coach = await program(house, house.person("External coach"));
  engagement = (await coach.get("/engagements?state=active")).items[0].id;
});
after(() => house?.close());

/** The mails in the outbox that carry an entry for that session: {method, event, zone, attendee}, oldest first. */
async function invitations(session) {
  const folder = join(house.data, "outbox");
  const found = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".eml")) continue;
    const mail = apart(await readFile(join(folder, name), "latin1"));
    const [shown, file] = partsOf(mail, "text/calendar");
    if (!shown) continue;
    const calendar = new ICAL.Component(ICAL.parse(shown.text));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
    if (event.uid !== `${session}@waymark`) continue;
    assert.equal(shown.text, file.text);
    assert.ok(shown.type.includes(`method=${calendar.getFirstPropertyValue("method")}`), shown.type);
    found.push({ method: calendar.getFirstPropertyValue("method"), event, calendar, mail, zone: zoneOf(calendar) });
  }
  return found.sort((a, b) => a.event.sequence - b.event.sequence);
}
const sent = (session, count) =>
  until(async () => (await invitations(session)).length >= count && invitations(session), `${count} invitations`);

const zoneOf = (calendar) => new ICAL.Timezone({ component: calendar.getFirstSubcomponent("vtimezone"), tzid: "Europe/London" });
/** A moment as ical.js understands it, by the calendar's own rules. */
function utc(time, zone) {
  if (time.zone !== ICAL.Timezone.utcTimezone) time.zone = zone;
  return time.toJSDate().toISOString();
}

/** The last Sunday of that month to come, as a day of UTC. */
function nextLastSunday(month) {
  for (let year = new Date().getUTCFullYear(); ; ++year) {
    const day = new Date(Date.UTC(year, month + 1, 0));
    day.setUTCDate(day.getUTCDate() - day.getUTCDay());
    if (day > Date.now() + 86400_000) return day.toISOString().slice(0, 10);
  }
}

test("a session arranged, moved and cancelled is one entry, in both partners' mail", async () => {
  const [spring, autumn] = [nextLastSunday(2), nextLastSunday(9)];
  const plan = (starts, minutes) => ({ starts, minutes, mode: "video", overlap_accepted: true });
  const reasons = await coach.get(`/engagements/${engagement}/reasons`);
  const reason = (kind) => reasons[kind][0].code;

  const session = await coach.send(`/engagements/${engagement}/sessions`, plan(`${spring}T00:30:00Z`, 60));
  const made = await sent(session, 2);
  for (const { method, event, calendar, zone, mail } of made) {
    assert.equal(method, "REQUEST");
    assert.equal(event.sequence, 0);
    assert.equal(event.summary, "Private appointment");
    assert.equal(utc(event.startDate, zone), `${spring}T00:30:00.000Z`);
    assert.equal(utc(event.endDate, zone), `${spring}T01:30:00.000Z`);  // half past two, the hour between is skipped
    assert.equal(event.endDate.hour, 2);
    assert.equal(calendar.getFirstSubcomponent("vevent").getFirstPropertyValue("class"), "PRIVATE");
    assert.ok(mail.headers.to.includes(event.attendees[0].getFirstValue().replace("mailto:", "")));
  }

  await coach.send(`/engagements/${engagement}/sessions/${session}/rearrange`,
    { ...plan(`${autumn}T00:30:00Z`, 60), reason: reason("rearrange") });
  const moved = (await sent(session, 4)).slice(2);
  for (const { method, event, zone } of moved) {
    assert.equal(method, "REQUEST");
    assert.equal(event.sequence, 1);
    assert.equal(utc(event.startDate, zone), `${autumn}T00:30:00.000Z`);
    assert.equal(utc(event.endDate, zone), `${autumn}T01:30:00.000Z`);  // half past one, for the second time
  }

  await coach.send(`/engagements/${engagement}/sessions/${session}/cancel`, { reason: reason("cancel") });
  for (const { method, event } of (await sent(session, 6)).slice(4)) {
    assert.equal(method, "CANCEL");
    assert.equal(event.sequence, 2);
  }
});

test("its rules for London are right on both sides of 29 March and 25 October 2026", async () => {
  const starts = new Date(Date.now() + 40 * 86400_000).toISOString().slice(0, 10) + "T12:00:00Z";
  const session = await coach.send(`/engagements/${engagement}/sessions`,
    { starts, minutes: 60, mode: "video", overlap_accepted: true });
  const [{ zone }] = await sent(session, 2);
  for (const [wall, moment] of [
    ["2026-03-28T12:00:00", "2026-03-28T12:00"], ["2026-03-29T00:59:00", "2026-03-29T00:59"],
    ["2026-03-29T02:00:00", "2026-03-29T01:00"], ["2026-03-29T12:00:00", "2026-03-29T11:00"],
    ["2026-10-25T00:59:00", "2026-10-24T23:59"], ["2026-10-25T02:00:00", "2026-10-25T02:00"],
    ["2026-10-24T12:00:00", "2026-10-24T11:00"], ["2026-10-25T12:00:00", "2026-10-25T12:00"],
  ])
    assert.equal(utc(ICAL.Time.fromDateTimeString(wall), zone).slice(0, 16), moment, wall);
});

test("a secret link is a calendar of one's own sessions until it is revoked", async () => {
  const page = await visitor(house, house.person("External coach"));
  const shown = await page.post("/account/calendar/link", {}, "/account/calendar");
  const link = /waymark-secret">([^<]+)</.exec(shown)[1];
  const path = new URL(link).pathname;
  const answer = await fetch(house.url + path);
  assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
  const text = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue("method"), "PUBLISH");
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  assert.ok(events.length > 0);
  assert.deepEqual([...new Set(events.map(({ summary }) => summary))], ["Private appointment"]);
  assert.equal(text.includes(house.person("Coachee").name), false);

  assert.match(await page.get("/account/calendar"), /Your link was made on/);
  await page.post("/account/calendar/link/revoke", {}, "/account/calendar");
  assert.equal((await fetch(house.url + path)).status, 404);
});
