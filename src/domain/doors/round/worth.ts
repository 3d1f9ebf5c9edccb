import { minuteOfDay } from '#kernel/vi-calendar.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { STEPS } from '../facts.ts';
import { type Learner, nextStepOf } from '../next.ts';
import type { PairDue } from '../pairing.ts';
import { promiseOf } from '../promise.ts';
import { type DoorsState, type Visit, visitsOf } from '../state.ts';
import { EVENING_FROM } from './presence.ts';

/** Why a door is on the list. */
export type Reason =
  | { readonly code: 'promised'; readonly hour?: number }
  | { readonly code: 'promise-missed'; readonly on: number }
  /** Somebody there is still to reach what a campaign of the commune asks. */
  | { readonly code: 'campaign'; readonly title: string }
  /** The house has not paid all it is asked for in a drive that goes on. */
  | { readonly code: 'fund'; readonly title: string }
  /** The desk answered what was asked for this person, and nobody has told them. */
  | { readonly code: 'desk-answered'; readonly name: string }
  /** Nobody of the house came to the last lesson in the culture house. */
  | { readonly code: 'missed-lesson'; readonly title: string }
  /** The house has not answered what the commune asks every house. */
  | { readonly code: 'survey'; readonly title: string }
  /** A neighbour shows somebody there a skill, or somebody there is still to be asked about it. */
  | PairDue
  | { readonly code: 'never-met'; readonly visits: number }
  /** One more step, and somebody can do it alone. */
  | { readonly code: 'easy-step' }
  | { readonly code: 'begun' }
  /** Somebody stands at one step for a long time. */
  | { readonly code: 'stuck' }
  | { readonly code: 'long-ago'; readonly days: number }
  | { readonly code: 'likely-home'; readonly from: number }
  /** Nobody was home the last time; on this day of the week somebody mostly is. */
  | { readonly code: 'usual-day'; readonly lastAway: boolean }
  | { readonly code: 'only-tonight' }
  | { readonly code: 'on-the-way' };

/** What is asked of a door by more than its own visits. */
export type Due =
  | Extract<
      Reason,
      { readonly code: 'campaign' | 'fund' | 'missed-lesson' | 'desk-answered' | 'survey' }
    >
  | PairDue;

/** Why a door waits for another evening. */
export type Wait =
  | 'promised'
  | 'others'
  | 'met-lately'
  /** Nobody was home this evening. */
  | 'knocked'
  | 'refused'
  /** All who live there are away for long. */
  | 'all-away'
  | 'nothing-left'
  | 'no-time'
  /** Taken off by whoever walks. */
  | 'dropped';

export type Worth =
  | { readonly worth: number; readonly reasons: readonly Reason[]; readonly notBefore: number }
  | { readonly waits: Wait; readonly back?: Visit['back'] };

/** A household is left in peace after it was met, and after it refused. */
const REST_DAYS = 7;
const REFUSED_DAYS = 60;
const STUCK_DAYS = 30;
const LONG_DAYS = 45;
/** A promise that was missed is made good within so many days. */
const MISSED_DAYS = 21;
/** People wait for an answer; one question may set two neighbours going; a campaign waits for people. */
const DUE_WORTH = {
  'desk-answered': 0.3,
  'pair-ask': 0.1,
  pair: 0.05,
  campaign: 0.05,
  fund: 0.05,
  'missed-lesson': 0.03,
  survey: 0.03,
} as const;
/** Of a door without a promise: more than this, and good doors far away would cost many near ones. */
const WORTH_MAX = 4 / 3;

/**
 * What a visit that meets somebody is worth tonight: 1 for a household with something to learn, more for what
 * is due and for what is easy next. Kept close together, so that who is likely at home and near decides
 * between doors that are much alike.
 */
export function worthOf(
  ladder: SkillLadder,
  doors: DoorsState,
  household: string,
  members: readonly Learner[],
  day: number,
  dues: readonly Due[] = [],
): Worth {
  const visits = visitsOf(doors, household, day);
  const last = visits.at(-1);
  const back = promiseOf(visits)?.back;
  // Whoever waits for the desk is told its answer, whatever else the door waits for.
  const isAwaited = dues.some(({ code }) => code === 'desk-answered');
  if (back !== undefined && back.on > day && !isAwaited) return { waits: 'promised', back };
  const notBefore = back?.on === day ? (back.hour ?? 0) * 60 : 0;
  if (isFoundEmpty(last, day, notBefore)) return { waits: 'knocked' };
  if (back?.on === day) {
    const hour = back.hour === undefined ? {} : { hour: back.hour };
    return { worth: 2, reasons: [{ code: 'promised', ...hour }], notBefore };
  }
  const isMissed = back !== undefined && back.on < day && day - back.on <= MISSED_DAYS;
  const met = visits.findLast(({ outcome }) => outcome === 'met');
  const isRefused = last?.outcome === 'refused' && day - last.on < REFUSED_DAYS;
  if (isRefused && !isAwaited) return { waits: 'refused' };
  const isRested = met !== undefined && day - met.on < REST_DAYS;
  if (isRested && !isMissed && !isAwaited) return { waits: 'met-lately' };
  const next = nextOf(ladder, doors, members, day);
  const isDone = next === undefined && members.length > 0;
  if (isDone && dues.length === 0) return { waits: 'nothing-left' };
  const reasons: Reason[] = [];
  let worth = 1;
  if (isMissed) {
    worth += 0.15;
    reasons.push({ code: 'promise-missed', on: back.on });
  }
  for (const due of dues) {
    worth += DUE_WORTH[due.code];
    reasons.push(due);
  }
  if (next !== undefined && next !== 'new') {
    worth += { 'easy-step': 0.05, begun: 0.03, stuck: 0.03 }[next];
    reasons.push({ code: next });
  }
  if (met === undefined) {
    worth += 0.03;
    reasons.push({ code: 'never-met', visits: visits.length });
  } else if (day - met.on >= LONG_DAYS) {
    worth += 0.03;
    reasons.push({ code: 'long-ago', days: day - met.on });
  }
  return { worth: Math.min(worth, WORTH_MAX), reasons, notBefore: 0 };
}

/** Whether nobody was home this very evening, and nobody said to come later than that. */
function isFoundEmpty(last: Visit | undefined, day: number, notBefore: number): boolean {
  if (last?.on !== day || last.outcome !== 'nobody') return false;
  const minute = minuteOfDay(last.at);
  return minute >= EVENING_FROM && minute >= notBefore;
}

/** The best there is to do next in a household; undefined when nobody has anything to learn. */
function nextOf(
  ladder: SkillLadder,
  doors: DoorsState,
  members: readonly Learner[],
  day: number,
): 'easy-step' | 'begun' | 'stuck' | 'new' | undefined {
  const found = new Set<'easy-step' | 'begun' | 'stuck' | 'new'>();
  for (const member of members) {
    const next = nextStepOf(ladder, doors, member, day);
    if (typeof next === 'string') continue;
    if (next.reached === STEPS[0]) {
      found.add('new');
      continue;
    }
    const rungs = doors.rungsByResident.get(member.id) ?? [];
    const last = rungs.findLast(({ skill }) => skill === next.skill);
    const isStuck = last !== undefined && day - last.on >= STUCK_DAYS;
    if (next.reached === 'alone') found.add('easy-step');
    else found.add(isStuck ? 'stuck' : 'begun');
  }
  return (['easy-step', 'stuck', 'begun', 'new'] as const).find((each) => found.has(each));
}
