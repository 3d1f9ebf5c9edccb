import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { createDevice } from '#device/create-device.ts';
import type { LocalStore } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';

/** Where each released version lies as it was. */
export const VERSIONS_FOLDER = join(import.meta.dirname, '..', 'fixtures', 'versions');

/** What opens a phone, of these sources or of a released version. */
export type PhoneCode = {
  readonly createDevice: typeof createDevice;
  readonly activityOf: Platform['activityOf'];
};

/** What a seed plays hangs on this list: a version that joins it makes other days of all seeds. */
export const OLD_VERSIONS: readonly string[] = ['0.1.0'];

/** The code of a released version, of which `loader.ts` lets out what tests of versions keep inside. */
export async function oldPhoneCode(version: string): Promise<PhoneCode> {
  const url = pathToFileURL(join(VERSIONS_FOLDER, version, 'phone.mjs')).href;
  return (await import(url)) as PhoneCode; // as above
}

/** A store as released versions ask it: where several things are expected now, 0.1.0 named the one. */
export const forOld = (store: LocalStore): LocalStore => ({
  ...store,
  write: (changes, { expect = [], ...options }) =>
    store.write(changes, { ...options, expect: [expect].flat() }),
});

/** A kept bundle, with what opens its phone among its exports. */
export function letOut(source: string): string {
  const device = /await ([\w$]+)\(\{store:/gu;
  const activity = /,activityOf:([\w$]+)\}/gu;
  const [names, others] = [[...source.matchAll(device)], [...source.matchAll(activity)]];
  if (names.length !== 1 || others.length !== 1) throw new Error('not one phone in a kept bundle');
  return `${source}\nexport{${names[0]?.[1]} as createDevice,${others[0]?.[1]} as activityOf};`;
}
