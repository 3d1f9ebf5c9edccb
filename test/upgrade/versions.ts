// The released versions as they were kept, for tests that hold today's code to each of them.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Json } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { OwnFact } from '#device/device.ts';
import type { BookState } from './book-state.ts';
import type { KeptLogs } from './fold-logs.ts';
import type * as homeToday from './version-home.ts';
import type * as phoneToday from './version-phone.ts';
import { mediumFromText, type MediumText } from './medium-text.ts';

const root = join(cwd(), 'test', 'fixtures', 'versions');

/** Numbers of all released versions, oldest first. */
export const VERSIONS: readonly string[] = readdirSync(root)
  .filter((name) => /^\d+\.\d+\.\d+$/u.test(name))
  .toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true }));

/** Those from this one on: what 0.1.0 did not keep yet, all others did. */
export const versionsFrom = (first: string): readonly string[] =>
  VERSIONS.slice(VERSIONS.indexOf(first));

export type PlaceIds = Readonly<
  Record<'province' | 'commune' | 'village' | 'other' | 'household' | 'empty' | 'resident', Id>
>;

/** What a kept store must give. */
export type KeptHome = {
  readonly protocol: number;
  readonly now: number;
  readonly places: PlaceIds;
  readonly verify: { readonly line: string; readonly defects: readonly string[] };
  readonly heads: readonly homeToday.HeadLine[];
  readonly origins: readonly string[];
  readonly states: Readonly<Record<Id, BookState>>;
};

export type KeptPhone = {
  readonly now: number;
  readonly card: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly own: readonly OwnFact[];
  readonly medium: MediumText;
};

/** A phone's talk with the home of the kept store, request by request. */
export type Exchange = {
  readonly card: string;
  readonly steps: readonly {
    readonly name: string;
    readonly at: number;
    readonly request: {
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
    };
    readonly reply: {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };
  }[];
};

const read = (version: string, file: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(join(root, version, file))).toString());

export const readHome = (version: string): KeptHome => read(version, 'home.json.gz') as KeptHome;

export const readPhones = (version: string): Readonly<Record<string, KeptPhone>> =>
  read(version, 'phone.json.gz') as Readonly<Record<string, KeptPhone>>;

export const readExchange = (version: string): Exchange =>
  read(version, 'exchange.json.gz') as Exchange;

/** Kept from 0.2.0 on. */
export const readLogs = (version: string): KeptLogs => read(version, 'logs.json.gz') as KeptLogs;

/** The store of a version in a PostgreSQL, as text; kept from 0.2.0 on. */
export const readDump = (version: string): string =>
  gunzipSync(readFileSync(join(root, version, 'home.sql.gz'))).toString();

/** Where that text puts its tables. */
export const schemaOf = (version: string): string => `version_${version.replaceAll('.', '_')}`;

export const homeOf = (version: string): Promise<typeof homeToday> =>
  import(/* @vite-ignore */ urlOf(version, 'home.mjs')) as Promise<typeof homeToday>;

export const phoneOf = (version: string): Promise<typeof phoneToday> =>
  import(/* @vite-ignore */ urlOf(version, 'phone.mjs')) as Promise<typeof phoneToday>;

const urlOf = (version: string, file: string): string =>
  pathToFileURL(join(root, version, file)).href;

/** A kept store in a folder of its own; called at the end of the test, `remove` takes it away. */
export function unpackStore(version: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'banso-version-'));
  const bytes = gunzipSync(readFileSync(join(root, version, 'home.sqlite.gz')));
  writeFileSync(join(folder, 'banso.sqlite'), bytes);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The medium of a kept phone, fit for the code that opens it: with the tables that code knows besides. */
export async function unpackMedium(
  { medium }: KeptPhone,
  empty: phoneToday.PhoneSettings['medium'],
): Promise<phoneToday.PhoneSettings['medium']> {
  const kept = await mediumFromText(medium);
  return new Map([...empty, ...kept]) as phoneToday.PhoneSettings['medium'];
}

/**
 * What a version once said and today's code does not say any more, by where it stands. Later versions may
 * say more of a thing, never something else.
 */
export function unsaid(then: Json, now: Json | undefined, at = ''): readonly string[] {
  if (typeof then !== 'object' || then === null || Array.isArray(then)) {
    return JSON.stringify(then) === JSON.stringify(now) ? [] : [`${at}: ${JSON.stringify(now)}`];
  }
  if (typeof now !== 'object' || now === null || Array.isArray(now)) return [`${at}: gone`];
  const fields = now as Readonly<Record<string, Json>>;
  return Object.entries(then).flatMap(([name, value]) =>
    unsaid(value, fields[name], `${at}/${name}`),
  );
}

/** A home of 0.1.0 repeats inside a held fact that it is held, and why. */
export function withoutHeldVerdicts(state: BookState): BookState {
  const held = Object.entries(state['held'] ?? {}).map(([key, row]) => {
    const { fact, ...rest } = row as { fact: Record<string, Json> }; // a held fact and why
    const { verdict: _, why: __, ...said } = fact;
    return [key, { ...rest, fact: said }] as const;
  });
  return { ...state, held: Object.fromEntries(held) };
}
