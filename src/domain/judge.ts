import type { Actor, Activity, FactOf, FactSchemas, Judgement, Role } from '#book/activity.ts';
import { COMMON_FACTS, type OriginBody } from '#book/common.ts';
import { type Fact, originKey } from '#book/fact.ts';
import type { Folded } from '#book/folded.ts';
import type { Tables } from '#book/table.ts';
import { standing } from '#domain/actor.ts';

/** Who decides on held facts and answers questions, in every book. */
export const IN_CHARGE: readonly Role[] = ['leader', 'head', 'officer', 'admin'];

const OK: Judgement = { verdict: 'ok' };

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
  const common = Object.hasOwn(COMMON_FACTS, fact.type);
  const stand = standing(actor, common ? IN_CHARGE : (activity.access.write[fact.type] ?? []), fact.on);
  if (stand === 'never') return { verdict: 'refused', why: 'not-yours' };
  const judged = common
    ? judgeCommon(folded, fact)
    : judgeOwn(activity, folded, states, actor, fact as FactOf<Schemas>); // decoded by its schemas
  if (stand === 'on-other-days' && judged.verdict !== 'refused') return { verdict: 'held', why: 'outside-grant' };
  return judged;
}

function judgeCommon(folded: Folded, fact: Fact): Judgement {
  const key = originKey(fact.body as OriginBody); // every common fact names an origin
  const open = fact.type === 'question.settled@1' ? folded.questions.has(key) : folded.held.has(key);
  return open ? OK : { verdict: 'flagged', why: 'already-settled' };
}

function judgeOwn<Schemas extends FactSchemas, State extends Tables, States>(
  activity: Activity<Schemas, State, States>,
  folded: Folded<State>,
  states: States,
  actor: Actor,
  fact: FactOf<Schemas>,
): Judgement {
  for (const id of activity.introduces(fact)) {
    if (folded.traces.has(id)) return { verdict: 'refused', why: 'id-taken' };
  }
  for (const id of activity.premises(fact)) {
    if (!folded.traces.has(id)) return { verdict: 'refused', why: 'reference-unknown' };
  }
  const judged = activity.judge(states, actor, fact);
  const waits = activity.premises(fact).some((id) => isOnlyHeld(folded, id));
  return waits && judged.verdict !== 'refused' ? { verdict: 'held', why: 'depends-on-held' } : judged;
}

/** Whether everything known of an entity is itself still held. */
function isOnlyHeld(folded: Folded, id: string): boolean {
  if (folded.held.size === 0) return false;
  const heldSeqs = new Set(Array.from(folded.held.values(), (held) => held.fact.seq));
  return (folded.traces.get(id) ?? []).every((reference) => heldSeqs.has(reference));
}
