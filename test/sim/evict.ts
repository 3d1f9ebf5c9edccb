import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { findCleared } from '#device/cleared.ts';
import { numberedKey } from '#device/local-store.ts';
import { createMemoryStore } from '#device/memory-store.ts';
import { mirrorName } from '#device/mirror.ts';
import { OpeningRow } from '#device/copy-rows.ts';
import { CounterRow, IdentityRow, SaveRow } from '#device/rows.ts';
import { contentKey } from './mirror.ts';
import { killPhone, type Phone, type Store } from './phone.ts';
import { type Own, ownRows, rowsOf } from './sight.ts';
import type { Cleared, SecondCopy, Why, World } from './world.ts';

/**
 * A store is lost. Its second copies and its mark lie elsewhere and stay: what was neither mirrored nor
 * answered is gone, and must be told.
 */
export async function loseStore(world: World, store: Store): Promise<boolean> {
  const stream = streamOf(store);
  if (stream === undefined) return false;
  for (const own of ownRows(store, stream)) {
    const key = `${own.book} ${contentKey({ ...own.row, body: own.body })}`;
    world.cleared.set(key, besidesOf(world, store, stream, own));
  }
  const counted = rowsOf(store, 'counters', CounterRow).reduce((sum, [, { n }]) => sum + n, 0);
  killPhone(store.phone);
  for (const table of store.medium.values()) table.clear();
  store.unsafe.length = 0;
  store.evictedAtS = world.stage.nowS();
  await checkTold(world, store, stream, counted);
  return true;
}

/** The browser clears all that it kept: every store, and the second copies with them. Marks stay. */
export async function evict(world: World, phone: Phone): Promise<boolean> {
  let hasFired = false;
  for (const store of phone.stores.values()) {
    hasFired = (await loseStore(world, store)) || hasFired;
  }
  const copies = new Set([...phone.mirrored.values()].flatMap((shelf) => [...shelf.keys()]));
  for (const each of world.cleared.values()) {
    if (each.copy?.phone === phone.name && copies.has(each.copy.name)) each.copy = undefined;
  }
  phone.mirrored.clear();
  return hasFired || copies.size > 0;
}

/**
 * Why no copy of a fact is left, where no program could have kept one.
 * @param canTake whether the home in the end knows its stream, and has the key that it is sealed to
 */
export function findWhy(
  world: World,
  key: string,
  canTake: (copy: SecondCopy) => boolean,
): Why | undefined {
  const gone = world.cleared.get(key);
  if (gone === undefined) return undefined;
  const { copy } = gone;
  if (copy === undefined) {
    if (gone.atHomeS === undefined) return 'cleared';
    return isLostWithHome(world, gone) ? 'cleared, and the home replaced' : undefined;
  }
  const isLost = isHere(world, copy)
    ? !canTake(copy)
    : isBroughtInVain(world, gone) || isLostWithHome(world, gone);
  return isLost ? 'cleared, and the home replaced' : undefined;
}

/** Whether a second copy of what a store held lies on a phone still. */
export function hasMirrored(world: World, key: string): boolean {
  const copy = world.cleared.get(key)?.copy;
  return copy !== undefined && isHere(world, copy);
}

/** Whether the home had a fact, and what stands in its place was made from a copy that had not. */
function isLostWithHome({ replacements }: World, { atS, atHomeS }: Cleared): boolean {
  if (atHomeS === undefined || atHomeS === 'lost') return atHomeS === 'lost';
  return replacements.some((each) => each.atS >= atS && each.copyS < atHomeS);
}

/** Whether second copies came to a home that was replaced by one that had not got them. */
function isBroughtInVain({ sky, replacements }: World, { atS, copy }: Cleared): boolean {
  const brought = sky.brought.filter((each) => each.phone === copy?.phone && each.atS >= atS);
  return brought.some((each) =>
    replacements.some(({ atS: at, copyS }) => at >= each.atS && copyS < each.atS),
  );
}

const isHere = ({ phones }: World, { phone, name }: SecondCopy): boolean =>
  phones.some(
    (each) => each.name === phone && [...each.mirrored.values()].some((shelf) => shelf.has(name)),
  );

function besidesOf(world: World, store: Store, stream: Id, own: Own): Cleared {
  const { book, row, body, stream: author } = own;
  const atS = world.stage.nowS();
  const save = rowsOf(store, 'saves', SaveRow).find(
    ([key, { from, to }]) => key === numberedKey(book, to) && from <= row.n && row.n <= to,
  );
  const { name: phone, mirrored } = store.phone;
  const name = author === stream && save ? mirrorName(stream, save[0]) : '';
  const to = v.parse(v.optional(OpeningRow), store.medium.get('meta')?.get('opening'));
  const isMirrored = mirrored.get(store.owner)?.has(name) === true;
  const copy = to !== undefined && isMirrored ? { phone, name, stream, to } : undefined;
  if (author === stream && row.fate === 'waiting') return { atS, copy, atHomeS: undefined };
  if (world.unsettled.has(store)) return { atS, copy, atHomeS: 'lost' };
  const arrivedS = world.mirrors.find(book)?.arrivedS.get(contentKey({ ...row, body }));
  return { atS, copy, atHomeS: arrivedS ?? atS };
}

function streamOf(store: Store): Id | undefined {
  const found = rowsOf(store, 'meta', v.unknown()).find(([key]) => key === 'identity')?.[1];
  const identity = v.safeParse(IdentityRow, found);
  return identity.success ? identity.output.stream : undefined;
}

/** The next start tells of it, from the mark alone; what was saved as the phone died may not be noted yet. */
async function checkTold(
  world: World,
  { phone, owner, isMarked }: Store,
  stream: string,
  counted: number,
): Promise<void> {
  const stores = [...phone.stores.values()].map(({ medium }) => createMemoryStore({ medium }));
  const told = (await findCleared(phone.mark, stores)).find((each) => each.stream === stream);
  const marked = phone.mark.list().find((each) => each.stream === stream)?.count ?? 0;
  if ((told?.count ?? 0) === marked && (isMarked ? marked === counted : marked <= counted)) return;
  world.alarms.push(`${phone.name}, ${owner}: ${counted} cleared, ${told?.count ?? 0} told`);
}
