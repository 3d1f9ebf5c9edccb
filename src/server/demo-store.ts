import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
import { seededRandom } from '#kernel/random.ts';
import { cardLink } from '#server/cards.ts';
import type { DemoRole, FillDemo } from '#server/demo-roles.ts';
import { type Home, openHome } from '#server/home.ts';
import { type NotOpened, sayNotOpened } from '#server/store/not-opened.ts';
import { holdsStore, openSqliteStore } from '#server/store/sqlite.ts';

/** Cards of the demo stand in clear beside it: they open invented data, on this machine only. */
const LINKS_FILE = 'links.json';
const Links = v.array(v.strictObject({ label: v.string(), card: v.string() }));
type Links = v.InferOutput<typeof Links>;

const SEED = 20_251_121;
/** 21 November 2026 at noon: the demo's years lie before the same day whenever it is filled. */
export const DEMO_NOW_S = 1_795_237_200;

export const isFilled = (folder: string): boolean => existsSync(join(folder, LINKS_FILE));

export type NotFilled = NotOpened | { readonly code: 'demo-empty' };

/** One sentence for whoever starts the demo. */
export const sayNotFilled = (problem: NotFilled, folder: string): string =>
  problem.code === 'demo-empty'
    ? `the demo for ${folder} was filled with nothing; what is there was left as it was.`
    : sayNotOpened(problem, folder, 'demo');

/**
 * Fills a demo beside its folder and moves it there when it is whole, so that half a demo is never served,
 * nor an empty one. Throws what the filling throws.
 */
export async function fillDemoStore(
  folder: string,
  name: string,
  fill: FillDemo,
  onProgress: Parameters<FillDemo>[1],
): Promise<Result<void, NotFilled>> {
  const filling = `${folder}.filling`;
  const stale = openSqliteStore(filling, 'demo');
  if (!stale.ok && stale.error.code === 'store-in-use') return stale;
  if (stale.ok) await stale.value.close();
  // What is replaced is a demo that nobody has open, never a real store that stands at its address.
  const replaced = holdsStore(folder) ? openSqliteStore(folder, 'demo') : undefined;
  if (replaced?.ok === false) return replaced;
  await replaced?.value.close();
  rmSync(filling, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const store = openSqliteStore(filling, 'demo', { isDraft: true });
  if (!store.ok) return store;
  let links: Links;
  try {
    const home = await openHome(store.value, {
      name,
      random: seededRandom(SEED),
      now: () => DEMO_NOW_S,
    });
    const before = await countFacts(home);
    const roles = await fill(home, onProgress);
    if ((await countFacts(home)) === before) return err({ code: 'demo-empty' });
    links = await issueLinks(home, roles);
  } finally {
    await store.value.close();
  }
  writeFileSync(join(filling, LINKS_FILE), JSON.stringify(links, null, 2), { mode: 0o600 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(filling, folder);
  return ok(undefined);
}

async function issueLinks(home: Home, roles: readonly DemoRole[]): Promise<Links> {
  const links: Links = [];
  for (const { label, person, people } of roles) {
    links.push({ label, card: await home.cards.issue({ person, people, singleUse: false }) });
  }
  return links;
}

async function countFacts({ store, directory }: Home): Promise<number> {
  let facts = 0;
  for (const book of directory.books()) {
    facts += (await store.read(book.cell).findHead(book.id))?.seq ?? 0;
  }
  return facts;
}

/** A link for each role, under the address at which the demo answers. */
export function readLinks(
  folder: string,
  origin: string,
): Result<readonly { label: string; link: string }[], string> {
  try {
    const links = v.parse(Links, JSON.parse(readFileSync(join(folder, LINKS_FILE), 'utf8')));
    return ok(links.map(({ label, card }) => ({ label, link: cardLink(origin, card) })));
  } catch {
    return err(
      `${join(folder, LINKS_FILE)} cannot be read; remove ${folder} to fill the demo anew.`,
    );
  }
}
