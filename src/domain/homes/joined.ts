import type { Id } from '#kernel/id.ts';
import type { HomesState } from '#domain/homes/state.ts';

/** The entry under which a person is read: their own, or the one it was joined into. */
export function entryOf({ residents }: Pick<HomesState, 'residents'>, id: Id): Id {
  let entry = id;
  for (;;) {
    const left = residents.get(entry)?.left;
    if (left?.reason !== 'joined') return entry;
    entry = left.into;
  }
}

/** All entries of the person of this one, by themselves first. */
export function entriesOf({ joined }: Pick<HomesState, 'joined'>, id: Id): readonly Id[] {
  const below = (joined.get(id) ?? []).flatMap((each) => entriesOf({ joined }, each));
  return [id, ...below];
}

/** Whether an entry can be joined into another: both of this book, and no circle. */
export const canJoin = (homes: HomesState, id: Id, into: Id): boolean =>
  homes.residents.has(id) && homes.residents.has(into) && !entriesOf(homes, id).includes(into);
