import type { Judgement } from '#book/activity.ts';
import { type CaseFact, isOpen, stageOf } from '#domain/doors/cases.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { flagged, OK, refused } from '#domain/judge.ts';

type Step = Extract<CaseFact, { type: 'case.amended@1' | 'case.withdrawn@1' | 'case.told@1' }>;

/**
 * What follows on a case names whom it was asked for. It is kept whatever the desk has done meanwhile, of
 * which a phone without signal knows nothing; a correction that comes too late is asked about.
 */
export function judgeCaseStep(doors: DoorsState, fact: Step): Judgement {
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
  }
}
