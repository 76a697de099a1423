// The checker of floors: reads the table in src/README.md and tells every trespass in src/.
//   node tests/floors/floors.mjs [SOURCE-FOLDER]
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";

const longestFile = 300;
const facesForApp = ["web/server.hpp", "web/assets.hpp", "web/sent_once.hpp"];
// base is vocabulary, without an inside; a room's own face needs to know what a route is, and no more of web, and
// its pages need nothing of the API; the pages without a list need no filter.
const openRoom = "base";
const moreFaces = [
  "web/route.hpp", "web/api.hpp", "web/list_filter.hpp", "vault/alarms.hpp", "agreements/waiting.hpp", "messages/waiting.hpp",
];
// Those that count, list and keep the service running have no way to what was said in confidence.
const roomsWithoutContent = ["accounts", "admin", "contracts", "home", "imports", "money", "reports"];
const contentFace = "vault/vault.hpp";
const htmlRooms = ["markup", "govuk", "web"];

/** The rows "| 5 | people |" of the table: a map from room to floor. */
export function readFloors(readme) {
  const floors = new Map();
  for (const [, floor, rooms] of readme.matchAll(/^\| *(\d+) *\|([^|]+)\|/gm))
    for (const room of rooms.split(",")) floors.set(room.trim(), Number(floor));
  return floors;
}

/**
 * Takes C++ apart: the code with comments blanked, and its string literals, neighbours joined as the compiler
 * does. Each literal has its text, its line and the code before it.
 */
export function read(source) {
  const token =
    /\/\/[^\n]*|\/\*[^]*?\*\/|R"([^\s()\\]*)\(([^]*?)\)\1"|"((?:[^"\\\n]|\\[^])*)"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'/g;
  const literals = [];
  let code = "";
  let end = 0;
  let lastLiteralEnd = -1;
  for (const match of source.matchAll(token)) {
    code += source.slice(end, match.index);
    end = match.index + match[0].length;
    const text = match[2] ?? match[3];
    if (text === undefined) {
      code += match[0].startsWith("/") ? match[0].replace(/[^\n]/g, " ") : match[0];
      continue;
    }
    const joins = lastLiteralEnd >= 0 && code.slice(lastLiteralEnd).trim() === "";
    if (joins) literals.at(-1).text += text;
    else literals.push({ text, line: source.slice(0, match.index).split("\n").length, before: code });
    code += match[0];
    lastLiteralEnd = code.length;
  }
  return { code: code + source.slice(end), literals };
}

const sql = [
  /^\s*select\b[^]*\bfrom\b/, /^\s*SELECT\b/, /^\s*(insert into|INSERT INTO)\b/, /^\s*(delete from|DELETE FROM)\b/,
  /^\s*update\s+\w+\s+set\b/, /^\s*UPDATE\s+\w+\s+SET\b/, /^\s*with\s+(recursive\s+)?\w+\s*(\([^)]*\)\s*)?as\s*\(/i,
];
const databaseCall = /\b(?:db|connection)\.(?:query|query_list|run|value|run_script|bulk_insert)\s*[<(]/g;

const lineAt = (code, index) => code.slice(0, index).split("\n").length;

const isFace = (header, room, place) =>
  room === openRoom || header === `${room}/${room}.hpp` || moreFaces.includes(header) ||
  (place.room === "app" && facesForApp.includes(header));

function checkIncludes(place, source, floors, tell) {
  for (const match of source.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)) {
    const [room] = match[1].split("/");
    if (room === place.room || !floors.has(room) || !match[1].includes("/")) continue;
    const line = lineAt(source, match.index + match[0].length);
    if (match[1] === contentFace && roomsWithoutContent.includes(place.room))
      tell(line, "way to content", `${place.room} includes ${contentFace}`);
    if (floors.get(room) >= floors.get(place.room))
      tell(line, "looks up", `${place.room} (floor ${floors.get(place.room)}) includes ${match[1]} (floor ${floors.get(room)})`);
    else if (!place.test && !isFace(match[1], room, place))
      tell(line, "back door", `includes ${match[1]}; the face is ${room}/${room}.hpp`);
  }
}

function checkSql(place, { code, literals }, floors, tell) {
  if (place.test || place.room === "app" || floors.get(place.room) <= 4) return;
  if (/^store\w*\.cpp$/.test(place.name)) return;
  for (const { text, line } of literals)
    if (sql.some((pattern) => pattern.test(text))) tell(line, "SQL outside a store", `"${text.trim().slice(0, 40)}…"`);
  for (const match of code.matchAll(databaseCall))
    tell(lineAt(code, match.index), "SQL outside a store", `calls ${match[0]}`);
}

function checkPages(place, { code, literals }, tell) {
  if (place.test) return;
  if (place.page)
    for (const match of code.matchAll(/\bRole::\w+/g))
      tell(lineAt(code, match.index), "role judged in a page", `${match[0]}; ask the policy`);
  if (place.page || htmlRooms.includes(place.room)) return;
  for (const { text, line, before } of literals)
    if (text.includes("<") && /\b(html\(|append\([^(),;]*,)\s*$/.test(before))
      tell(line, "HTML outside a page", `"${text.trim().slice(0, 40)}…"`);
}

/** A kind of sealed content has one owner, whose policy makes its readers: two types of one kind would be two doors. */
function checkKinds(place, source, owners, tell) {
  if (place.test) return;
  for (const match of source.matchAll(/\bkind\s*=\s*"([^"]+)";\s*using\s+Policy\b/g)) {
    const line = lineAt(source, match.index);
    if (owners.has(match[1])) tell(line, "second owner", `"${match[1]}" is content of ${owners.get(match[1])}`);
    else owners.set(match[1], place.room);
  }
}

/** Every trespass below a source folder, as {file, line, rule, message}. */
export function trespasses(folder, floors) {
  const found = [];
  const owners = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[ch]pp$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path);
    const room = file.includes("/") ? file.split("/")[0] : "app";
    const place = { room, name: basename(file), test: /_test\.[ch]pp$/.test(file), page: file.includes("/pages/") };
    const tell = (line, rule, message) => found.push({ file, line, rule, message });
    const source = readFileSync(path, "utf8");
    const lines = source.split("\n").length - 1;
    if (lines > longestFile) tell(lines, "too long", `${lines} lines, at most ${longestFile}`);
    if (!floors.has(room)) {
      tell(1, "no floor", `${room} is not in the table of floors`);
      continue;
    }
    const taken = read(source);
    checkIncludes(place, source, floors, tell);
    checkKinds(place, source, owners, tell);
    checkSql(place, taken, floors, tell);
    checkPages(place, taken, tell);
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? join(import.meta.dirname, "../../src");
  const found = trespasses(folder, readFloors(readFileSync(join(folder, "README.md"), "utf8")));
  for (const { file, line, rule, message } of found) console.log(`${file}:${line}: ${rule}: ${message}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
