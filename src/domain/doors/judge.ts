import type { Actor, Judgement } from '#book/activity.ts';
import type { CaseFact } from '#domain/doors/cases.ts';
import type { DoorFact } from '#domain/doors/facts.ts';
import { isOfPair, type PairFact } from '#domain/doors/pairs.ts';
import { isOfOlderRoll, isOnRoll, timesOffRoll } from '#domain/doors/sessions.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { answersOf, isOfStanding } from '#domain/doors/survey.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { WorkState } from '#domain/work/state.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';

export type DoorsStates = {
  readonly doors: DoorsState;
  readonly homes: HomesState;
  /** What the commune asks for; a phone that holds none of it leaves the question to the home. */
  readonly work?: WorkState;
};

/** Matters for the desk are judged by `judge-case.ts`. */
export type DoorWork = Exclude<DoorFact, CaseFact>;

/**
 * What was done at a door is kept; what the register does not know of it is asked of the
 * leader.
 */
export function judgeDoors(states: DoorsStates, _actor: Actor, fact: DoorWork): Judgement {
  const judged = judgeByType(states, fact);
  return judged.verdict === 'ok' && isDayAhead(fact) ? flagged('day-ahead') : judged;
}

function judgeByType(states: DoorsStates, fact: DoorWork): Judgement {
  switch (fact.type) {
    case 'door.visited@1':
      return judgeHousehold(states.homes, fact);
    case 'door.corrected@1':
      return judgeVisitCorrection(states.doors, fact);
    case 'skill.stepped@1':
      return judgeWithin(states, fact);
    case 'skill.corrected@1':
      return judgeStepCorrection(states.doors, fact);
    case 'help.given@1': {
      const judged = judgeWithin(states, fact);
      return fact.body.how === 'for' ? judgeConsent(states.homes, fact, judged) : judged;
    }
    case 'help.corrected@1':
      return judgeHelpCorrection(states, fact);
    case 'help.handed@1':
      return judgeHanding(states.homes, fact);
    case 'handing.withdrawn@1':
      return judgeHandingEnd(states.doors, fact);
    case 'acting.begun@1':
      return judgeConsent(states.homes, fact, judgeResident(states.homes, fact));
    case 'acting.ended@1':
      return judgeActingEnd(states.doors, fact);
    case 'attachment.added@1':
      return judgeHousehold(states.homes, fact);
    case 'attachment.withdrawn@1':
      return judgeWithdrawal(states.doors, fact);
    case 'door.assigned@1':
      return judgeAssignment(states, fact);
    case 'praise.given@1':
    case 'session.held@1':
      return OK;
    case 'session.attended@1':
      return judgeAttendance(states, fact);
    case 'session.corrected@1':
      return judgeRollCorrection(states.doors, fact);
    case 'example.told@1':
      return judgeExample(states.homes, fact);
    case 'example.withdrawn@1':
      return judgeExampleEnd(states.doors, fact);
    case 'example.followed@1':
      return judgeHousehold(states.homes, fact);
    case 'example.unfollowed@1':
      return judgeUnfollowed(states.doors, fact);
    case 'pair.agreed@1':
    case 'pair.ended@1':
      return judgePair(states, fact);
    case 'survey.answered@1':
      return judgeAnswer(states, fact);
    case 'survey.corrected@1':
      return judgeAnswerCorrection(states.doors, fact);
    case 'survey.continued@1':
      return judgeContinuation(states.doors, fact);
  }
}

type AtDoor = Extract<DoorFact, { body: { household: string } }>;

export function judgeHousehold(
  homes: HomesState,
  fact: Pick<AtDoor, 'on'> & { readonly body: { readonly household: string } },
): Judgement {
  const household = homes.households.get(fact.body.household);
  if (household === undefined) return flagged('household-unknown');
  return household.left !== undefined && household.left.on <= fact.on
    ? flagged('household-left')
    : OK;
}

type Work = Extract<DoorFact, { type: 'skill.stepped@1' | 'help.given@1' }>;

/** What of a fact about somebody says whether the register knows them. */
type OfResident = Pick<AtDoor, 'on'> & {
  readonly body: { readonly household: string; readonly resident: string };
};

export function judgeResident(homes: HomesState, fact: OfResident): Judgement {
  const resident = homes.residents.get(fact.body.resident);
  if (resident === undefined) return flagged('resident-unknown');
  // Whoever did not know yet that this entry was joined spoke of the same person.
  const { left } = resident;
  const isGone = left !== undefined && left.reason !== 'joined' && left.on <= fact.on;
  return isGone ? flagged('resident-left') : judgeHousehold(homes, fact);
}

/** An older roll puts nobody back who was taken off it meanwhile; who is right is asked. */
function judgeAttendance(
  { doors, homes }: DoorsStates,
  fact: Extract<DoorFact, { type: 'session.attended@1' }>,
): Judgement {
  return isOfOlderRoll(doors, fact.body) ? flagged('premise-changed') : judgeResident(homes, fact);
}

/** Two may take the same name off a roll; who has left it already is asked about. */
const judgeRollCorrection = (
  doors: DoorsState,
  { body }: Extract<DoorFact, { type: 'session.corrected@1' }>,
): Judgement => (isOnRoll(doors, body) ? OK : flagged('premise-changed'));

/** What was done while acting for somebody names a time of acting for that person. */
function judgeWithin(states: DoorsStates, fact: Work): Judgement {
  const judged = judgeResident(states.homes, fact);
  const { acting, resident } = fact.body;
  const session = fact.type === 'skill.stepped@1' ? fact.body.session : undefined;
  if (session !== undefined && timesOffRoll(states.doors, { session, resident }) > 0) {
    return flagged('premise-changed');
  }
  if (judged.verdict !== 'ok' || acting === undefined) return judged;
  return states.doors.actings.get(acting)?.resident === resident ? OK : flagged('premise-changed');
}

/** Done for a person is done by consent; what was done without one is true, and asked about. */
const judgeConsent = (homes: HomesState, fact: OfResident, judged: Judgement): Judgement =>
  judged.verdict === 'ok' && !isConsented(homes, fact) ? flagged('no-consent') : judged;

/** Two phones may end the same one; nobody ends it under another person. */
function judgeActingEnd(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'acting.ended@1' }>,
): Judgement {
  const acting = doors.actings.get(fact.body.acting);
  if (acting === undefined) return flagged('premise-changed');
  const { household, resident } = fact.body;
  const isSame = acting.household === household && acting.resident === resident;
  return isSame ? OK : refused('reference-mismatch');
}

function isConsented(homes: HomesState, fact: OfResident): boolean {
  const until = homes.residents.get(fact.body.resident)?.consentUntil;
  return until !== undefined && fact.on <= until;
}

/**
 * A visit that is no more was taken out by another correction; a held one keeps what depends on
 * it waiting.
 */
function judgeVisitCorrection(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'door.corrected@1' }>,
): Judgement {
  const visit = doors.visits.get(fact.body.visit);
  if (visit === undefined) return flagged('premise-changed');
  if (visit.household !== fact.body.household) return refused('reference-mismatch');
  return visit.outcome === fact.body.was ? OK : flagged('premise-changed');
}

/** A step that stands under another person is kept as said and asked about: it corrects nothing. */
function judgeStepCorrection(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'skill.corrected@1' }>,
): Judgement {
  const rungs = doors.rungsByResident.get(fact.body.resident) ?? [];
  const rung = rungs.find((each) => each.step === fact.body.step);
  return rung !== undefined && rung.reached === fact.body.was ? OK : flagged('premise-changed');
}

/** Help that turns out to have been done for the person is asked about as it would have been at once. */
function judgeHelpCorrection(
  { doors, homes }: DoorsStates,
  fact: Extract<DoorFact, { type: 'help.corrected@1' }>,
): Judgement {
  const { help, resident, was, how } = fact.body;
  const mark = (doors.helpsByResident.get(resident) ?? []).find((each) => each.help === help);
  if (mark?.how !== was) return flagged('premise-changed');
  return how === 'for' ? judgeConsent(homes, { ...fact, on: mark.on }, OK) : OK;
}

/**
 * An answer is true whatever became of the survey meanwhile: it is kept, and asked about. So is a second
 * answer of one household, which two wrote who did not know of each other.
 */
function judgeAnswer(
  { doors, homes, work }: DoorsStates,
  fact: Extract<DoorFact, { type: 'survey.answered@1' }>,
): Judgement {
  const judged = judgeHousehold(homes, fact);
  if (judged.verdict !== 'ok') return judged;
  const { answer, survey, household, resident } = fact.body;
  const asked = work?.surveys.get(survey);
  if (work !== undefined && asked === undefined) return flagged('survey-unknown');
  const { until = Infinity, closed = Infinity } = asked ?? {};
  if (fact.on > Math.min(until, closed)) return flagged('survey-closed');
  const isSecond = answersOf(doors, household).some(
    (other) => other.survey === survey && other.resident === resident && other.id !== answer,
  );
  return isSecond ? flagged('premise-changed') : OK;
}

function judgeAnswerCorrection(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'survey.corrected@1' }>,
): Judgement {
  const answer = doors.answers.get(fact.body.answer);
  if (answer === undefined) return flagged('premise-changed');
  if (answer.household !== fact.body.household) return refused('reference-mismatch');
  return fact.body.edition === answer.edition + 1 ? OK : flagged('premise-changed');
}

/** What goes on from a correction that no longer stands was asked about with that correction. */
function judgeContinuation(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'survey.continued@1' }>,
): Judgement {
  const answer = doors.answers.get(fact.body.answer);
  if (answer === undefined) return flagged('premise-changed');
  if (answer.household !== fact.body.household) return refused('reference-mismatch');
  const isPast = fact.body.edition < answer.edition;
  return isPast || isOfStanding(answer, fact) ? OK : flagged('premise-changed');
}

/** Two may withdraw the same one; nobody withdraws it under another household. */
function judgeWithdrawal(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'attachment.withdrawn@1' }>,
): Judgement {
  const attachment = doors.attachments.get(fact.body.attachment);
  if (attachment === undefined) return flagged('premise-changed');
  return attachment.household === fact.body.household ? OK : refused('reference-mismatch');
}

/** Of two who divide the doors at once, who did not know of the other is asked about, unless both agree. */
function judgeAssignment(
  { doors, homes }: DoorsStates,
  fact: Extract<DoorFact, { type: 'door.assigned@1' }>,
): Judgement {
  const { household, to, was } = fact.body;
  const keeper = doors.keepers.get(household);
  return keeper === was || keeper === to ? judgeHousehold(homes, fact) : flagged('premise-changed');
}

function judgeExample(
  homes: HomesState,
  fact: Extract<DoorFact, { type: 'example.told@1' }>,
): Judgement {
  const { resident } = fact.body;
  if (resident === undefined) return judgeHousehold(homes, fact);
  return judgeResident(homes, { ...fact, body: { ...fact.body, resident } });
}

/** Two may withdraw the same one; nobody withdraws it under another household. */
function judgeExampleEnd(
  doors: DoorsState,
  fact: Extract<DoorFact, { type: 'example.withdrawn@1' }>,
): Judgement {
  const example = doors.examples.get(fact.body.example);
  if (example === undefined) return flagged('premise-changed');
  return example.household === fact.body.household ? OK : refused('reference-mismatch');
}

/** As above: it stands as it is where nobody follows any more. */
function judgeUnfollowed(
  doors: DoorsState,
  { body }: Extract<DoorFact, { type: 'example.unfollowed@1' }>,
): Judgement {
  const isKnown = doors.followers.get(body.example)?.includes(body.household) === true;
  return isKnown ? OK : flagged('premise-changed');
}

function judgeHandingEnd(
  doors: DoorsState,
  { body }: Extract<DoorFact, { type: 'handing.withdrawn@1' }>,
): Judgement {
  const known = doors.handingsByResident.get(body.resident) ?? [];
  return known.some(({ handing }) => handing === body.handing) ? OK : flagged('premise-changed');
}

function judgeHanding(
  homes: HomesState,
  fact: Extract<DoorFact, { type: 'help.handed@1' }>,
): Judgement {
  const { to } = fact.body;
  const isKnown = to === undefined || homes.residents.has(to);
  return isKnown ? judgeResident(homes, fact) : flagged('resident-unknown');
}

/**
 * Either of the two is asked first, on any phone. An agreement to what has ended meanwhile is kept, and asked
 * about; an end is taken of whoever has left, too.
 */
function judgePair({ doors, homes }: DoorsStates, fact: PairFact): Judgement {
  const { pair, resident, with: other } = fact.body;
  const row = doors.pairs.get(pair);
  if (resident === other || (row !== undefined && !isOfPair(row, fact))) {
    return refused('reference-mismatch');
  }
  if (fact.type === 'pair.ended@1') {
    const isMissing = row === undefined && fact.body.outcome !== 'declined';
    return isMissing ? flagged('premise-changed') : OK;
  }
  if (!homes.residents.has(other)) return flagged('resident-unknown');
  const judged = judgeResident(homes, fact);
  return judged.verdict === 'ok' && row?.ended !== undefined ? flagged('premise-changed') : judged;
}
