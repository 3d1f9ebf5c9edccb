import { canonicalText } from '#kernel/canonical.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Actor, Activity, FactOf, FactSchemas, Judgement, Role } from '#book/activity.ts';
import { COMMON_FACTS, type OriginBody, REDACTED } from '#book/common.ts';
import { type Fact, originKey } from '#book/fact.ts';
import type { Folded, Held } from '#book/folded.ts';
import { ALWAYS_TAKEN_FACTS, ENTITY_FACTS_MAX } from '#book/limits.ts';
import type { Tables } from '#book/table.ts';
import { daysOf, standing, type Standing, standingOfWork } from '#domain/actor.ts';

/** Who decides on held facts and answers questions, in every book. */
export const IN_CHARGE: readonly Role[] = ['leader', 'head', 'officer', 'admin'];

/** Who erases; the home itself writes it again where a restored home lacks it. */
export const ERASERS: readonly Role[] = ['officer', 'admin', 'home'];

export const OK: Judgement = { verdict: 'ok' };
export const flagged = (why: string): Judgement => ({ verdict: 'flagged', why });
export const held = (why: string): Judgement => ({ verdict: 'held', why });
export const refused = (why: string): Judgement => ({ verdict: 'refused', why });

/**
 * What follows from how an actor stands: a right held only on other days is for a person in
 * charge.
 */
export const judgeStanding = (stand: Standing): Judgement => {
  if (stand === 'never') return refused('not-yours');
  return stand === 'on-other-days' ? held('outside-grant') : OK;
};

/**
 * Whether a fact names a day later than the home's tomorrow. Unknown while the home has not
 * received it.
 */
export const isDayAhead = (fact: Pick<Fact, 'on' | 'receivedAt'>): boolean =>
  fact.receivedAt !== undefined && fact.on > dayOfSeconds(fact.receivedAt) + 1;

/**
 * The home's judgement of a decoded fact over the states before it. What every activity has in common
 * is asked here: may this person write it, does what it speaks of exist, is it new; then the activity.
 */
export function judgeFact<Schemas extends FactSchemas, State extends Tables, States>(
  activity: Activity<Schemas, State, States>,
  folded: Folded<State>,
  states: States,
  actor: Actor,
  fact: Fact,
): Judgement {
  if (fact.type === REDACTED) return judgeErasure(actor, fact);
  const common = isCommon(fact);
  // Work is judged by its day, unless it arrives very late; nobody decides any more once their right ended.
  const stood = judgeStanding(
    common
      ? standing(actor, IN_CHARGE, ...daysOf(fact))
      : standingOfWork(actor, activity.access.write[fact.type] ?? [], fact),
  );
  if (stood.verdict === 'refused') return stood;
  if (common && !isUndecided(folded, fact)) return OK;
  const judged = common
    ? judgeCommon(activity, folded, states, actor, fact)
    : judgeOwn(activity, folded, states, actor, fact as FactOf<Schemas>); // decoded by its schemas
  if (judged.verdict === 'refused') return judged;
  // Nobody knows any more whose hands the device is in: what it brings is kept, and somebody decides.
  if (isAfterEnd(actor, fact)) return held('stream-ended');
  return stood.verdict === 'ok' ? judged : stood;
}

/** Whether the home received a fact when its stream had ended; what a device says of the time is no proof. */
const isAfterEnd = ({ endsAt = Infinity }: Actor, { receivedAt }: Fact): boolean =>
  endsAt <= (receivedAt ?? 0);

/** Never held: what is erased is erased at once, or not at all. */
const judgeErasure = (actor: Actor, fact: Fact): Judgement =>
  standing(actor, ERASERS, ...daysOf(fact)) === 'on-that-day' ? OK : refused('not-yours');

/** What was decided already, or is not there, is changed by no decision: nothing to ask about. */
function isUndecided(folded: Folded, fact: Fact): boolean {
  const key = originKey(fact.body as OriginBody); // every common fact names an origin
  return (fact.type === 'question.settled@1' ? folded.questions : folded.held).has(key);
}

const isCommon = ({ type }: Pick<Fact, 'type'>): boolean => Object.hasOwn(COMMON_FACTS, type);

/**
 * Whoever releases a held fact must be one whose own word it could be: rights are not given by
 * a detour, nor by letting somebody's waiting release count. Nobody declines what is not theirs.
 */
function judgeCommon<Schemas extends FactSchemas, State extends Tables, States>(
  activity: Activity<Schemas, State, States>,
  folded: Folded<State>,
  states: States,
  actor: Actor,
  fact: Fact,
): Judgement {
  if (fact.type === 'question.settled@1') return OK;
  const matter = findMatter(folded, fact);
  if (matter === undefined) return OK;
  const { receivedAt: _, ...said } = matter.fact;
  const received = fact.receivedAt === undefined ? {} : { receivedAt: fact.receivedAt };
  // decoded when it was held
  const asOwn = { ...said, on: fact.on, ...received } as unknown as FactOf<Schemas>;
  const judged = activity.judge(states, actor, asOwn);
  if (fact.type === 'fact.declined@1') {
    return judged.verdict === 'refused' && judged.why === 'not-yours' ? judged : OK;
  }
  if (isWaiting(activity, folded, asOwn)) {
    return refused('depends-on-held');
  }
  return judged.verdict === 'refused' || judged.verdict === 'held' ? judged : OK;
}

/** What a decision is about in the end, through held decisions; undefined when none of it waits. */
function findMatter(folded: Folded, decision: Fact): Held | undefined {
  let fact = decision;
  for (let steps = folded.held.size; steps > 0; steps -= 1) {
    const waiting = folded.held.get(originKey(fact.body as OriginBody)); // as above
    if (waiting === undefined || !isCommon(waiting.fact)) return waiting;
    ({ fact } = waiting);
  }
  return undefined; // held decisions that name each other
}

function judgeOwn<Schemas extends FactSchemas, State extends Tables, States>(
  activity: Activity<Schemas, State, States>,
  folded: Folded<State>,
  states: States,
  actor: Actor,
  fact: FactOf<Schemas>,
): Judgement {
  const most = ALWAYS_TAKEN_FACTS.includes(fact.type) ? Infinity : ENTITY_FACTS_MAX;
  for (const id of activity.about(fact)) {
    if ((folded.traces.get(id)?.length ?? 0) >= most) return refused('entity-full');
  }
  for (const id of activity.introduces(fact)) {
    if (folded.traces.has(id)) return refused('id-taken');
  }
  for (const id of activity.premises(fact)) {
    if (!folded.traces.has(id)) return refused('reference-unknown');
  }
  if (isErased(activity, folded, fact)) return held('about-erased');
  const judged = activity.judge(states, actor, fact);
  if (judged.verdict === 'refused') return judged;
  return isWaiting(activity, folded, fact) ? held('depends-on-held') : judged;
}

/** Whether it says more of what was erased than its residue would. */
function isErased<Schemas extends FactSchemas, State extends Tables, States>(
  activity: Activity<Schemas, State, States>,
  { erased, state }: Folded<State>,
  fact: FactOf<Schemas>,
): boolean {
  if (erased.size === 0) return false;
  const concerned = activity.concerns?.(state, fact) ?? [];
  const isConcerned =
    concerned === 'unknown' || [...activity.about(fact), ...concerned].some((id) => erased.has(id));
  return isConcerned && canonicalText(activity.residue(fact)) !== canonicalText(fact.body);
}

/** Whether something that it rests on is still held. */
const isWaiting = <Schemas extends FactSchemas, State extends Tables, States>(
  activity: Activity<Schemas, State, States>,
  folded: Folded<State>,
  fact: FactOf<Schemas>,
): boolean =>
  [...activity.premises(fact), ...(activity.awaits?.(fact) ?? [])].some((id) =>
    isOnlyHeld(folded, id),
  );

/** Whether everything known of an entity is itself still held. */
function isOnlyHeld(folded: Folded, id: string): boolean {
  const trace = folded.traces.get(id);
  if (folded.held.size === 0 || trace === undefined) return false;
  return trace.every((reference) => folded.heldSeqs.has(String(reference)));
}
