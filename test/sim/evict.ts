import * as v from 'valibot';
import { findCleared } from '#device/cleared.ts';
import { numberedKey } from '#device/local-store.ts';
import { createMemoryStore } from '#device/memory-store.ts';
import { mirrorName } from '#device/mirror.ts';
import { CounterRow, IdentityRow, SaveRow } from '#device/rows.ts';
import { contentKey } from './mirror.ts';
import { killPhone, type Store } from './phone.ts';
import { ownRows, rowsOf } from './sight.ts';
import type { World } from './world.ts';

/**
 * The browser clears a store. Its second copies and its mark lie elsewhere and stay: what was neither
 * mirrored nor answered is gone, and must be told.
 */
export async function evict(world: World, store: Store): Promise<boolean> {
  const found = rowsOf(store, 'meta', v.unknown()).find(([key]) => key === 'identity')?.[1];
  const identity = v.safeParse(IdentityRow, found);
  if (!identity.success) return false;
  const { stream } = identity.output;
  const mirrored = store.phone.mirrored.get(store.owner);
  const saves = rowsOf(store, 'saves', SaveRow);
  for (const { book, row, body, stream: author } of ownRows(store, stream)) {
    const save = saves.find(
      ([key, { from, to }]) => key === numberedKey(book, to) && from <= row.n && row.n <= to,
    );
    const copy = save && mirrorName(stream, save[0]);
    const isAtHome = author !== stream || row.fate !== 'waiting';
    const isElsewhere = isAtHome || mirrored?.has(copy ?? '') === true;
    world.gone.set(`${book} ${contentKey({ ...row, body })}`, {
      why: isElsewhere ? 'cleared, and the home replaced' : 'cleared',
      // A second copy stays on the phone, and reaches a home that knows whose it is.
      sinceS: isAtHome || world.unsettled.has(store) ? 0 : world.stage.nowS(),
    });
  }
  const counted = rowsOf(store, 'counters', CounterRow).reduce((sum, [, { n }]) => sum + n, 0);
  killPhone(store.phone);
  for (const table of store.medium.values()) table.clear();
  store.unsafe.length = 0;
  store.evictedAtS = world.stage.nowS();
  await checkTold(world, store, stream, counted);
  return true;
}

/** The next start tells of it, from the mark alone; what was saved as the phone died may not be noted yet. */
async function checkTold(
  world: World,
  { phone, owner }: Store,
  stream: string,
  counted: number,
): Promise<void> {
  const stores = [...phone.stores.values()].map(({ medium }) => createMemoryStore({ medium }));
  const told = (await findCleared(phone.mark, stores)).find((each) => each.stream === stream);
  const marked = phone.mark.list().find((each) => each.stream === stream)?.count ?? 0;
  if ((told?.count ?? 0) === marked && marked <= counted) return;
  world.alarms.push(`${phone.name}, ${owner}: ${counted} cleared, ${told?.count ?? 0} told`);
}
