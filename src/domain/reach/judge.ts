import type { Actor, Judgement } from '#book/activity.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';
import type { ReachFact } from '#domain/reach/facts.ts';
import type { ReachState } from '#domain/reach/state.ts';

export type ReachStates = { readonly reach: ReachState; readonly homes: HomesState };

export function judgeReach(states: ReachStates, actor: Actor, fact: ReachFact): Judgement {
  const judged = judgeByType(states, actor, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function judgeByType({ reach, homes }: ReachStates, actor: Actor, fact: ReachFact): Judgement {
  switch (fact.type) {
    case 'notice.told@1': {
      // That somebody opened their own page nobody but the home sees.
      const isHome = actor.grants.some(({ role }) => role === 'home');
      if (fact.body.way === 'page' && !isHome) return refused('not-yours');
      const household = homes.households.get(fact.body.household);
      if (household === undefined) return flagged('household-unknown');
      return household.left !== undefined && household.left.on <= fact.on
        ? flagged('household-left')
        : OK;
    }
    case 'notice.untold@1':
      return OK;
    case 'loudspeaker.played@1':
      return OK;
    case 'loudspeaker.unplayed@1': {
      const play = reach.plays.get(fact.body.play);
      return play === undefined || play.notice === fact.body.notice
        ? OK
        : refused('reference-mismatch');
    }
  }
}
