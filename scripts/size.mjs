// The bytes a phone pays: the layers until its first screen, what every other screen adds to them when it
// is used; and what must never reach a phone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { layers } from './lib/layers.mjs';
import { root } from './lib/runtime.mjs';

const screenBudgetBytes = 30_000;
/** Screens that stand where no book is open: nothing of the layers that draw from one may come with them. */
const bookless = new Set([
  'screens/lock/dark.tsx',
  'screens/sign-in/sign-in.tsx',
  'screens/start/welcome.tsx',
]);

/** A few lines that all layers but the first need, and that the bundler puts into none. */
const bundlersOwn = 'rolldown-runtime';

/** What only code of the server, the tests or the demo carries. */
const forbidden = [/["'`]node:[a-z]/u, /process\.env/u, /@hono\//u, /DATABASE_URL/u, /fast-check/u];

/**
 * @typedef {{file: string, src?: string, name?: string, isEntry?: boolean, isDynamicEntry?: boolean,
 *   imports?: string[]}} Chunk
 */

const phoneFolder = join(root, 'dist', 'pwa');
/** @type {Record<string, Chunk>} */
const chunks = JSON.parse(readFileSync(join(root, 'dist', 'pwa-chunks.json'), 'utf8'));
/** @type {string[]} */
const problems = [];

/** The files of all layers, and of those up to where no book is open yet. @type {Set<string>} */
const read = new Set();
/** @type {Set<string>} */
const atStart = new Set();
for (const { name, budgetBytes } of layers) {
  const found = Object.values(chunks).filter((chunk) => layerIn(chunk) === name);
  const added = found.flatMap((chunk) => newIn(chunk, read));
  const own = added.filter((file) => !file.includes(bundlersOwn));
  if (own.length !== 1) problems.push(`the layer ${name} is not one file: ${own.join(', ')}`);
  report(name, sumOf(added), budgetBytes);
  for (const file of added) read.add(file);
  if (name === 'start') for (const file of read) atStart.add(file);
}
for (const chunk of Object.values(chunks).filter((each) => each.isDynamicEntry)) {
  const before = bookless.has(chunk.src ?? '') ? atStart : read;
  report(chunk.file, sumOf(newIn(chunk, before)), screenBudgetBytes);
}
const scripts = readdirSync(phoneFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.js'),
);
for (const file of scripts) {
  const text = readFileSync(join(phoneFolder, file), 'utf8');
  for (const pattern of forbidden) {
    const found = pattern.exec(text);
    if (found) problems.push(`${file} contains ${found[0]}, which belongs to the server`);
  }
}
if (scripts.length === 0) problems.push('the phone app has no script at all');
for (const problem of problems) console.log(`size: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** The page's entry lies in the first layer. @param {Chunk} chunk */
function layerIn(chunk) {
  return chunk.isEntry ? layers[0]?.name : chunk.name;
}

/** @param {Chunk} chunk @param {Set<string>} before */
function newIn(chunk, before) {
  return withImports(chunk).filter((file) => !before.has(file));
}

/**
 * The chunk's file and those it imports at once.
 * @param {Chunk} chunk @param {Set<string>} seen @returns {string[]}
 */
function withImports(chunk, seen = new Set()) {
  if (seen.has(chunk.file)) return [];
  seen.add(chunk.file);
  const imported = (chunk.imports ?? []).flatMap((key) => {
    const next = chunks[key];
    return next ? withImports(next, seen) : [];
  });
  return [chunk.file, ...imported];
}

/** @param {Iterable<string>} files */
function sumOf(files) {
  return [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(phoneFolder, file)), { level: 9 }).length,
      0,
    );
}

/** @param {string} name @param {number} bytes @param {number} budgetBytes */
function report(name, bytes, budgetBytes) {
  console.log(`size: ${name} ${(bytes / 1000).toFixed(1)} of ${budgetBytes / 1000} KB gz`);
  if (bytes > budgetBytes) problems.push(`${name} is over its budget`);
}
