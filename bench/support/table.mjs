// Which pages are measured, what is asked of each, and the table of it.

/** What nginx made in the run the figure asked of the JSON list comes from: that share of nginx is asked here. */
const nginxThen = 110_000;

/** Each page: who asks for it, the bare loop or share of nginx it is held against, and the aim in pages a second. */
export function pages(supplier) {
  const lastYear = new Date().getUTCFullYear() - 1;
  return [
    { key: "coach", name: "a coach's list", role: "coach", path: "/engagements", floor: "coach list", share: 1 / 7, aim: 15_000 },
    { key: "lead", name: "an agency lead's list", role: "lead", path: "/engagements", floor: "lead list", share: 1 / 7, aim: 15_000 },
    { key: "lead-filter", name: "the same, one supplier's", role: "lead", path: `/engagements?supplier=${supplier}`, floor: "lead list of a supplier", share: 1 / 7, aim: 15_000 },
    { key: "manager", name: "a programme manager's list", role: "manager", path: "/engagements", floor: "manager list", aim: 3_000 },
    { key: "sign-in", name: "a form: sign in", path: "/sign-in", nginx: 1 / 6, aim: 20_000 },
    { key: "arrange", name: "a form: arrange a session", role: "coach", path: "/engagements/{engagement}/sessions/new", nginx: 1 / 6, aim: 20_000 },
    { key: "json", name: "JSON, a coach's list", role: "coach", path: "/api/v1/engagements", api: true, nginx: 12_000 / nginxThen, aim: 12_000 },
    { key: "json-lead", name: "JSON, an agency lead's list", role: "lead", path: "/api/v1/engagements", api: true, nginx: 12_000 / nginxThen, aim: 12_000 },
    { key: "spend-year", name: "spend by financial year", role: "finance", path: "/spend", milliseconds: 20, connections: 1 },
    { key: "spend-dates", name: "spend page, any dates, by agency", role: "finance", connections: 1, milliseconds: 300,
      path: `/spend?from-day=17&from-month=5&from-year=${lastYear - 1}&to-day=3&to-month=11&to-year=${lastYear}&by=agency` },
    { key: "spend-all", name: "spend JSON, any dates, by all", role: "finance", connections: 1, milliseconds: 300, api: true,
      path: `/api/v1/spend?from=${lastYear - 1}-05-17&to=${lastYear}-11-03` +
        ["financial-year", "agency", "supplier", "programme", "grade", "funded"].map((by) => `&by=${by}`).join("") },
  ];
}

/** A session logged durably: the share of which bare loop. */
export const logAims = [
  { connections: 1, floor: "log one", share: 0.6 },
  { connections: 16, floor: "log one", share: 1.5 },
  { connections: 64, floor: "log hundred", share: 0.35, aim: 10_000 },
];

const number = (value, digits = 0) =>
  value === undefined ? "" : value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** One line: figure, what it is held against, their ratio by the clock and by processor time, and what is asked. */
function row(name, found, against, asked, more = "") {
  return {
    what: name, "per second": number(found.perSecond), "processor µs": number(found.processor, 1),
    "per core": number(1e6 / found.processor), "p99 ms": number(found.p99 / 1000, 2),
    "held against": against ? `${against.name} ${number(against.perSecond)}` : "",
    ratio: against ? number(found.perSecond / against.perSecond, 3) : "",
    "by processor": against ? number(against.processor / found.processor, 3) : "", asked, more,
  };
}

export function rowsOf(list, found, bare, sizes) {
  const rows = [];
  for (const page of list) {
    const result = found[page.name];
    if (!result) continue;
    const refused = result.refused + result.broken > 0 ? ` ${result.refused + result.broken} refused` : "";
    const more = `${number(sizes[page.name])} bytes${refused}`;
    const against = page.nginx ? { name: "nginx", ...found[`nginx ${page.name}`] }
      : bare[page.floor] ? { name: `bare ${page.floor}`, ...bare[page.floor] } : undefined;
    const share = page.nginx ?? page.share;
    const asked = page.milliseconds ? `under ${page.milliseconds} ms (median ${number(result.p50 / 1000, 1)})`
      : `${share ? `ratio ${share.toFixed(3)}, ` : ""}aim ${number(page.aim)}/s`;
    rows.push(row(page.name, result, against, asked, more));
  }
  for (const { connections, floor, share, aim } of logAims) {
    const result = found[`log ${connections}`];
    if (!result) continue;
    const against = bare[floor] ? { name: `bare ${floor}`, ...bare[floor] } : undefined;
    rows.push(row(`a session logged, ${connections} connections`, result, against,
      `ratio ${share}${aim ? `, aim ${number(aim)}/s` : ""}`, `${result.written} written, ${result.unwritten} not`));
  }
  for (const [name, result] of Object.entries(bare))
    rows.push({ what: `bare ${name}`, "per second": number(result.perSecond), "processor µs": number(result.processor, 1) });
  return rows;
}

/** Columns side by side, as text. */
export function table(rows) {
  const heads = ["what", "per second", "processor µs", "per core", "p99 ms", "held against", "ratio", "by processor", "asked", "more"];
  const cells = [heads, ...rows.map((one) => heads.map((head) => one[head] ?? ""))];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  return cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}
