#!/usr/bin/env node
// Asks ajv, with the YAML reader that editors use, whether kitbag's schemas take every file that kitbag takes and
// refuse what it refuses.
// usage: schema.mjs KITBAG

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const kitbag = path.resolve(process.argv[2] ?? 'target/release/kitbag');
const work = mkdtempSync(path.join(tmpdir(), 'kitbag-schema-'));
process.on('exit', () => rmSync(work, { recursive: true }));

const run = (folder, ...words) => execFileSync(kitbag, ['-C', folder, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
run(work, 'schema', '--output', 'schemas');
// Strict but for texts, which may look like numbers, and for keys that an entry needs one of.
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
const schemas = {};
for (const name of readdirSync(path.join(work, 'schemas'))) {
  schemas[name.replace('.schema.json', '')] = ajv.compile(JSON.parse(readFileSync(path.join(work, 'schemas', name), 'utf8')));
}

/** The schema of a file by its path; none for files that are not YAML. */
function schemaOf(file) {
  const name = path.basename(file);
  if (name.endsWith('.yaml')) return name.replace('.yaml', '');
  const folder = path.basename(path.dirname(file));
  return name.endsWith('.md') ? { cases: 'case', tools: 'tool', activities: 'activity' }[folder] : undefined;
}

/** What the schema has against a text, or nothing. */
function refusal(file, text) {
  const schema = schemaOf(file);
  const front = file.endsWith('.md') ? text.split(/^---$/m)[1] : text;
  const validate = schemas[schema];
  if (!validate) return `no schema ${schema}`;
  if (validate(parse(front))) return undefined;
  return validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`).join('; ');
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(file);
    else if (schemaOf(file)) yield file;
  }
}

const started = path.join(work, 'started');
run(work, 'new', 'workspace', 'started');
run(started, 'new', 'country', 'lk', '--languages', 'si,ta,en');
run(started, 'new', 'organisation', 'lk-dmt', '--country', 'lk');
run(started, 'new', 'audience', 'youth', '--overlay', 'lk');
run(started, 'new', 'module', 'trust-by-design');
run(work, 'new', 'workspace', 'other', '--base', 'started/base-modules');

let faults = 0;
let taken = 0;
const say = (line) => {
  faults += 1;
  console.log(`FAULTY ${line}`);
};
const folders = ['base-modules', 'overlays', 'tests/small'].map((name) => path.join(root, name));
for (const file of [...folders, started, path.join(work, 'other')].flatMap((folder) => [...files(folder)])) {
  const why = refusal(file, readFileSync(file, 'utf8'));
  if (why) say(`${file} is refused: ${why}`);
  else taken += 1;
}

const wrong = parse(readFileSync(path.join(here, 'samples/wrong.yaml'), 'utf8'));
for (const { path: file, why, replace } of wrong) {
  const folder = mkdtempSync(path.join(work, 'wrong-'));
  cpSync(path.join(root, 'tests/small'), folder, { recursive: true });
  let text = readFileSync(path.join(folder, file), 'utf8');
  for (const [from, to] of Object.entries(replace)) {
    if (!text.includes(from)) say(`${why}: ${file} has no ${from}`);
    text = text.replace(from, to);
  }
  writeFileSync(path.join(folder, file), text);
  if (!refusal(file, text)) say(`${why}: the schema takes it`);
  if (spawnSync(kitbag, ['-C', folder, 'check'], { stdio: 'ignore' }).status !== 1) say(`${why}: kitbag takes it`);
}
if (faults === 0) console.log(`ok schemas (${taken} files taken, ${wrong.length} refused as kitbag does)`);
process.exit(faults === 0 ? 0 : 1);
