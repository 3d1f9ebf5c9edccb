// The demo's records as one would keep them with the peers: a row for each household and each resident as
// they stand, and one for each thing that was written at a door. Rows and not facts: that favours the peers,
// who carry neither what was changed since nor what proves it.

import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { originKey, originOf } from '#book/fact.ts';
import { getActivity } from '#domain/register.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { Home } from '#server/home.ts';
import { type Chunk, type Part, type Row, TABLES } from '../peers/rows.ts';

/** @param isCommune with all other villages of the home behind the own one */
export async function readParts(
  home: Home,
  village: Id,
  isCommune: boolean,
): Promise<readonly Part[]> {
  const { households, residents, doors } = await readVillage(home, village);
  const parts: Part[] = [
    { name: 'homes', chunks: [{ name: 'homes', rows: { households, residents, doors: [] } }] },
    { name: 'doors', chunks: [{ name: 'doors', rows: { households: [], residents: [], doors } }] },
  ];
  if (!isCommune) return parts;
  const own = home.directory.findBookOf('homes', village);
  const others = [...home.directory.books()].filter(
    (book) => book.activity === 'homes' && book.place !== village && book.people === own?.people,
  );
  const chunks: Chunk[] = [];
  for (const { place } of others) {
    chunks.push({ name: `rest-${chunks.length + 1}`, rows: await readVillage(home, place) });
  }
  return [...parts, { name: 'rest', chunks }];
}

async function readVillage(home: Home, village: Id): Promise<Chunk['rows']> {
  const homes = home.directory.findBookOf('homes', village);
  const doors = home.directory.findBookOf('doors', village);
  const folded = homes && (await home.warm.get(homes));
  const state = folded?.state as HomesState | undefined; // the state of a homes book
  const placed = (rows: Iterable<{ readonly id: Id }> | undefined): Row[] =>
    [...(rows ?? [])].map((row) => ({ ...row, village }));
  return {
    households: placed(state?.households.values()),
    residents: placed(state?.residents.values()),
    doors: doors === undefined ? [] : await readDoors(home, doors, village),
  };
}

async function readDoors({ store }: Home, book: Book, village: Id): Promise<Row[]> {
  const activity = getActivity(book.activity);
  const facts = await store.read(book.cell).listFacts(book.id, 0, 1_000_000);
  return facts.flatMap((logged) => {
    const decoded = decodeFact(activity, logged);
    if (!decoded.ok) return [];
    const { type, body } = decoded.value;
    const { at, on, stream } = logged;
    // What makes something new is named as that; anything else gets a name as its author would mint it.
    const own = activity.introduces(decoded.value)[0];
    const fields = Object.entries(body).filter(([, value]) => value !== own);
    const id = own ?? originKey(originOf(logged));
    return [{ id, village, type, at, on, stream, ...Object.fromEntries(fields) }];
  });
}

export const countRows = (parts: readonly Part[]): number =>
  parts.reduce((sum, { chunks }) => sum + chunks.reduce((all, each) => all + sizeOf(each), 0), 0);

const sizeOf = ({ rows }: Chunk): number =>
  TABLES.reduce((sum, table) => sum + rows[table].length, 0);
