import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { HOME_FACTS, Relation } from '#domain/homes/facts.ts';
import type { HomesStates } from '#domain/homes/judge.ts';
import {
  proposeHouseholdLeft,
  proposeHouseholdReturned,
  proposeResidentEdits,
} from '#domain/homes/propose.ts';
import { membersOf, type Resident } from '#domain/homes/state.ts';
import type { Author } from '#domain/propose.ts';

type Schemas = typeof HOME_FACTS;

export type MoveIntent = {
  readonly resident: Id;
  readonly to: Id;
  /** What they are to the head there; absent: not known. */
  readonly relation?: Relation;
  /** Who of those left behind heads the old house from now on. */
  readonly head?: Id;
  /** Nobody lives in the old house any more. */
  readonly isEmptied?: boolean;
  /** All of the old house come along, which then stands empty; kinship to the new head is written later. */
  readonly isWhole?: boolean;
};

/** Who stays in the house that somebody moves out of. */
export const leftBehind = (
  { homes }: HomesStates,
  { id, household }: Resident,
  day: number,
): readonly Resident[] => membersOf(homes, household, day).filter((member) => member.id !== id);

/**
 * A person goes to live in another house of the same book, on the day of `author`; one save with who heads
 * the old house then, or that it stands empty. What they learnt and were helped with goes along.
 */
export function proposeMove(
  states: HomesStates,
  author: Author,
  { resident: id, to, relation, head, isEmptied = false, isWhole = false }: MoveIntent,
): Proposed<Schemas> {
  const { households, residents } = states.homes;
  const resident = residents.get(id);
  const target = households.get(to);
  if (resident === undefined) return err({ code: 'resident-unknown' });
  if (resident.left !== undefined) return err({ code: 'resident-left' });
  if (target === undefined) return err({ code: 'household-unknown' });
  if (target.left !== undefined) return err({ code: 'household-left' });
  if (resident.household === to) return ok([]);
  const others = leftBehind(states, resident, author.on);
  if (head !== undefined && !others.some((other) => other.id === head)) {
    return err({ code: 'premise-changed' });
  }
  if (isEmptied && !isWhole && others.length > 0) return err({ code: 'premise-changed' });
  const along = isWhole ? others : [];
  return together(
    proposeResidentEdits(states, author, id, [
      { field: 'household', to },
      { field: 'relation', to: relation },
    ]),
    head === undefined
      ? ok([])
      : proposeResidentEdits(states, author, head, [{ field: 'relation', to: 'head' }]),
    ...along.map((other) =>
      proposeResidentEdits(states, author, other.id, [
        { field: 'household', to },
        { field: 'relation', to: undefined },
      ]),
    ),
    isEmptied || isWhole
      ? proposeHouseholdLeft(states, author, resident.household, 'empty')
      : ok([]),
  );
}

/** As it stood before a move: `before` are those whom it changed. */
export function proposeMoveBack(
  states: HomesStates,
  author: Author,
  before: { readonly moved: readonly [Resident, ...Resident[]]; readonly head?: Resident },
): Proposed<Schemas> {
  const { moved, head } = before;
  return together(
    // Where nobody wrote that it stood empty there is nothing to take back.
    proposeHouseholdReturned(states, author, moved[0].household),
    ...moved.map(({ id, household, relation }) =>
      proposeResidentEdits(states, author, id, [
        { field: 'household', to: household },
        { field: 'relation', to: relation },
      ]),
    ),
    head === undefined
      ? ok([])
      : proposeResidentEdits(states, author, head.id, [{ field: 'relation', to: head.relation }]),
  );
}

/** Several proposals as one save: the first that cannot be written stops them all. */
export function together(...parts: readonly Proposed<Schemas>[]): Proposed<Schemas> {
  const drafts: ProposalOf<Schemas>[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    drafts.push(...part.value);
  }
  return ok(drafts);
}
