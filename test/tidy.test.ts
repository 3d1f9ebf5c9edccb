// The architecture and the house style as a test: what lint cannot see. The tables are in tidy/rules.ts.

import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { arrowProblems } from './tidy/arrows.ts';
import {
  ACTIVITY_EXTRAS,
  ACTIVITY_FILES,
  ARROWS,
  CODE_REPLACED,
  DOMAIN_FILES,
  LICENSES,
  LICENSES_TOLD,
  LIMITS,
  WORDS_REPLACED,
} from './tidy/rules.ts';
import {
  findCycles,
  findTarget,
  packageOf,
  readSources,
  root,
  type Source,
  toSource,
} from './tidy/sources.ts';

const sources = readSources();
const code = sources.filter((source) => source.path.startsWith('src/') && !source.isTest);
const rulesFile = 'test/tidy/rules.ts';

/** `path:line reason` for every line the rule has a reason against. */
const lineProblems = (
  from: readonly Source[],
  findProblem: (line: string, index: number, source: Source) => string | undefined,
): string[] =>
  from.flatMap((source) =>
    source.lines.flatMap((line, index) => {
      const problem = findProblem(line, index, source);
      return problem === undefined ? [] : [`${source.path}:${index + 1} ${problem}`];
    }),
  );

describe('arrows', () => {
  test('every zone that exists was looked at', () => {
    const zones = readdirSync(join(root, 'src'));
    for (const zone of zones) {
      expect(Object.keys(ARROWS), zone).toContain(zone);
      const files = globSync(`src/${zone}/**/*.{ts,tsx}`, { cwd: root });
      const seen = sources.filter((source) => source.path.startsWith(`src/${zone}/`));
      if (files.length > 0) expect(seen.length, zone).toBeGreaterThanOrEqual(files.length);
    }
    expect(code.length).toBeGreaterThan(20);
    expect(code.flatMap((source) => source.imports).length).toBeGreaterThan(20);
  });

  test('imports follow the table', () => {
    expect(arrowProblems(code)).toEqual([]);
  });

  test.each([
    ['src/kernel/a.ts', `import { b } from '#book/b.ts';`],
    ['src/kernel/a.ts', `import * as v from 'valibot';`],
    // What plans an evening never sees the habits it is tried against.
    ['src/domain/doors/round/a.ts', `import { HABITS } from '#test/bench/round/habits.ts';`],
    ['src/domain/doors/round/a.ts', `import a from '#test/bench/round/habits.json';`],
    ['src/domain/doors/state.ts', `import { readFileSync } from 'node:fs';`],
    ['src/domain/doors/state.ts', `import {\n  fold,\n} from '#domain/homes/state.ts';`],
    ['src/domain/doors/judge.ts', `import type { A } from '#domain/homes/judge.ts';`],
    ['src/pwa/a.tsx', `const a = await import('#server/main.ts');`],
    ['src/pwa/a.tsx', `import { a } from '#protocol/push.ts';`],
    ['src/pages/a.tsx', `import { a } from '#domain/doors/state.ts';`],
    ['src/server/a.ts', `export { a } from '#pwa/main.tsx';`],
    // What ours is measured beside is never part of it.
    ['src/device/a.ts', `import { Dexie } from 'dexie';`],
    ['src/nowhere/a.ts', `import './b.ts';`],
  ])('a wrong arrow in %s is found: %s', (path, text) => {
    expect(arrowProblems([toSource(path, text)])).toHaveLength(1);
  });

  test('what ours is measured beside is imported where it is measured alone', () => {
    const Manifest = v.object({ dependencies: v.record(v.string(), v.string()) });
    const folder = 'test/bench/peers/';
    const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
    const peers = Object.keys(v.parse(Manifest, JSON.parse(text)).dependencies);
    const imports = (source: Source): boolean =>
      source.imports.some(({ specifier }) => peers.includes(packageOf(specifier)));
    const where = sources.filter(imports).map(({ path }) => path);
    expect(where.length).toBeGreaterThanOrEqual(4);
    expect(where.filter((path) => !path.startsWith(folder))).toEqual([]);
  });

  test('no file reaches itself', () => {
    const edges = new Map(
      code.map((source) => [
        source.path,
        source.imports
          .filter((each) => !each.isTypeOnly)
          .flatMap((each) => findTarget(source.path, each.specifier) ?? []),
      ]),
    );
    expect(edges.size).toBe(code.length);
    expect(findCycles(edges)).toEqual([]);
  });

  test('a cycle is found', () => {
    const edges = new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycles(edges)).toEqual([['b', 'c', 'b']]);
  });

  test('every import of our own names a file that exists', () => {
    const missing = sources
      .filter((source) => source.zone !== 'test')
      .flatMap((source) =>
        source.imports.flatMap((each) => {
          const target = findTarget(source.path, each.specifier)?.split('?')[0];
          return target === undefined || existsSync(join(root, target))
            ? []
            : [`${source.path} → ${target}`];
        }),
      );
    expect(missing).toEqual([]);
  });
});

describe('shape', () => {
  test('activity folders have the same shape', () => {
    const files = globSync('src/domain/**/*.{ts,tsx}', { cwd: root }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    const odd = files.filter((path) => {
      const name = path.slice('src/domain/'.length);
      if (!name.includes('/')) return !DOMAIN_FILES.includes(name.replace('.test.ts', '.ts'));
      const [, file = '', ...deeper] = name.split('/');
      const base = file.replace(/(?:\.test)?\.ts$/u, '');
      const isUsual = deeper.length === 0 && ACTIVITY_FILES.includes(base);
      return !isUsual && ACTIVITY_EXTRAS[name.replace('.test.ts', '.ts')] === undefined;
    });
    expect(files.length).toBeGreaterThan(0);
    expect(odd).toEqual([]);
  });

  test('no barrels', () => {
    expect(
      sources.filter((source) => /\/index\.tsx?$/u.test(source.path)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('files and lines stay within their limits', () => {
    const long = sources.filter((source) => source.lines.length > LIMITS.fileLines + 1);
    expect(long.map(({ path, lines }) => `${path} has ${lines.length} lines`)).toEqual([]);
    // A sentence, a path of a drawing or an address is not broken.
    const unbreakable = /(['"`]).{50,}\1|https?:\/\/|[>}][^<{]{50,}/u;
    const isWide = (line: string) => [...line].length > LIMITS.columns && !unbreakable.test(line);
    expect(lineProblems(sources, (line) => (isWide(line) ? 'is too wide' : undefined))).toEqual([]);
  });

  test('decision records fit on one page', () => {
    const records = globSync('docs/decisions/*.md', { cwd: root });
    const long = records.filter(
      (path) =>
        readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length > LIMITS.decisionLines,
    );
    expect(long).toEqual([]);
  });
});

test('tests, faults and planted bugs that the promises name are there', () => {
  const text = readFileSync(join(root, 'docs/operate/promises.md'), 'utf8');
  const named = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map(([, name = '']) => name);
  const [paths, faults] = [named(/`([\w./-]+\.ts)`/gu), named(/“([^”]+)”/gu)];
  const played = sources.filter(({ path }) => path.startsWith('test/sim/'));
  const isPlayed = (name: string): boolean =>
    played.some(({ lines }) => lines.some((line) => line.includes(`'${name}'`)));
  expect(Math.min(paths.length, faults.length)).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(faults.filter((name) => !isPlayed(name))).toEqual([]);
});

describe('wording', () => {
  test('words and ways of writing that have a better one', () => {
    const replaced = [...WORDS_REPLACED, ...CODE_REPLACED];
    const problems = lineProblems(sources, (line, _, { path }) => {
      const found =
        path === rulesFile ? undefined : replaced.find(({ pattern }) => pattern.test(line));
      return found === undefined ? undefined : `write ${found.use}: ${line.trim()}`;
    });
    expect(problems).toEqual([]);
  });

  test('every `as` says why, on its line or the one before', () => {
    const cast = /[\w)\]}] as (?!const\b)[A-Za-z{[]/u;
    const isProse = (line: string) =>
      /^\s*(?:\/\/|\*|\/\*|import\b|export \{|[a-zA-Z]+ as [a-zA-Z]+,)/u.test(line);
    const problems = lineProblems(code, (line, index, { lines, path }) => {
      if (
        path.endsWith('.css') ||
        isProse(line) ||
        !cast.test(line.replaceAll(/(['"`]).*?\1/gu, "''"))
      ) {
        return undefined;
      }
      const isExplained = /\/\/|\*\//u.test(`${lines[index - 1] ?? ''}${line}`);
      return isExplained ? undefined : `an \`as\` without its reason: ${line.trim()}`;
    });
    expect(problems).toEqual([]);
  });

  test('texts people see are calm', () => {
    const texts = code.filter(({ path, zone }) => zone === 'words' || path.endsWith('/words.ts'));
    const isLoud = /['"`>][^'"`]*\p{L}!(?:\s|['"`])/u;
    expect(lineProblems(texts, (line) => (isLoud.test(line) ? line.trim() : undefined))).toEqual(
      [],
    );
  });
});

describe('package', () => {
  const Manifest = v.object({
    scripts: v.record(v.string(), v.string()),
    imports: v.record(v.string(), v.string()),
    dependencies: v.record(v.string(), v.string()),
    devDependencies: v.record(v.string(), v.string()),
    optionalDependencies: v.record(v.string(), v.string()),
  });
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

  test('few scripts, one import name per zone, exact versions', () => {
    expect(Object.keys(manifest.scripts).length).toBeLessThanOrEqual(LIMITS.scripts);
    const names = Object.keys(ARROWS).map((zone) => [`#${zone}/*`, `./src/${zone}/*`]);
    expect(manifest.imports).toEqual({ ...Object.fromEntries(names), '#test/*': './test/*' });
    const versions = [
      manifest.dependencies,
      manifest.devDependencies,
      manifest.optionalDependencies,
    ];
    const loose = versions
      .flatMap((each) => Object.entries(each))
      .filter(([, version]) => !/^\d+\.\d+\.\d+/u.test(version));
    expect(loose).toEqual([]);
  });

  test('every package is the one that was chosen, runs nothing at its installation, and may be passed on', () => {
    const Lock = v.object({
      packages: v.record(
        v.string(),
        v.object({
          integrity: v.optional(v.string(), ''),
          hasInstallScript: v.optional(v.boolean(), false),
          license: v.optional(v.string()),
        }),
      ),
    });
    const { packages } = v.parse(
      Lock,
      JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')),
    );
    const others = Object.entries(packages).filter(([path]) => path !== '');
    expect(others.length).toBeGreaterThan(100);
    const doubtful = others.filter(
      ([path, { integrity, hasInstallScript, license = LICENSES_TOLD[path] ?? '' }]) =>
        !integrity.startsWith('sha512-') || hasInstallScript || !LICENSES.has(license),
    );
    expect(doubtful.map(([path]) => path)).toEqual([]);
  });

  test('what ours is measured beside is as exact, and the installation of ours brings none of it', () => {
    const read = (file: string): string => readFileSync(join(root, file), 'utf8');
    const Peers = v.object({ dependencies: v.record(v.string(), v.string()) });
    const peers = v.parse(Peers, JSON.parse(read('test/bench/peers/package.json'))).dependencies;
    const loose = Object.values(peers).filter((version) => !/^\d+\.\d+\.\d+$/u.test(version));
    expect(loose).toEqual([]);
    expect(read('test/bench/peers/package-lock.json')).not.toContain('"resolved": "http');
    const own = read('package-lock.json');
    expect(Object.keys(peers).filter((name) => own.includes(`"node_modules/${name}"`))).toEqual([]);
  });

  test('the lock file names no registry and leaves no platform out', () => {
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
    expect(text).not.toContain('"resolved": "http');
    const Lock = v.object({
      packages: v.record(
        v.string(),
        v.object({ optionalDependencies: v.optional(v.record(v.string(), v.string()), {}) }),
      ),
    });
    const { packages } = v.parse(Lock, JSON.parse(text));
    const optional = Object.values(packages).flatMap((each) =>
      Object.keys(each.optionalDependencies),
    );
    expect(optional.length).toBeGreaterThan(20);
    expect(optional.filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
  });
});
