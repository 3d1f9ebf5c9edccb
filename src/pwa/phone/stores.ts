import * as v from 'valibot';
import { drop, keep, recall } from './kept.ts';

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
const OWNER = 'owner.';

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

/** What stands beside a person's store under its key; and what whoever came last had chosen. */
const BESIDE = ['epoch.', OWNER];
const CHOICES = ['village', 'commune', 'spoken-language'];

/** Nothing is left that tells who its person was, where they worked, or which language they spoke. */
export function forgetStore(key: string): void {
  keep(LIST, JSON.stringify(listStores().filter((each) => each.key !== key)));
  for (const name of BESIDE) drop(name + key);
  for (const name of CHOICES) drop(name);
  if (recall(CURRENT) === key) drop(CURRENT);
  if (tabStore() === key) leaveTabStore();
}

/** Notes whose a store is, so that a new card of theirs finds it; nobody can tell from it who that is. */
export const rememberOwner = async (key: string, person: string): Promise<void> =>
  keep(OWNER + key, await digestOf(person));

/** Whether a store is this person's; undefined where nothing is known of it. */
export async function isOwnedBy(key: string, person: string): Promise<boolean | undefined> {
  const owner = recall(OWNER + key);
  return owner === undefined ? undefined : owner === (await digestOf(person));
}

/** The stores of a person on this phone, the last one first. */
export async function storesOf(person: string): Promise<readonly Store[]> {
  const owner = await digestOf(person);
  return listStores()
    .filter(({ key }) => recall(OWNER + key) === owner)
    .reverse();
}

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

function leaveTabStore(): void {
  try {
    sessionStorage.removeItem(CURRENT);
  } catch {
    // Nothing was kept there.
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
export const storeKeyOf = (card: string): Promise<string> => digestOf(card);

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).slice(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
