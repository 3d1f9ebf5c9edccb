import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Proposed } from '#book/activity.ts';
import type { HOME_FACTS } from '#domain/homes/facts.ts';
import { canJoin } from '#domain/homes/joined.ts';
import type { HomesStates } from '#domain/homes/judge.ts';
import {
  HOMES_RULES,
  proposeConsentWithdrawn,
  proposeResidentEdits,
  proposeResidentReturned,
  type ResidentEdit,
} from '#domain/homes/propose.ts';
import { together } from '#domain/homes/propose-move.ts';
import {
  type HomesState,
  isNameless,
  isThere,
  type Resident,
  sameValue,
} from '#domain/homes/state.ts';
import { type Author, finish } from '#domain/propose.ts';

type Schemas = typeof HOME_FACTS;

/** Fields in which two entries of one person may differ. Another house is moved to, which asks for more. */
export const JOINED_FIELDS = [
  'name',
  'birthYear',
  'birthDay',
  'sex',
  'relation',
  'phone',
  'smartphone',
  'bank',
  'epay',
  'away',
] as const satisfies readonly (keyof Resident)[];
export type JoinedField = (typeof JOINED_FIELDS)[number];

type Known = Pick<Resident, 'name'> &
  Partial<Pick<Resident, 'id' | 'household' | 'birthYear' | 'birthDay'>>;

/** Years that a remembered and a written year of birth lie apart. */
const YEARS_APART = 1;

/**
 * Who of a village may be the same person: of the same name without its marks, whose birth does not say
 * otherwise; those of the same house first. Namesakes are often found too: a person decides.
 */
export function alikeIn(homes: HomesState, known: Known, day: number): readonly Resident[] {
  const name = foldText(known.name);
  return [...homes.residents.values()]
    .filter(
      (other) =>
        other.id !== known.id &&
        !isNameless(other) &&
        isThere(other, day) &&
        foldText(other.name) === name &&
        isBornAlike(known, other),
    )
    .sort((left, right) => Number(isBeside(known, right)) - Number(isBeside(known, left)));
}

/** So alike that a phone asks by itself: of one house, or born on the same day. */
export const isTwice = (known: Known, other: Resident): boolean =>
  isBeside(known, other) || (known.birthDay !== undefined && known.birthDay === other.birthDay);

const isBeside = ({ household }: Known, other: Resident): boolean => other.household === household;

function isBornAlike(known: Known, other: Resident): boolean {
  if (known.birthDay !== undefined && other.birthDay !== undefined) {
    return known.birthDay === other.birthDay;
  }
  const [one, two] = [known.birthYear, other.birthYear];
  return one === undefined || two === undefined || Math.abs(one - two) <= YEARS_APART;
}

/** Whether so much speaks against it that the two are looked at once more. */
export const isUnlike = (kept: Resident, other: Resident): boolean =>
  foldText(kept.name) !== foldText(other.name) ||
  !isBornAlike(kept, other) ||
  (kept.sex !== undefined && other.sex !== undefined && kept.sex !== other.sex);

/** What the two entries say differently, of what the other one says at all. */
export const differingFields = (kept: Resident, other: Resident): readonly JoinedField[] =>
  JOINED_FIELDS.filter(
    (field) => other[field] !== undefined && !sameValue(kept[field], other[field]),
  );

export type JoinIntent = {
  /** The entry that counts no longer. */
  readonly resident: Id;
  readonly into: Id;
  /** In which the other entry is right. */
  readonly fields: readonly JoinedField[];
};

/**
 * Two entries of one person become one; one save with what is taken over from the other. What was agreed to
 * under the other entry ends: its evidence is of that entry.
 */
export function proposeJoin(
  states: HomesStates,
  author: Author,
  { resident: id, into, fields }: JoinIntent,
): Proposed<Schemas> {
  const { residents } = states.homes;
  const other = residents.get(id);
  const kept = residents.get(into);
  if (other === undefined || kept === undefined) return err({ code: 'resident-unknown' });
  if (other.left?.reason === 'joined') return ok([]);
  if (other.left !== undefined || kept.left !== undefined) return err({ code: 'resident-left' });
  if (!canJoin(states.homes, id, into)) return err({ code: 'value-wrong' });
  return together(
    proposeResidentEdits(
      states,
      author,
      into,
      fields.map((field) => editTo(field, other)),
    ),
    proposeConsentWithdrawn(states, author, id),
    finish(HOMES_RULES, states, author, [
      { type: 'resident.joined@1', on: author.on, body: { resident: id, into } },
    ]),
  );
}

/** The two stand apart again, each as it was; `kept` as it stood before. */
export const proposePart = (
  states: HomesStates,
  author: Author,
  resident: Id,
  kept: Resident,
  fields: readonly JoinedField[],
): Proposed<Schemas> =>
  together(
    proposeResidentReturned(states, author, resident),
    proposeResidentEdits(
      states,
      author,
      kept.id,
      fields.map((field) => editTo(field, kept)),
    ),
  );

const editTo = (field: JoinedField, from: Resident): ResidentEdit =>
  ({ field, to: from[field] }) as ResidentEdit; // field and value are of one entry
