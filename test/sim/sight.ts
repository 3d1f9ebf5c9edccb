import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { TableName } from '#device/local-store.ts';
import { AnswerRow, BookRow, IdentityRow, OutboxRow } from '#device/rows.ts';
import type { Said } from '#server/store/store.ts';
import type { StreamMirror } from './mirror.ts';
import type { Store, Tab } from './phone.ts';
import type { Person, World } from './world.ts';

/** An own fact as it lies on the disk of a phone. */
export type Own = { readonly book: Id; readonly row: OutboxRow; readonly text: string };

/** A phone's store beside the home, as both lie on their disks, read by nobody's memory. */
export type Sight = {
  readonly world: World;
  readonly store: Store;
  readonly person: Person;
  readonly stream: Id | undefined;
  readonly own: readonly Own[];
  readonly books: readonly BookRow[];
  readonly answers: ReadonlyMap<Id, AnswerRow>;
  /** What the home has of this stream. */
  readonly said: ReadonlyMap<Id, StreamMirror>;
  readonly homeKey: string;
  /** The app as it is open over this store, when it is open once. */
  readonly tab: Tab | undefined;
};

const SEALED_FROM = 2;
const decoder = new TextDecoder();

export async function lookAt(world: World, store: Store, tab: Tab | undefined): Promise<Sight> {
  const person = world.people.find(({ name }) => name === store.owner);
  if (person === undefined) throw new Error(`invariant broken: nobody is ${store.owner}`);
  const rows = <Schema extends v.GenericSchema>(table: TableName, schema: Schema) =>
    [...(store.medium.get(table) ?? [])].map(
      ([key, value]) => [key, v.parse(schema, value)] as const,
    );
  const identity = rows('meta', v.unknown()).find(([key]) => key === 'identity')?.[1];
  const parsed = identity === undefined ? undefined : v.parse(IdentityRow, identity);
  const own = rows('outbox', OutboxRow).map(([key, row]) => ({
    book: key.slice(0, key.lastIndexOf('.')),
    row,
    text: decoder.decode(row.body.subarray(SEALED_FROM)),
  }));
  const answers = new Map(rows('answers', AnswerRow));
  const said = new Map<Id, StreamMirror>();
  if (parsed !== undefined) {
    for (const book of new Set(own.map((each) => each.book))) {
      said.set(book, await world.mirrors.stream(book, parsed.stream));
    }
  }
  const { directory } = await world.house.up();
  return {
    world,
    store,
    person,
    stream: parsed?.enrolled && parsed.stream,
    own,
    books: rows('books', BookRow).map(([, row]) => row),
    answers,
    said,
    homeKey: directory.identity.key,
    tab,
  };
}

/** What the home said of an own fact under its number. */
export const saidOf = ({ said }: Sight, { book, row }: Own): Said | undefined =>
  said.get(book)?.said[row.n - 1];
