import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';
import { letOutHome } from './old-home.ts';
import { letOut } from './old-phone.ts';

/*
 * Lets Node run the sources as they are: pages with their markup and their styles too. With a mutant, one
 * place of one file is another one; it fails when the place is not there exactly once.
 */

/** What a bundler would put into a program as text. */
const RAW = '?raw';

/** A kept home asks Node itself for what these sources ask `#server/crypto.ts`. */
const OLD_HOME = /\/versions\/[^/]+\/home\.mjs$/u;

/** What a run has in the stead of a module, and who asks for it. */
const INSTEAD: readonly (readonly [specifier: string, instead: URL, asked: RegExp])[] = [
  ['#server/crypto.ts', new URL('crypto.ts', import.meta.url), /(?<!\/sim\/crypto\.ts)$/u],
  ['node:crypto', new URL('old-crypto.ts', import.meta.url), OLD_HOME],
  ['node:zlib', new URL('zlib.ts', import.meta.url), OLD_HOME],
  ['node:zlib', new URL('zlib.ts', import.meta.url), /\/src\/server\/http\/body\.ts$/u],
];

/** Phones and homes of released versions, and what lets out what they keep inside. */
const KEPT: readonly (readonly [RegExp, (source: string) => string])[] = [
  [/\/versions\/[^/]+\/phone\.mjs$/u, letOut],
  [OLD_HOME, letOutHome],
];

export type Replacement = {
  /** Path of the source in the repository. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
};

/** Who looked is written when the home stops: a timer of the machine takes a turn whenever it likes. */
const UNTIMED_LOOKS: Replacement = {
  file: 'src/server/seen-log.ts',
  find: 'else timer ??= setTimeout(flushQuietly, WAIT_MS).unref();',
  put: '',
};

/**
 * Runs, pages and answers of a few facts, so that a run of a few days crosses their ends as years of work do.
 * Whether the real limits hold at ±1 is tested beside them.
 */
const SMALL_LIMITS: readonly Replacement[] = [
  {
    file: 'src/book/limits.ts',
    find: 'export const RUN_FACTS_MAX = 1_000;',
    put: 'export const RUN_FACTS_MAX = 6;',
  },
  {
    file: 'src/protocol/limits.ts',
    find: 'export const PULL_FACTS_MAX = 5_000;',
    put: 'export const PULL_FACTS_MAX = 24;',
  },
];

/** @returns whether the mutant's file was among those that were loaded */
export function loadSources(mutant: Replacement | undefined): { isApplied(): boolean } {
  const ours = [UNTIMED_LOOKS, ...SMALL_LIMITS];
  const replacements = mutant === undefined ? ours : [...ours, mutant];
  const applied = new Set<Replacement>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL = '' } = context;
      const instead = INSTEAD.find(([of, , asked]) => specifier === of && asked.test(parentURL));
      if (instead !== undefined) return { url: instead[1].href, shortCircuit: true };
      if (!specifier.endsWith(RAW)) return next(specifier, context);
      const found = next(specifier.slice(0, -RAW.length), context);
      return { ...found, url: `${found.url}${RAW}`, shortCircuit: true };
    },
    load(url, context, next) {
      if (url.endsWith(RAW)) {
        const text = readFileSync(fileURLToPath(url.slice(0, -RAW.length)), 'utf8');
        const source = `export default ${JSON.stringify(text)};`;
        return { format: 'module', source, shortCircuit: true };
      }
      const kept = KEPT.find(([path]) => path.test(url));
      if (kept !== undefined) {
        const source = kept[1](readFileSync(fileURLToPath(url), 'utf8'));
        return { format: 'module', source, shortCircuit: true };
      }
      const own = replacements.filter(({ file }) => url.endsWith(`/${file}`));
      if (own.length === 0 && !url.endsWith('.tsx')) return next(url, context);
      let source = readFileSync(fileURLToPath(url), 'utf8');
      for (const replacement of own) {
        source = replaceOnce(source, replacement);
        applied.add(replacement);
      }
      if (!url.endsWith('.tsx')) return { format: 'module-typescript', source, shortCircuit: true };
      const jsx = { runtime: 'automatic', importSource: 'preact' } as const;
      const { code } = transformSync(url, source, { jsx });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
  return { isApplied: () => replacements.every((each) => applied.has(each)) };
}

export function replaceOnce(source: string, { file, find, put }: Replacement): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(`"${find}" stands ${parts.length - 1} times in ${file}, not once`);
  }
  return parts.join(put);
}
