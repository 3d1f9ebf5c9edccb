import * as v from 'valibot';
import { keep, recall } from './kept.ts';

/**
 * A person's store on this phone, under the name they chose: anybody may see this list. In a practice home
 * every link has its own: one browser plays all roles.
 */
const Store = v.strictObject({
  key: v.string(),
  name: v.string(),
  home: v.string(),
  demo: v.boolean(),
  /** The home has told this phone that it listens to it no more. */
  ended: v.exactOptional(v.boolean()),
});
export type Store = v.InferOutput<typeof Store>;

const LIST = 'stores';
const CURRENT = 'store';

export function listStores(): readonly Store[] {
  try {
    return v.parse(v.array(Store), JSON.parse(recall(LIST) ?? '[]'));
  } catch {
    return [];
  }
}

export function rememberStore(store: Store): void {
  const others = listStores().filter((each) => each.key !== store.key);
  keep(LIST, JSON.stringify([...others, store]));
}

export const forgetStore = (key: string): void =>
  keep(LIST, JSON.stringify(listStores().filter((each) => each.key !== key)));

/** The store a page opens with: that of this tab, else the last one used. */
export function currentStore(): Store | undefined {
  const stores = listStores();
  const key = tabStore() ?? recall(CURRENT);
  return stores.find((store) => store.key === key) ?? stores.at(-1);
}

export function chooseStore(key: string): void {
  keep(CURRENT, key);
  try {
    sessionStorage.setItem(CURRENT, key);
  } catch {
    // Without it the last store used is opened.
  }
}

function tabStore(): string | undefined {
  try {
    return sessionStorage.getItem(CURRENT) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The name of a card's store: the card itself is a secret and is not kept. */
export async function storeKeyOf(card: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(card));
  return Array.from(new Uint8Array(digest).slice(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
