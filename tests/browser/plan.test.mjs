// An action plan: a coachee makes goals, steps towards them and says how far they have come; of two goals the line
// manager sees the one that the coachee chose, and nothing else. Without JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";

import { aHouseWithBrowsers, ask, fillIn, follow, inDays, openEngagement, press, said } from "./support/journey.mjs";

let coach, coachee, manager, name, plan;

const shared = { title: "Chair the monthly board", measure: "Three boards end on time in a row" };
const kept = { title: "Say no to two projects", measure: "Two letters are written" };
const levels = {
  level_much_less: "None", level_less: "One ends on time", level_expected: "Three do", level_more: "Four do",
  level_much_more: "All do",
};

const at = aHouseWithBrowsers(async () => {
  name = at.house.person("Coachee").name;
  [coach, coachee, manager] = [await at.as("External coach"), await at.as("Coachee"), await at.as("Line manager")];
});

/** Opens what is folded away under that summary, and gives the place of its form. */
async function unfold(page, summary) {
  const part = page.locator("main details").filter({ has: page.locator("summary", { hasText: summary }) });
  await part.locator("summary").click();
  return `main details:has(summary:has-text("${summary}"))`;
}

async function addGoal({ title, measure }, more) {
  await openEngagement(coachee, name, "Action plan");
  await follow(coachee, "Add a goal");
  await fillIn(coachee, { title, measure, ...more });
  await press(coachee, "Add the goal");
}

async function openGoal(page, title) {
  await openEngagement(page, name, "Action plan");
  plan = new URL(page.url()).pathname;
  await follow(page, title);
}

test("a coachee makes a goal with a measure, a date, an importance and a difficulty", async () => {
  await openEngagement(coachee, name, "Action plan");
  await follow(coachee, "Add a goal");
  await assert.rejects(press(coachee, "Add the goal"), /Enter what you want to achieve/);
  await addGoal(shared, {
    target_on: inDays(90), importance: { radio: "3" }, difficulty: { radio: "2" }, ...levels, start: { radio: "-1" },
  });
  const seen = await said(coachee);
  for (const text of [shared.title, shared.measure, levels.level_expected]) assert.ok(seen.includes(text), text);
  assert.ok(seen.includes(String(inDays(90).getUTCFullYear())), "the date");
  await addGoal(kept, { importance: { radio: "1" }, difficulty: { radio: "1" }, start: { radio: "-2" } });
});

test("steps are added and done one by one", async () => {
  await openGoal(coachee, shared.title);
  for (const [text, due] of [["Read the last three minutes", 3], ["Ask the secretary for a shorter agenda", 10]]) {
    await fillIn(coachee, { step_text: text, step_due: inDays(due) }, await unfold(coachee, "Add a step"));
    await press(coachee, "Add the step");
  }
  await coachee.locator("main tr", { hasText: "Read the last three" }).getByRole("button").click();
  const row = coachee.locator("main tr", { hasText: "Read the last three" });
  await row.getByText("Mark as not done").waitFor();
  assert.match(await row.innerText(), /Done/i);
  await openEngagement(coachee, name, "Action plan");
  assert.match(await said(coachee), /1 of 2 done/);
});

test("progress is scored day by day, and shown as a chart and as a table of the same", async () => {
  await openGoal(coachee, shared.title);
  const level = { reading_level: { radio: "1" }, reading_note: "The chair of last week said so" };
  await fillIn(coachee, level, await unfold(coachee, "Record where it stands"));
  await press(coachee, "Record the level");
  const evidence = { evidence_text: "The November board ended five minutes early" };
  await fillIn(coachee, evidence, await unfold(coachee, "Add evidence"));
  await press(coachee, "Add the evidence");

  const chart = coachee.locator("main svg[role=img]");
  assert.match(await chart.locator("title").textContent(), /Less than expected/i);
  assert.match(await chart.locator("title").textContent(), /More than expected/i);
  await unfold(coachee, "The same as a table");
  const rows = await coachee.locator("main details table tbody tr").allInnerTexts();
  assert.equal(rows.length, await chart.locator("circle").count());
  assert.match(rows.at(0), /-1: less than expected/i);
  assert.match(rows.at(-1), /\+?1: more than expected\s+The chair of last week said so/i);
  await at.look(coachee, "a goal with steps, progress and evidence");
});

test("with three goals that have a starting level the plan is scored as a whole", async () => {
  // Importance times difficulty, level at the start, level now: the demonstration's goal and the two above.
  const goals = [[6, -1, 0], [6, -1, 1], [1, -2, -2]];
  const score = (which) => {
    const sum = (of) => goals.reduce((all, goal) => all + of(goal), 0);
    const spread = 0.7 * sum(([weight]) => weight ** 2) + 0.3 * sum(([weight]) => weight) ** 2;
    return (50 + 10 * sum((goal) => goal[0] * goal[which]) / Math.sqrt(spread)).toFixed(1);
  };
  await openEngagement(coachee, name, "Action plan");
  const seen = await said(coachee);
  assert.match(seen, new RegExp(`At the start\\s+${score(1)}\\s`));
  assert.match(seen, new RegExp(`Now\\s+${score(2)}\\s`));
  await at.look(coachee, "a plan of three goals");
});

test("the coach sees all of the plan, and adds to it", async () => {
  await openGoal(coach, kept.title);
  assert.ok((await said(coach)).includes(kept.measure));
  assert.equal(await coach.locator("[name=shared]").count(), 0, "who else sees it is the coachee's choice");
  await fillIn(coach, { step_text: "Write the first letter together" }, await unfold(coach, "Add a step"));
  await press(coach, "Add the step");
  await at.look(coach, "a goal as the coach sees it");
  await follow(coach, "Edit");
  await at.look(coach, "the form of a goal or step with content");
});

test("the line manager sees exactly the goal that the coachee chose", async () => {
  await manager.goto("/home");
  await follow(manager, "Goals shared with you");
  assert.match(await said(manager), /Nobody shares a goal with you/);

  await openGoal(coachee, shared.title);
  assert.match(await said(coachee), /Your line manager today is Zofia Sørensen/);
  await fillIn(coachee, { shared: true });
  await press(coachee, "Save your choice");

  await manager.goto("/home");
  assert.match(await said(manager), /shares a goal with you/);
  await follow(manager, "Goals shared with you");
  const rows = await manager.locator("main tbody tr").allInnerTexts();
  assert.equal(rows.length, 1);
  for (const text of [name, shared.title, shared.measure]) assert.ok(rows[0].includes(text), rows[0]);
  assert.match(rows[0], /more than expected/i);
  const page = await manager.content();
  for (const text of [kept.title, kept.measure, "Read the last three", "The November board", "The chair of last week",
    levels.level_expected, "Hand over the daily work"])
    assert.ok(!page.includes(text), text);
  await at.look(manager, "goals shared with a line manager");
  assert.equal((await ask(manager, plan)).status, 404);
  assert.equal((await ask(manager, new URL(coachee.url()).pathname)).status, 404);
});

test("what the coachee no longer shares is gone for the line manager", async () => {
  await openGoal(coachee, shared.title);
  await coachee.locator("main [name=shared]").uncheck();
  await press(coachee, "Save your choice");
  await manager.goto("/plans/shared-with-me");
  assert.match(await said(manager), /Nobody shares a goal with you/);
});

test("the plan can be printed as a whole", async () => {
  await openEngagement(coachee, name, "Action plan");
  await follow(coachee, "A version to print");
  for (const { title } of [shared, kept]) assert.ok((await said(coachee)).includes(title), title);
  await at.look(coachee, "a plan to print");
});
