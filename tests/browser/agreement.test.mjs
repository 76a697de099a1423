// A programme that asks for an agreement first: coach and coachee write one and sign it in turn, the coachee names the
// line manager, who sees its aims and nothing else, and what they change later is signed anew. Without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";

import { program } from "../mail/support/post.mjs";
import { aHouseWithBrowsers, ask, fillIn, follow, inDays, openEngagement, press, said } from "./support/journey.mjs";

let coach, coachee, manager, space, names;

const aims = "To speak up early in the executive team";
const others = {
  frequency: "Every third Thursday at noon", confidentiality: "Supervision hears of it without names",
  cancellation: "A text message the evening before will do", data: "Paper notes are torn up in December",
};
const laterAims = "To chair the executive team's away day";

/** Coachee of the second programme, and their line manager, as the programme's list of people has them. */
async function peopleOfTheSecondProgramme() {
  const asking = await program(at.house, at.house.person("Programme manager"));
  const programmes = (await asking.get("/programmes")).items;
  const { id } = programmes.find((one) => one.name === "Directors in their first year");
  const [engagement] = (await asking.get(`/engagements?programme=${id}`)).items;
  const person = async (name) => (await asking.get(`/people?search=${encodeURIComponent(name)}`)).items[0];
  const coachee = await person(engagement.coachee_name);
  return { space: `/engagements/${engagement.id}`, coachee, manager: await person(coachee.line_manager) };
}

const at = aHouseWithBrowsers(async () => {
  names = await peopleOfTheSecondProgramme();
  space = names.space;
  coach = await at.as("Internal coach");
  coachee = await at.invited(names.coachee.email);
  manager = await at.invited(names.manager.email);
});

/** The coachee was coached before: it is the engagement with today's coach. */
const openAs = (page, part) =>
  openEngagement(page, names.coachee.name, part, page === coachee ? "Jörg Bhatt" : undefined);
const logTheSession = async () => {
  await openAs(coach);
  await follow(coach, "Log a session");
  await fillIn(coach, { starts: inDays(-1), time: "7:15am", minutes: "60", mode: { radio: "video" } });
};
const signIt = async (page) => {
  await fillIn(page, { confirm: true });
  await press(page, "Sign");
};

test("a session cannot be counted as completed before the agreement is signed", async () => {
  await openAs(coach);
  assert.match(await said(coach), /have to sign an agreement before a session counts as completed/);
  await logTheSession();
  assert.match(await said(coach), /Sign it first, then log the session/);
  await at.look(coach, "the form of a session that cannot be logged yet");
  await assert.rejects(press(coach, "Log the session"), /Sign the coaching agreement first/);
  await openAs(coach);
  assert.match(await said(coach), /There is no session yet/);
});

test("the coach begins a draft, the coachee goes on with it and proposes it", async () => {
  await openAs(coach, "Agreement");
  await at.look(coach, "an agreement not begun");
  await follow(coach, "Draft the agreement");
  await fillIn(coach, { aims: "What the coachee will say", ...others });
  await press(coach, "Save the draft");

  await openAs(coachee, "Agreement");
  assert.match(await said(coachee), /last changed by Jörg Bhatt/);
  await at.look(coachee, "an agreement in draft");
  await follow(coachee, "Continue the draft");
  assert.equal(await coachee.inputValue("[name=frequency]"), others.frequency);
  await fillIn(coachee, { aims });
  await press(coachee, "Propose it for signing");
  assert.match(await said(coachee), /Waits for/);
});

test("who has proposed it can change it no more, and each signs in turn", async () => {
  await assert.rejects(press(coachee, "Sign"), /Tick the box to sign/);
  await signIt(coachee);
  assert.match(await said(coachee), /You signed it on/);
  assert.equal((await ask(coachee, `${space}/agreement/draft`)).status, 409);

  await coach.goto("/home");
  assert.match(await said(coach), new RegExp(`Sign the coaching agreement with ${names.coachee.name}`));
  await at.look(coach, "a first page on which an agreement waits");
  await follow(coach, /Sign the coaching agreement/);
  for (const text of [aims, ...Object.values(others)]) assert.ok((await said(coach)).includes(text), text);
  await at.look(coach, "an agreement that waits for one's signature");
  await signIt(coach);
  assert.match(await said(coach), /In force/i);
  await coach.goto("/home");
  assert.doesNotMatch(await said(coach), /Sign the coaching agreement/);
});

test("once both have signed, the session is logged", async () => {
  await logTheSession();
  await press(coach, "Log the session");
  assert.match(await said(coach), /1 of 6/);
});

test("the coachee names the line manager, who is told and reads the aims", async () => {
  await openAs(coachee, "Agreement");
  await follow(coachee, "Name a third party");
  await fillIn(coachee, { kind: { radio: "line_manager" }, meeting_on: inDays(10) });
  await press(coachee, "Name them");
  assert.ok((await said(coachee)).includes(names.manager.name));
  await at.look(coachee, "an agreement with a third party");

  await manager.goto("/home");
  await follow(manager, "aims of a coaching agreement");
  const seen = await said(manager);
  assert.ok(seen.includes(aims), seen);
  for (const text of Object.values(others)) assert.ok(!seen.includes(text), text);
  await at.look(manager, "the agreed aims, to be signed");
  await signIt(manager);
  assert.match(await said(manager), /You signed these aims on/);
});

test("the line manager sees nothing of the agreement but its aims", async () => {
  for (const path of ["", "/agreement", "/agreement/draft", "/agreement/send-back", "/agreement/third-party",
    "/conversations", "/plan", "/messages", "/documents", "/tools", "/concern"])
    assert.equal((await ask(manager, space + path)).status, 404, path);
  await openAs(coachee, "Agreement");
  await follow(coachee, "by itself, to print");
  const { pathname } = new URL(coachee.url());
  assert.equal((await ask(manager, pathname)).status, 404);
});

test("the line manager finds the way back to the aims once the news is read", async () => {
  await manager.goto("/home");
  if (await manager.getByRole("button", { name: "Mark all as read" }).count()) await press(manager, "Mark all as read");
  await follow(manager, `Agreed aims of ${names.coachee.name}`);
  assert.ok((await said(manager)).includes(aims));
});

test("an amendment is a new version, which both sign; until then the one in force stays", async () => {
  await openAs(coachee, "Agreement");
  await follow(coachee, "Change the agreement");
  assert.equal(await coachee.inputValue("[name=aims]"), aims);
  assert.match(await said(coachee), new RegExp(`${names.manager.name} will see and sign the first section`));
  await fillIn(coachee, { aims: laterAims });
  await press(coachee, "Propose it for signing");
  await at.look(coachee, "an agreement in force beside a version to sign");
  await signIt(coachee);

  await manager.goto(`${space}/agreement/aims`);
  assert.ok((await said(manager)).includes(aims));
  assert.ok(!(await said(manager)).includes(laterAims));

  await openAs(coach, "Agreement");
  await signIt(coach);
  const after = await said(coach);
  assert.match(after, /Version 2, since/);
  assert.match(after, /Amended/i);
  await at.look(coach, "an agreement that was amended");
  await manager.reload();
  assert.ok((await said(manager)).includes(laterAims));
  assert.ok(!(await said(manager)).includes(aims));
});

test("the coachee withdraws the line manager, who then sees nothing", async () => {
  await openAs(coachee, "Agreement");
  await follow(coachee, /^\s*Withdraw/);
  await at.look(coachee, "the question whether to withdraw a third party");
  await press(coachee, "Withdraw them");
  assert.equal((await ask(manager, `${space}/agreement/aims`)).status, 404);
  await manager.goto("/home");
  assert.doesNotMatch(await said(manager), /Agreed aims of/);
});
