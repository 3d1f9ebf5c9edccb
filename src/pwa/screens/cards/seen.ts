import { signal } from '@preact/signals';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { keep, recall } from '#pwa/phone/kept.ts';
import { type Card, eachOnce } from './deck.ts';

/** Which cards were seen on this phone, and in which text. */
type Seen = Readonly<Record<Id, string>>;

const KEY = 'cards';
const SeenRow = v.record(v.string(), v.string());

const seen = signal<Seen | undefined>(read());

function read(): Seen | undefined {
  try {
    const row = v.safeParse(SeenRow, JSON.parse(recall(KEY) ?? ''));
    return row.success ? row.output : undefined;
  } catch {
    return undefined;
  }
}

function write(next: Seen): void {
  seen.value = next;
  keep(KEY, JSON.stringify(next));
}

const marksOf = (cards: readonly Card[]): Seen =>
  Object.fromEntries(cards.map(({ id, mark }) => [id, mark]));

export type Fresh = {
  readonly written: readonly Card[];
  readonly changed: readonly Card[];
  /** Cards that were taken back. */
  readonly gone: number;
};

/** What changed since the cards were looked at; a phone that never did so finds nothing new. */
export function freshIn(cards: readonly Card[], known: Seen | undefined = seen.value): Fresh {
  if (known === undefined) return { written: [], changed: [], gone: 0 };
  const all = eachOnce(cards);
  const ids = new Set(all.map(({ id }) => id));
  return {
    written: all.filter(({ id }) => known[id] === undefined),
    changed: all.filter(({ id, mark }) => known[id] !== undefined && known[id] !== mark),
    gone: Object.keys(known).filter((id) => !ids.has(id)).length,
  };
}

/** From now on only what comes later is new. */
export const seeAll = (cards: readonly Card[]): void => write(marksOf(cards));

export function seeFirst(cards: readonly Card[]): void {
  if (seen.value === undefined) seeAll(cards);
}

export function seeCard({ id, mark }: Card): void {
  if (seen.value !== undefined && seen.value[id] !== mark) write({ ...seen.value, [id]: mark });
}
