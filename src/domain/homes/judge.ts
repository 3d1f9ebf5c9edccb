import type { Id } from '#kernel/id.ts';
import type { Actor, Judgement } from '#book/activity.ts';
import { canJoin, entryOf } from '#domain/homes/joined.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';
import type { HomeFact, HouseholdChange, ResidentChange } from '#domain/homes/facts.ts';
import {
  fieldOf,
  type HomesState,
  type Household,
  isThere,
  REQUIRED_FIELDS,
  type Resident,
  sameValue,
} from '#domain/homes/state.ts';

export type HomesStates = { readonly homes: HomesState };

/**
 * The home keeps what is said of households and people; what does not fit is asked of the
 * leader. One whom the book knows and the state does not was declined.
 */
export function judgeHomes({ homes }: HomesStates, _actor: Actor, fact: HomeFact): Judgement {
  const judged = judgeByType(homes, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function judgeByType(homes: HomesState, fact: HomeFact): Judgement {
  switch (fact.type) {
    case 'household.added@1':
      return isCodeTaken(homes, fact.body.household, fact.body.code, fact.on)
        ? flagged('code-taken')
        : OK;
    case 'resident.added@1':
      return judgeMoveIn(homes.households.get(fact.body.household));
    case 'household.changed@1':
      return judgeHouseholdChange(homes, fact);
    case 'resident.changed@1':
      return judgeResidentChange(homes, fact);
    case 'household.left@1':
      return judgeEnd(homes.households.get(fact.body.household), false);
    case 'resident.left@1':
      return judgeLeft(homes, fact.body);
    case 'household.returned@1':
      return judgeEnd(homes.households.get(fact.body.household), true);
    case 'resident.returned@1':
      return judgeEnd(homes.residents.get(fact.body.resident), true);
    case 'resident.joined@1':
      return judgeJoin(homes, fact);
    case 'consent.marked@1':
    case 'consent.withdrawn@1':
      return OK;
  }
}

/** An entry under which another is read is not lightly called a mistake: with it both would go. */
function judgeLeft(
  homes: HomesState,
  { resident, reason }: Extract<HomeFact, { type: 'resident.left@1' }>['body'],
): Judgement {
  const entry = entryOf(homes, resident);
  const isOfTwo = entry !== resident || homes.joined.has(resident);
  if (isOfTwo && reason === 'mistake') return flagged('premise-changed');
  return judgeEnd(homes.residents.get(entry), false);
}

/** Two who join the same two, one each way, do it once: the second is asked about. */
function judgeJoin(
  homes: HomesState,
  { body: { resident, into } }: Extract<HomeFact, { type: 'resident.joined@1' }>,
): Judgement {
  if (resident === into) return refused('value-wrong');
  const [one, other] = [resident, into].map((id) => homes.residents.get(id));
  const isCounted = one?.left === undefined && other?.left === undefined;
  return isCounted && canJoin(homes, resident, into) ? OK : flagged('premise-changed');
}

const judgeMoveIn = (household: Household | undefined): Judgement => {
  if (household === undefined) return flagged('premise-changed');
  return household.left === undefined ? OK : flagged('household-left');
};

function judgeHouseholdChange(
  homes: HomesState,
  fact: Extract<HomeFact, { type: 'household.changed@1' }>,
): Judgement {
  const { household, change } = fact.body;
  const judged = judgeChange(homes.households.get(household), change);
  if (judged.verdict !== 'ok' || change.field !== 'code') return judged;
  return isCodeTaken(homes, household, change.to, fact.on) ? flagged('code-taken') : OK;
}

/** A village that has merged has several books: the household may stand in another of them. */
function judgeResidentChange(
  homes: HomesState,
  fact: Extract<HomeFact, { type: 'resident.changed@1' }>,
): Judgement {
  const { resident, change } = fact.body;
  const judged = judgeChange(homes.residents.get(resident), change);
  if (judged.verdict !== 'ok' || change.field !== 'household') return judged;
  const isKnown = change.to !== undefined && homes.households.has(change.to);
  return isKnown ? OK : flagged('household-unknown');
}

function judgeChange(
  entity: Household | Resident | undefined,
  change: HouseholdChange | ResidentChange,
): Judgement {
  if (change.to === undefined && REQUIRED_FIELDS.has(change.field)) {
    return refused('field-required');
  }
  if (entity === undefined) return flagged('premise-changed');
  return sameValue(fieldOf(entity, change.field), change.was) ? OK : flagged('premise-changed');
}

const judgeEnd = (entity: Household | Resident | undefined, hasLeft: boolean): Judgement =>
  entity !== undefined && (entity.left !== undefined) === hasLeft ? OK : flagged('premise-changed');

/** Whether another household that still counts carries the code. */
export const isCodeTaken = (
  homes: HomesState,
  household: Id,
  code: string | undefined,
  day: number,
): boolean =>
  code !== undefined &&
  [...homes.households.values()].some(
    (other) => other.id !== household && other.code === code && isThere(other, day),
  );
