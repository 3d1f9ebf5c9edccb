import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Config, Environment } from '#server/config.ts';
import type { Home } from '#server/home.ts';

/** Lines for the person at the terminal, or one sentence about what is wrong. */
export type Outcome =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

export type Command = (home: Home, config: Config, args: readonly string[]) => Promise<Outcome>;

/** A command over the files of a home, which a server may have open or of which there are none yet. */
export type Tool = (config: Config, env: Environment, args: readonly string[]) => Promise<Outcome>;

export const said = (...lines: readonly string[]): Outcome => ({ ok: true, lines });
export const wrong = (sentence: string): Outcome => ({ ok: false, sentence });

export type Words = {
  readonly plain: readonly string[];
  readonly named: { readonly [name: string]: string | undefined };
};

/** Words and `--name value` pairs; undefined when something else stands there. */
export function readWords(args: readonly string[], names: readonly string[]): Words | undefined {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { positionals, values } = parseArgs({
      args: joinValues(args),
      options,
      allowPositionals: true,
    });
    const named = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : undefined,
      ]),
    );
    return { plain: positionals, named };
  } catch {
    return undefined;
  }
}

/** `--parent -abc` as `--parent=-abc`: an id may begin with a dash. */
function joinValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [word = '', value] = [args[index], args[index + 1]];
    const takesNext = word.startsWith('--') && !word.includes('=') && value !== undefined;
    joined.push(takesNext ? `${word}=${value}` : word);
    if (takesNext) index += 1;
  }
  return joined;
}

/** Where phones reach this home, for links on paper. */
export const originOf = (config: Config): string =>
  config.origin ?? `http://${config.host}:${config.port}`;

/** Of a command that shows first what it would write. */
export const WRITING_FLAGS = ['--dry-run', '--yes'];

export function readFile(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return undefined;
  }
}
