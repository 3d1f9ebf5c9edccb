import type { Actor, Judgement } from '#book/activity.ts';
import { daysOf, standing } from '#domain/actor.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { flagged, IN_CHARGE, isDayAhead, judgeStanding, OK, refused } from '#domain/judge.ts';
import type { ReachFact } from '#domain/reach/facts.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { type ReachState, tellingsOf } from '#domain/reach/state.ts';

export type ReachStates = {
  readonly reach: ReachState;
  readonly homes: HomesState;
  readonly people: PeopleState;
};

export function judgeReach(states: ReachStates, actor: Actor, fact: ReachFact): Judgement {
  const judged = judgeByType(states, actor, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function judgeByType(states: ReachStates, actor: Actor, fact: ReachFact): Judgement {
  const { reach, homes } = states;
  switch (fact.type) {
    case 'notice.told@1': {
      // That somebody opened their own page nobody but the home sees.
      if (fact.body.way === 'page' && !isHome(actor)) return refused('not-yours');
      const household = homes.households.get(fact.body.household);
      if (household === undefined) return flagged('household-unknown');
      return household.left !== undefined && household.left.on <= fact.on
        ? flagged('household-left')
        : OK;
    }
    case 'notice.untold@1':
      return judgeUntold(states, actor, fact);
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

const isHome = ({ grants }: Actor): boolean => grants.some(({ role }) => role === 'home');

/** Whoever told them takes it back, or who is in charge; that a page was opened nobody but the home. */
function judgeUntold(
  { reach, people }: ReachStates,
  actor: Actor,
  fact: Extract<ReachFact, { type: 'notice.untold@1' }>,
): Judgement {
  const { body } = fact;
  const told = tellingsOf(reach, body.notice, body.household).find(
    ({ telling }) => telling === body.telling,
  );
  if (told === undefined) return flagged('premise-changed');
  if (isHome(actor)) return OK;
  if (told.way === 'page') return refused('not-yours');
  const isTheirs = people.streams.get(told.stream)?.person === actor.person;
  return isTheirs ? OK : judgeStanding(standing(actor, IN_CHARGE, ...daysOf(fact)));
}
