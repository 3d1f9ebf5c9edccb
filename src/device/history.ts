import { bareRow, readBooks, sameEnd } from '#device/book-rows.ts';
import { keepStateOf } from '#device/keep-states.ts';
import type { Change } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import { type BookRow, findRow, StateRow, toRow } from '#device/rows.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';

/*
 * A book that stands on what the home gave has no history here. It comes when somebody looks at it, and else
 * by itself: soon where the network costs nothing, within a day where it may. From then on the book is one
 * of which nothing has come: its facts are fetched from the first on and proven, what was shown goes on being
 * shown meanwhile, and once all are there it is folded from them, which proves what was given.
 */

/** A first evening is over by then. */
const FREE_WAIT_S = 10 * 60;
const WAIT_S = 20 * 3_600;

/** Begins to fetch the history of all books that are wanted, else of one for which it is time. */
export async function openHistory(phone: Phone): Promise<boolean> {
  const { platform, wanted } = phone;
  const rows = await readBooks(platform);
  for (const id of wanted) {
    const row = rows.find(({ book }) => book.id === id);
    if (row?.begins === undefined && row?.given === undefined) wanted.delete(id);
  }
  const looked = rows.filter(({ book, begins }) => begins !== undefined && wanted.has(book.id));
  const due = looked.length > 0 ? looked : rows.filter(isDue(phone)).slice(0, 1);
  let isAny = false;
  for (const row of due) isAny = (await begin(phone, row)) || isAny;
  return isAny;
}

function isDue({ platform, clock }: Phone): (row: BookRow) => boolean {
  const now = clock.now().at;
  const waitS = platform.isFree?.() === true ? FREE_WAIT_S : WAIT_S;
  return ({ begins }) => begins !== undefined && now - begins.at >= waitS;
}

async function begin(phone: Phone, row: BookRow): Promise<boolean> {
  const { platform, views } = phone;
  const { id } = row.book;
  await keepStateOf(phone, id);
  const kept = await findRow(platform.store, StateRow, 'states', id);
  if (kept?.print !== FOLD_PRINT || kept.branch !== (row.branch ?? 0)) {
    views.noteDamaged(id);
    return false;
  }
  // Another branch: a page that was being written before this one leads on from nothing.
  const branch = (row.branch ?? 0) + 1;
  const value: BookRow = { ...bareRow(platform, row), branch, given: kept.seq };
  const pages = await platform.store.list('pages', { prefix: `${id}.` });
  const gone = pages.map(({ key }): Change => ({ table: 'pages', key, gone: true }));
  const changes: Change[] = [
    ...gone,
    { table: 'books', key: id, value },
    { table: 'states', key: id, value: { ...kept, branch } },
  ];
  const written = await platform.store.write(changes, {
    strict: false,
    expect: [
      { table: 'books', key: id, holds: sameEnd(row) },
      { table: 'states', key: id, holds: (found) => toRow(StateRow, found)?.seq === kept.seq },
    ],
  });
  if (written.ok) await phone.refresh([id]);
  return written.ok;
}
