import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { openHome } from '#server/home.ts';
import type { createApp } from '#server/http/app.ts';
import type { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { VERSIONS_FOLDER } from './old-phone.ts';

/** What opens a home, of these sources or of a released version. */
export type HomeCode = {
  readonly openSqliteStore: typeof openSqliteStore;
  readonly openHome: typeof openHome;
  readonly createApp: typeof createApp;
};

/** The code of a released version, of which `loader.ts` lets out what tests of versions keep inside. */
export async function oldHomeCode(version: string): Promise<HomeCode> {
  const url = pathToFileURL(join(VERSIONS_FOLDER, version, 'home.mjs')).href;
  const code = (await import(url)) as HomeCode; // as above
  return {
    ...code,
    openSqliteStore(folder, kind) {
      const opened = code.openSqliteStore(folder, kind);
      return opened.ok ? { ...opened, value: withCuts(opened.value) } : opened;
    },
  };
}

/** A store as checkers ask it: books of 0.1.0 know of no epochs. */
const withCuts = (store: Store): Store => ({
  ...store,
  read: (cell) => ({ ...store.read(cell), listCuts: async () => [] }),
});

/** What `openVersionHome` calls, by the name under which it is let out. */
const CALLED: readonly (readonly [keyof HomeCode, RegExp])[] = [
  ['openSqliteStore', /=([\w$]+)\([\w$]+,`demo`\)/gu],
  ['openHome', /await ([\w$]+)\([\w$]+\.value,\{name:/gu],
  ['createApp', /=([\w$]+)\([\w$]+,\{log:/gu],
];

/** The limits that are small in a run (`loader.ts`), as a bundler wrote them, and how often. */
const SMALL_LIMITS: readonly (readonly [RegExp, number, string])[] = [
  [/(?<=%)1e3\b/gu, 2, '6'],
  [/(?<==1e6,[\w$]+=)1e3\b/gu, 1, '6'],
  [/(?<==1048576,[\w$]+=)5e3\b/gu, 1, '24'],
];

/** A kept bundle, with what opens its home among its exports and with the small limits of a run. */
export function letOutHome(source: string): string {
  const exports = CALLED.map(([name, called]) => {
    const [found, ...others] = [...source.matchAll(called)];
    if (found?.[1] === undefined || others.length > 0) throw notOne(name);
    return `${found[1]} as ${name}`;
  });
  let small = source;
  for (const [limit, times, put] of SMALL_LIMITS) {
    if ([...source.matchAll(limit)].length !== times) throw notOne(limit.source);
    small = small.replace(limit, put);
  }
  return `${small}\nexport{${exports.join(',')}};`;
}

const notOne = (what: string): Error => new Error(`not one home in a kept bundle: ${what}`);
