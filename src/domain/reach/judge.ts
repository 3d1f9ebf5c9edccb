import type { Actor, Judgement } from '#book/activity.ts';
import { daysOf, standing } from '#domain/actor.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { flagged, IN_CHARGE, isDayAhead, judgeStanding, OK, refused } from '#domain/judge.ts';
import { judgeQuestion } from '#domain/reach/judge-question.ts';
import { isOfQuestion } from '#domain/reach/questions.ts';
import type { ReachFact } from '#domain/reach/facts.ts';
import { judgeTasks } from '#domain/reach/judge-task.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { isOfRoll, marksOf, repliesOf, type RollFact } from '#domain/reach/meeting-state.ts';
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
  if (isOfRoll(fact)) return judgeRoll(states, actor, fact);
  const { reach, homes } = states;
  if (isOfQuestion(fact)) return judgeQuestion(states, actor, fact);
  switch (fact.type) {
    case 'notice.told@1':
      // That somebody opened their own page nobody but the home sees.
      return fact.body.way === 'page' && !isHome(actor)
        ? refused('not-yours')
        : judgeHousehold(homes, fact);
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
    case 'messages.agreed@1':
    case 'messages.declined@1': {
      const { household, over } = fact.body;
      return reach.answers.get(household)?.answer === over
        ? judgeHousehold(homes, fact)
        : flagged('premise-changed');
    }
    default:
      return judgeTasks(states, actor, fact);
  }
}

function judgeHousehold(
  { households }: HomesState,
  { on, body }: Pick<ReachFact, 'on'> & { readonly body: { readonly household: string } },
): Judgement {
  const household = households.get(body.household);
  if (household === undefined) return flagged('household-unknown');
  return household.left !== undefined && household.left.on <= on ? flagged('household-left') : OK;
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
  return judgeBack(people, actor, fact, told);
}

type Saying = { readonly stream: string; readonly way?: string };

function judgeBack(
  people: PeopleState,
  actor: Actor,
  fact: ReachFact,
  said: Saying | undefined,
): Judgement {
  if (said === undefined) return flagged('premise-changed');
  if (isHome(actor)) return OK;
  if (said.way === 'page') return refused('not-yours');
  const isTheirs = people.streams.get(said.stream)?.person === actor.person;
  return isTheirs ? OK : judgeStanding(standing(actor, IN_CHARGE, ...daysOf(fact)));
}

/** What a household said, and whether it was there, is taken back by the same as a telling. */
function judgeRoll({ reach, homes, people }: ReachStates, actor: Actor, fact: RollFact): Judgement {
  const { meeting, household } = fact.body;
  switch (fact.type) {
    case 'meeting.replied@1':
      return fact.body.way === 'page' && !isHome(actor)
        ? refused('not-yours')
        : judgeHousehold(homes, fact);
    case 'attendance.marked@1':
      return judgeHousehold(homes, fact);
    case 'meeting.unreplied@1': {
      const said = repliesOf(reach, meeting, household);
      return judgeBack(
        people,
        actor,
        fact,
        said.find(({ id }) => id === fact.body.reply),
      );
    }
    case 'attendance.unmarked@1': {
      const marks = marksOf(reach, meeting, household);
      return judgeBack(
        people,
        actor,
        fact,
        marks.find(({ id }) => id === fact.body.attendance),
      );
    }
  }
}
