import type { Actor, Judgement } from '#book/activity.ts';
import { daysOf, standing } from '#domain/actor.ts';
import { flagged, IN_CHARGE, judgeStanding, OK, refused } from '#domain/judge.ts';
import { OFFICE } from '#domain/reach/access.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { Question, QuestionFact, QuestionTables, Said } from '#domain/reach/questions.ts';

type States = {
  readonly reach: QuestionTables;
  readonly homes: HomesState;
  readonly people: PeopleState;
};
type Later = Exclude<QuestionFact, { type: 'question.asked@1' }>;

export function judgeQuestion(states: States, actor: Actor, fact: QuestionFact): Judgement {
  if (fact.type === 'question.asked@1') return judgeAsked(states, actor, fact);
  const known = states.reach.questions.get(fact.body.question);
  if (known === undefined) return flagged('premise-changed');
  const { household, resident } = fact.body;
  // Erasure finds what tells of somebody by what each fact says of them.
  if (household !== known.household || resident !== known.resident) {
    return refused('reference-mismatch');
  }
  return judgeLater(states, actor, fact, known);
}

function judgeAsked(
  { homes }: States,
  actor: Actor,
  fact: Extract<QuestionFact, { type: 'question.asked@1' }>,
): Judgement {
  const { text, voice, way, household } = fact.body;
  if (text === undefined && voice === undefined) return refused('value-wrong');
  // What was typed on a household's own page nobody but the home has received.
  if (way === 'page' && !isHome(actor)) return refused('not-yours');
  if (household === undefined) return OK;
  const home = homes.households.get(household);
  if (home === undefined) return flagged('household-unknown');
  return home.left !== undefined && home.left.on <= fact.on ? flagged('household-left') : OK;
}

/** Days ahead to which an answer may be put off without anybody being asked. */
const DUE_DAYS_MAX = 30;

/** What takes a question out of sight, or changes what it asks. */
function isMoving(fact: Later, { text, assigned }: Question): boolean {
  switch (fact.type) {
    case 'question.worded@1':
      return text !== undefined;
    case 'question.assigned@1':
      // The commune's own word of who answers and by when is not put aside either.
      return fact.body.to !== 'commune' || assigned !== undefined;
    default:
      return fact.type === 'question.closed@1';
  }
}

/** A question to the commune may be about the team: what the team does to it is asked about. */
function judgeLater(states: States, actor: Actor, fact: Later, known: Question): Judgement {
  const judged = judgeStep(states, actor, fact, known);
  if (judged.verdict !== 'ok' || known.to !== 'commune' || !isMoving(fact, known)) return judged;
  const isOffice = standing(actor, OFFICE, ...daysOf(fact)) === 'on-that-day';
  return isOffice ? OK : flagged('with-commune');
}

function judgeStep(states: States, actor: Actor, fact: Later, known: Question): Judgement {
  const own = (said: Said | undefined): Judgement => judgeOwn(states, actor, fact, said);
  switch (fact.type) {
    case 'question.worded@1':
      return fact.body.over === known.wording?.wording ? OK : flagged('premise-changed');
    case 'question.assigned@1': {
      const { over, owner, due } = fact.body;
      if (due < fact.on) return refused('until-before-from');
      if (owner !== undefined && !states.people.persons.has(owner)) {
        return flagged('person-unknown');
      }
      const isOnTop = over === known.assigned?.assignment && known.closed === undefined;
      if (!isOnTop) return flagged('premise-changed');
      return due - fact.on > DUE_DAYS_MAX ? flagged('due-far') : OK;
    }
    case 'question.closed@1': {
      const judged = own(known);
      if (judged.verdict !== 'ok') return judged;
      return known.closed === undefined ? OK : flagged('premise-changed');
    }
    case 'question.reopened@1': {
      if (known.closed?.closing !== fact.body.closing) return flagged('premise-changed');
      return own(known.closed);
    }
    case 'question.matched@1':
      return OK;
    case 'question.unmatched@1': {
      const match = known.matches.find((each) => each.match === fact.body.match);
      return match === undefined ? flagged('premise-changed') : own(match);
    }
    case 'question.told@1':
      return fact.body.way === 'page' && !isHome(actor) ? refused('not-yours') : OK;
    case 'question.untold@1': {
      const told = known.told.find(({ telling }) => telling === fact.body.telling);
      if (told === undefined) return flagged('premise-changed');
      return told.way === 'page' && !isHome(actor) ? refused('not-yours') : own(told);
    }
  }
}

const isHome = ({ grants }: Actor): boolean => grants.some(({ role }) => role === 'home');

/** Whoever said it, or who is in charge. */
function judgeOwn(
  { people }: States,
  actor: Actor,
  fact: Later,
  said: Said | undefined,
): Judgement {
  if (isHome(actor)) return OK;
  const author = people.streams.get(said?.stream ?? '')?.person;
  if (author === actor.person) return OK;
  return judgeStanding(standing(actor, IN_CHARGE, ...daysOf(fact)));
}
