import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { TableName } from '#device/local-store.ts';
import { AnswerRow, BookRow, IdentityRow, OutboxRow, PastRow } from '#device/rows.ts';
import type { Said } from '#server/store/store.ts';
import type { StreamMirror } from './mirror.ts';
import type { Store, Tab } from './phone.ts';
import type { Person, World } from './world.ts';

/** An own fact as it lies on the disk of a phone, of this stream or of one that it followed. */
export type Own = {
  readonly book: Id;
  readonly stream: Id;
  readonly row: OutboxRow;
  readonly body: string;
};

/** A phone's store beside the home, as both lie on their disks, read by nobody's memory. */
export type Sight = {
  readonly world: World;
  readonly store: Store;
  readonly person: Person;
  readonly stream: Id | undefined;
  readonly own: readonly Own[];
  readonly books: readonly BookRow[];
  readonly answers: ReadonlyMap<Id, AnswerRow>;
  /** What the home has of each stream of this phone, by `book.stream`. */
  readonly said: ReadonlyMap<string, StreamMirror>;
  /** Since the home was last replaced, this phone has come together with it. */
  readonly isSettled: boolean;
  readonly homeKey: string;
  /** The epoch in which the home's book stands. */
  mirrorEpoch(book: Id): number | undefined;
  /** The app as it is open over this store, when it is open once. */
  readonly tab: Tab | undefined;
};

const SEALED_FROM = 2;
const decoder = new TextDecoder();

export async function lookAt(world: World, store: Store, tab: Tab | undefined): Promise<Sight> {
  const person = world.people.find(({ name }) => name === store.owner);
  if (person === undefined) throw new Error(`invariant broken: nobody is ${store.owner}`);
  const rows = <Schema extends v.GenericSchema>(table: TableName, schema: Schema) =>
    rowsOf(store, table, schema);
  const identity = rows('meta', v.unknown()).find(([key]) => key === 'identity')?.[1];
  const parsed = identity === undefined ? undefined : v.parse(IdentityRow, identity);
  const stream = parsed?.stream ?? '';
  const own = ownRows(store, stream);
  const answers = new Map(rows('answers', AnswerRow));
  const said = new Map<string, StreamMirror>();
  for (const each of own) {
    const key = `${each.book}.${each.stream}`;
    if (!said.has(key)) said.set(key, await world.mirrors.stream(each.book, each.stream));
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
    isSettled: !world.unsettled.has(store),
    homeKey: directory.identity.key,
    mirrorEpoch: (book) => world.mirrors.find(book)?.place.epoch,
    tab,
  };
}

/** The rows of a table as they lie on the disk. */
export const rowsOf = <Schema extends v.GenericSchema>(
  { medium }: Store,
  table: TableName,
  schema: Schema,
): readonly (readonly [string, v.InferOutput<Schema>])[] =>
  [...(medium.get(table) ?? [])].map(([key, value]) => [key, parseOnce(schema, value)] as const);

const parsed = new WeakMap<v.GenericSchema, WeakMap<object, unknown>>();

/** A value that lies on a disk is never changed, only replaced by another. */
function parseOnce<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  if (typeof value !== 'object' || value === null) return v.parse(schema, value);
  const known = parsed.get(schema) ?? new WeakMap<object, unknown>();
  parsed.set(schema, known);
  if (!known.has(value)) known.set(value, v.parse(schema, value));
  return known.get(value);
}

/** The stream under which somebody writes on a store, from the disk: the device does not tell. */
export function streamOn({ medium }: Store): Id | undefined {
  const identity = medium.get('meta')?.get('identity');
  return typeof identity === 'object' && identity !== null && 'stream' in identity
    ? String(identity.stream)
    : undefined;
}

/** Own facts of a store whose stream is this, and of the streams before it. */
export const ownRows = (store: Store, stream: Id): readonly Own[] => [
  ...rowsOf(store, 'past', PastRow).map(([, row]) => ({ ...row, row, body: textOf(row) })),
  ...rowsOf(store, 'outbox', OutboxRow).map(([key, row]) => {
    const book = key.slice(0, key.lastIndexOf('.'));
    return { book, stream, row, body: textOf(row) };
  }),
];

/** What the home said of an own fact under its number. */
export const saidOf = ({ said }: Sight, { book, stream, row }: Own): Said | undefined =>
  said.get(`${book}.${stream}`)?.said[row.n - 1];

const textOf = ({ body }: OutboxRow): string => decoder.decode(body.subarray(SEALED_FROM));
