import type { Actor, Judgement } from '#book/activity.ts';
import { type CaseFact, isOfCase, isOpen, stageOf } from '#domain/doors/cases.ts';
import type { DoorFact } from '#domain/doors/facts.ts';
import {
  type DoorsStates,
  judgeDoors,
  judgeHousehold,
  judgeResident,
} from '#domain/doors/judge.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';

/** Any fact of the doors. A letter is taken as it comes. */
export function judgeDoorsAndCases(states: DoorsStates, actor: Actor, fact: DoorFact): Judgement {
  if (!isOfCase(fact)) return judgeDoors(states, actor, fact);
  if (fact.type === 'case.replied@1') return OK;
  const judged =
    fact.type === 'case.asked@1'
      ? judgeAsked(states.homes, fact)
      : judgeCaseStep(states.doors, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

/** What is passed on for somebody leaves the village, and only by their word. */
function judgeAsked(
  homes: HomesState,
  { on, body }: Extract<CaseFact, { type: 'case.asked@1' }>,
): Judgement {
  const { household, resident, agreed } = body;
  if (household === undefined) return resident === undefined ? OK : refused('value-wrong');
  if (agreed === undefined) return refused('consent-missing');
  return resident === undefined
    ? judgeHousehold(homes, { on, body: { household } })
    : judgeResident(homes, { on, body: { household, resident } });
}

type Step = Exclude<CaseFact, { type: 'case.asked@1' | 'case.replied@1' }>;

/**
 * What follows on a case names whom it was asked for. It is kept whatever the desk has done meanwhile, of
 * which a phone without signal knows nothing; a correction that comes too late is asked about.
 */
function judgeCaseStep(doors: DoorsState, fact: Step): Judgement {
  const known = doors.cases.get(fact.body.case);
  if (known === undefined) return flagged('premise-changed');
  const { household, resident } = fact.body;
  if (known.household !== household || known.resident !== resident) {
    return refused('reference-mismatch');
  }
  switch (fact.type) {
    case 'case.amended@1': {
      const isNext = fact.body.edition === known.edition + 1;
      return isNext && stageOf(doors, known) === 'asked' ? OK : flagged('premise-changed');
    }
    case 'case.withdrawn@1':
      return isOpen(doors, known) ? OK : flagged('premise-changed');
    case 'case.told@1': {
      const { answer } = fact.body;
      const isKnown =
        doors.replies.get(known.id)?.some((reply) => reply.answer === answer) === true;
      return isKnown ? OK : flagged('premise-changed');
    }
    case 'case.untold@1':
      return doors.toldAnswers.has(fact.body.answer) ? OK : flagged('premise-changed');
  }
}
