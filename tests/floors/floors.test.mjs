import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { readFloors, trespasses } from "./floors.mjs";

const source = join(import.meta.dirname, "../../src");
const table = "| Floor | Rooms |\n|---|---|\n| 0 | base |\n| 1 | db, markup |\n| 4 | jobs, vault, web |\n| 5 | people |\n" +
  "| 9 | engagements |\n| 12 | reports |\n| 14 | app |\n";

/** The rules broken by a house of these files. */
function brokenBy(files) {
  const folder = mkdtempSync(join(tmpdir(), "floors-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return trespasses(folder, readFloors(table)).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("no room of this house trespasses", () => {
  const floors = readFloors(readFileSync(join(source, "README.md"), "utf8"));
  assert.equal(floors.get("base"), 0);
  assert.equal(floors.get("app"), 14);
  const found = trespasses(source, floors).map(({ file, line, rule, message }) => `${file}:${line}: ${rule}: ${message}`);
  assert.deepEqual(found, []);
});

test("a room may use the faces of lower rooms and everything of its own", () => {
  assert.deepEqual(brokenBy({
    "engagements/end.cpp": '#include "engagements/store.hpp"\n#include "people/people.hpp"\n#include <vector>\n',
    "app/main.cpp": '#include "web/server.hpp"\n#include "web/assets.hpp"\n#include "engagements/engagements.hpp"\n',
    "main.cpp": '#include "web/server.hpp"\n',
    "people/people.hpp": '#include "base/dates.hpp"\n#include "web/route.hpp"\n',
  }), []);
});

test("a room that looks up, or at its neighbour, trespasses, its tests too", () => {
  assert.deepEqual(brokenBy({
    "people/people.cpp": '\n#include "engagements/engagements.hpp"\n',
    "web/page.hpp": '#include "jobs/jobs.hpp"\n',
    "people/people_test.cpp": '#include "engagements/engagements.hpp"\n',
  }).sort(), ["people/people.cpp:2 looks up", "people/people_test.cpp:1 looks up", "web/page.hpp:1 looks up"]);
});

test("a room that comes in by the back door trespasses", () => {
  assert.deepEqual(brokenBy({
    "engagements/end.cpp": '#include "people/store.hpp"\n',
    "people/people.hpp": '#include "web/server.hpp"\n',
    "app/main.cpp": '#include "web/router.hpp"\n',
  }).sort(), ["app/main.cpp:1 back door", "engagements/end.cpp:1 back door", "people/people.hpp:1 back door"]);
});

test("SQL above floor 4 stands in a store", () => {
  const query = 'auto name() { return work.db.value<std::string>("select name "\n  "from people"); }\n';
  assert.deepEqual(brokenBy({
    "people/store.cpp": query,
    "people/store_units.cpp": query,
    "people/people_test.cpp": query,
    "db/migrate.cpp": query,
    "web/sessions.cpp": query,
    "app/demo.cpp": query,
  }), []);
  assert.deepEqual(brokenBy({ "people/leave.cpp": query }),
                   ["people/leave.cpp:1 SQL outside a store", "people/leave.cpp:1 SQL outside a store"]);
  for (const text of ["insert into people values ($1)", "update people set name = $1", "delete from people",
                      "SELECT 1", "with r as (select 1) select * from r"])
    assert.deepEqual(brokenBy({ "people/leave.cpp": `auto kText = R"(\n ${text})";\n` }),
                     ["people/leave.cpp:1 SQL outside a store"], text);
});

test("words for people are not taken for SQL, nor what stands in a comment", () => {
  assert.deepEqual(brokenBy({
    "people/leave.cpp": '// "select name from people"\n_("Select a coach from the list"); _("Update your name");\n' +
      "const int big = 1'000'000; /* db.query(1) */ _(\"Delete from here\"); char c = '\"'; _(\"with care\");\n",
  }), []);
});

test("a page that judges a role trespasses", () => {
  const judged = "bool shown(const access::Actor& actor) { return actor.has(access::Role::coach); }\n";
  assert.deepEqual(brokenBy({ "people/policy.cpp": judged }), []);
  assert.deepEqual(brokenBy({ "people/pages/person.cpp": `\n${judged}` }),
                   ["people/pages/person.cpp:2 role judged in a page"]);
});

test("HTML made outside a page trespasses", () => {
  const made = 'auto a = html(\n  "<p>{}</p>", name);\n';
  assert.deepEqual(brokenBy({
    "people/pages/person.cpp": made, "web/page.cpp": made, "markup/markup.cpp": made,
    "people/leave.cpp": 'auto less = text("a < b");\n', "people/leave_test.cpp": made,
  }), []);
  assert.deepEqual(brokenBy({ "people/leave.cpp": made }), ["people/leave.cpp:2 HTML outside a page"]);
  assert.deepEqual(brokenBy({ "people/leave.cpp": 'append(list, "<li>{}</li>", name);\n' }),
                   ["people/leave.cpp:1 HTML outside a page"]);
});

test("a room that counts or lists has no way to what was said in confidence", () => {
  assert.deepEqual(brokenBy({
    "engagements/note.cpp": '#include "vault/vault.hpp"\n',
    "reports/alarms.cpp": '#include "vault/alarms.hpp"\n',
    "reports/notes.cpp": '#include "vault/vault.hpp"\n',
    "reports/notes_test.cpp": '#include "vault/vault.hpp"\n',
  }).sort(), ["reports/notes.cpp:1 way to content", "reports/notes_test.cpp:1 way to content"]);
});

test("a kind of sealed content has one owner", () => {
  const note = 'static constexpr std::string_view kind = "note";\n  using Policy = NotePolicy;\n';
  const [first, ...more] = brokenBy({
    "engagements/note.hpp": note,
    "people/note.hpp": `\n${note}`,
    "people/note_test.hpp": note,
    "people/photo.hpp": note.replace("note", "photo"),
  });
  assert.match(first, /note\.hpp:[12] second owner/);
  assert.deepEqual(more, []);
});

test("a room on no floor trespasses", () => {
  assert.deepEqual(brokenBy({ "attic/attic.cpp": "int x;\n" }), ["attic/attic.cpp:1 no floor"]);
});

test("a file of more than 300 lines trespasses", () => {
  assert.deepEqual(brokenBy({ "people/people.cpp": "\n".repeat(300) }), []);
  assert.deepEqual(brokenBy({ "people/people.cpp": "\n".repeat(301) }), ["people/people.cpp:301 too long"]);
});
