// The bytes a phone pays: the shell, how books are read, every screen loaded on use; and what must never
// reach a phone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib/runtime.mjs';

const shellBudgetBytes = 60_000;
/** Grows with each activity that phones carry: all their books are folded when the app opens. */
const booksBudgetBytes = 21_500;
const screenBudgetBytes = 40_000;

/** What only code of the server, the tests or the demo carries. */
const forbidden = [/["'`]node:[a-z]/u, /process\.env/u, /@hono\//u, /DATABASE_URL/u, /fast-check/u];

/**
 * @typedef {{file: string, name?: string, isEntry?: boolean, isDynamicEntry?: boolean,
 *   imports?: string[]}} Chunk
 */

const phoneFolder = join(root, 'dist', 'pwa');
/** @type {Record<string, Chunk>} */
const chunks = JSON.parse(readFileSync(join(root, 'dist', 'pwa-chunks.json'), 'utf8'));
const entries = Object.values(chunks).filter((chunk) => chunk.isEntry);
/** @type {string[]} */
const problems = [];
if (entries.length !== 1) {
  problems.push(`expected one entry of the phone app, found ${entries.length}`);
}

const shell = new Set(entries.flatMap((entry) => withImports(entry)));
const shellBytes = sumOf(shell);
report('shell', shellBytes, shellBudgetBytes);
const read = Object.values(chunks).filter(({ name }) => name === 'books');
const books = new Set(read.flatMap((chunk) => withImports(chunk)));
for (const file of shell) books.delete(file);
if (books.size === 0) problems.push('how books are read is no file of its own');
report('books', sumOf(books), booksBudgetBytes);
for (const chunk of Object.values(chunks).filter((each) => each.isDynamicEntry)) {
  const added = withImports(chunk).filter((file) => !shell.has(file) && !books.has(file));
  report(chunk.file, sumOf(added), screenBudgetBytes);
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
