// The source files as the rules of test/tidy.test.ts read them.

import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export type Import = {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  readonly line: number;
};

export type Source = {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly zone: string;
  readonly isTest: boolean;
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
};

const importPattern =
  /^\s*(?:import|export)\s+(?<type>type\s+)?(?:[^'";]*?\sfrom\s+)?['"](?<specifier>[^'"]+)['"]/gmu;
const dynamicPattern = /\bimport\(\s*['"](?<specifier>[^'"]+)['"]\s*\)/gu;

export const readSources = (): Source[] =>
  globSync(['src/**/*.{ts,tsx,css,mjs}', 'test/**/*.ts', 'scripts/**/*.mjs'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('test/fixtures/'))
    .toSorted()
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')));

export const toSource = (path: string, text: string): Source => ({
  path,
  zone: path.startsWith('src/') ? (path.split('/')[1] ?? '') : (path.split('/')[0] ?? ''),
  isTest: path.startsWith('test/') || /\.test\.tsx?$/u.test(path),
  lines: text.split('\n'),
  imports: findImports(text),
});

const findImports = (text: string): Import[] =>
  [...text.matchAll(importPattern), ...text.matchAll(dynamicPattern)].map((match) => ({
    specifier: match.groups?.['specifier'] ?? '',
    isTypeOnly: match.groups?.['type'] !== undefined,
    line: text.slice(0, match.index).split('\n').length,
  }));

/** Path from the root of what `#zone/x.ts` or `./x.ts` names; undefined for packages. */
export const findTarget = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith('#test/')) return specifier.slice(1);
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return undefined;
};

/** `@scope/name/deep` → `@scope/name`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Every file that reaches itself over imports that exist at run time, as the path it takes. */
export const findCycles = (edges: ReadonlyMap<string, readonly string[]>): string[][] => {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) {
      cycles.push([...path.slice(start), file]);
      return;
    }
    if (finished.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    finished.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return cycles;
};
