import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Actor, Judgement } from '#book/activity.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { flagged, held, isDayAhead, OK, refused } from '#domain/judge.ts';
import type { CareFact, Purpose } from '#domain/care/facts.ts';
import { type CareState, holdsConsent } from '#domain/care/state.ts';

export type CareStates = { readonly care: CareState; readonly homes: HomesState };

/** What the law lets be kept only of those who agreed is refused where nobody did; all else is kept. */
export function judgeCare(states: CareStates, _actor: Actor, fact: CareFact): Judgement {
  const judged = judgeByType(states, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function judgeByType({ care, homes }: CareStates, fact: CareFact): Judgement {
  switch (fact.type) {
    case 'poverty.noted@1':
      return homes.households.has(fact.body.household) ? OK : flagged('household-unknown');
    case 'ethnic.noted@1':
    case 'health.noted@1': {
      const { resident } = fact.body;
      const isKept = 'group' in fact.body || 'note' in fact.body;
      const purpose: Purpose = fact.type === 'ethnic.noted@1' ? 'ethnic' : 'health';
      if (isKept && !holdsConsent(care, resident, purpose, fact.on)) {
        return refused('consent-missing');
      }
      const { receivedAt } = fact;
      const arrived = receivedAt === undefined ? fact.on : dayOfSeconds(receivedAt);
      // Whatever day it names: what comes when nobody agrees any more is for an officer to put away.
      if (isKept && !holdsConsent(care, resident, purpose, Math.max(fact.on, arrived))) {
        return held('consent-ended');
      }
      return judgeResident(homes, resident);
    }
    case 'consent.given@1':
      if (fact.body.until < fact.on) return refused('consent-in-past');
      return judgeResident(homes, fact.body.resident);
    case 'consent.revoked@1':
    case 'request.received@1':
      return judgeResident(homes, fact.body.resident);
    default:
      return judgeStep(care, fact);
  }
}

const judgeResident = (homes: HomesState, resident: string): Judgement =>
  homes.residents.has(resident) ? OK : flagged('resident-unknown');

/** A request is confirmed once, put off once, and closed once. */
function judgeStep(
  { requests }: CareState,
  fact: Extract<
    CareFact,
    { type: 'request.acknowledged@1' | 'request.extended@1' | 'request.closed@1' }
  >,
): Judgement {
  const request = requests.get(fact.body.request);
  if (request === undefined) return flagged('premise-changed');
  if (request.resident !== fact.body.resident) return refused('reference-mismatch');
  const isAgain =
    request.closed !== undefined ||
    (fact.type === 'request.extended@1' && request.extended !== undefined) ||
    (fact.type === 'request.acknowledged@1' && request.acknowledged !== undefined);
  return isAgain ? refused('already-settled') : OK;
}
