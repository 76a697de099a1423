// Compiles the pages' style and scripts and writes them where the build embeds them:
//   node script/assets.mjs OUTPUT-FOLDER
// Each file gets its content's hash in its name, a gzip and a brotli twin, and a row in the table of
// src/web/assets.hpp. Written: the files, assets.S (which embeds them) and assets_table.cpp.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as sass from "sass";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const govuk = join(modules, "govuk-frontend/dist/govuk");
const moj = join(modules, "@ministryofjustice/frontend/moj");
const output = resolve(process.argv[2] ?? join(root, "build/assets"));

const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
// Licensed to gov.uk or to one ministry alone.
const notOurs = /crown|crest|moj-|opengraph/i;

const assets = new Map(); // name → {name, file, content}

function add(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const extension = extname(name);
  const file = `${basename(name, extension)}-${hash}${extension}`;
  assets.set(name, { name, file, hash, content: bytes });
  return `/assets/${file}`;
}

const bare = {
  "govuk-frontend": join(govuk, "govuk-frontend.min.js"),
  "@ministryofjustice/frontend/": `${join(modules, "@ministryofjustice/frontend")}/`,
};

function fileOf(imported, importer) {
  if (imported.startsWith(".")) return resolve(dirname(importer), imported);
  for (const [name, path] of Object.entries(bare))
    if (imported.startsWith(name)) return path + imported.slice(name.length);
  throw new Error(`${importer} imports ${imported}, which is not known`);
}

const scripts = new Map(); // file → the path it is served at

/** Adds a script after those it imports, and leads its imports to their hashed names. */
function addScript(path) {
  if (scripts.has(path)) return scripts.get(path);
  const script = readFileSync(path, "utf8")
    .replace(/\/\*\*[^]*?\*\//g, "")
    .replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n");
  const served = script.replace(/\b(from\s*)"([^"]+)"|\b(from\s*)'([^']+)'/g, (_, from1, double, from2, single) =>
    `${from1 ?? from2}".${addScript(fileOf(double ?? single, path)).slice("/assets".length)}"`);
  const name = path.startsWith(moj) ? `moj-${relative(moj, path).replace(/^components\/[^/]+\//, "").replaceAll("/", "-")}`
                                    : basename(path).replace(/(\.min)?\.m?js$/, ".mjs");
  scripts.set(path, add(name, served));
  return scripts.get(path);
}

// What the design systems say of their own insides is theirs to mend.
const logger = { warn: (message, { stack = "" }) => stack.includes("node_modules") || console.warn(message, stack) };

/** Compiles a style; adds the pictures it shows. */
function addStyle(path) {
  const { css } = sass.compile(path, { loadPaths: [root, modules], style: "compressed", quietDeps: true, logger });
  const served = css.replace(/url\((["']?)\/assets\/images\/([^"')]+)\1\)/g, (_, _quote, image) => {
    if (image === "govuk-crest.svg") return "none";
    if (notOurs.test(image)) throw new Error(`${path} shows ${image}`);
    return `url(${add(image, readFileSync(join(moj, "assets/images", image)))})`;
  });
  if (/GDS Transport|@font-face/i.test(served)) throw new Error(`${path} names a font that is not ours to use`);
  if (/url\((?!["']?(?:\/assets\/|data:))|@import/.test(served)) throw new Error(`${path} reaches outside`);
  add(basename(path).replace(".scss", ".css"), served);
}

for (const image of readdirSync(join(root, "assets/images")).sort())
  add(image, readFileSync(join(root, "assets/images", image)));
addStyle(join(root, "assets/waymark.scss"));
addScript(join(root, "assets/waymark.mjs"));

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const assembler = ["# Written by script/assets.mjs.", ".section .rodata"];
const declarations = [];
const rows = [];
let number = 0;

/** Embeds bytes; gives the C++ expression that looks at them. */
function embed(file, bytes) {
  writeFileSync(join(output, file), bytes);
  const symbol = `waymark_asset_${number++}`;
  assembler.push(`.global ${symbol}`, ".balign 16", `${symbol}:`, `.incbin "${join(output, file)}"`);
  declarations.push(`extern "C" const char ${symbol}[];`);
  return `{${symbol}, ${bytes.length}}`;
}

const smaller = (packed, plain) => packed.length < plain.length * 0.95;

for (const { name, file, hash, content } of [...assets.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
  const contentType = contentTypes[extname(name)];
  if (!contentType) throw new Error(`no content type is known for ${name}`);
  const gzip = gzipSync(content, { level: 9 });
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  rows.push(`    {"/assets/${file}", "${name}", "${contentType}", "\\"${hash}\\"",\n     ` + [
    embed(file, content),
    smaller(gzip, content) ? embed(`${file}.gz`, gzip) : "{}",
    smaller(brotli, content) ? embed(`${file}.br`, brotli) : "{}",
  ].join(", ") + "},");
}
assembler.push('.section .note.GNU-stack, "", @progbits', "");
writeFileSync(join(output, "assets.S"), assembler.join("\n"));
writeFileSync(join(output, "assets_table.cpp"), `// Written by script/assets.mjs.
#include "web/assets.hpp"

${declarations.join("\n")}

namespace waymark::web {

std::span<const Asset> all_assets() {
  static const Asset kAssets[] = {
${rows.join("\n")}
  };
  return kAssets;
}

}  // namespace waymark::web
`);
