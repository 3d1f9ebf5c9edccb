import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { Activity, FactSchemas } from '#book/activity.ts';
import { COMMON_FACTS, type OriginBody, REDACTED, type RedactedBody } from '#book/common.ts';
import { decodeFact, type NotDecoded } from '#book/decode.ts';
import { type Fact, type LogFact, originKey, originOf, type OrderedFact } from '#book/fact.ts';
import { createTable, overlayTable, overlayTables, type Table, type Tables } from '#book/table.ts';

/** A fact the home keeps but does not apply until a person in charge releases or declines it. */
export type Held = { readonly fact: Fact & { readonly seq: number }; readonly why: string };

/** Something true whose premise had changed: the person in charge is asked. */
export type Question = {
  readonly seq: number;
  readonly type: string;
  readonly why: string;
  readonly about: Id;
};

/**
 * A book folded up to `seq`: the activity's state and what the log itself knows about it.
 * `traces`: for each entity its facts; a confirmed one by its seq, an own unconfirmed one by −n.
 */
export type Folded<State extends Tables = Tables> = {
  seq: number;
  readonly state: State;
  readonly held: Table<Held>;
  /** Under the seq of each held fact its origin. */
  readonly heldSeqs: Table<string>;
  readonly questions: Table<Question>;
  readonly traces: Table<readonly number[]>;
  readonly unknown: Table<{ readonly type: string }>;
  /**
   * For each entity of which something was erased the erasures, by their seqs: what still comes about it
   * waits for a person in charge. Beside the traces, for an erasure brings nothing into a book.
   */
  readonly erased: Table<readonly number[]>;
  /** Facts that stand and are answered with letters, by their origins; none where nobody writes letters. */
  readonly answered: Table<Fact>;
};

/** What the runner needs of an activity. */
export type Foldable<Schemas extends FactSchemas, State extends Tables> = Pick<
  Activity<Schemas, State, never>,
  'name' | 'facts' | 'upcasts' | 'empty' | 'fold' | 'about' | 'introduces' | 'premises'
> & { readonly letters?: { readonly after: readonly string[] } };

export const emptyFolded = <Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
): Folded<State> => ({
  seq: 0,
  state: activity.empty(),
  held: createTable(),
  heldSeqs: createTable(),
  questions: createTable(),
  traces: createTable(),
  unknown: createTable(),
  erased: createTable(),
  answered: createTable(),
});

/** A view over a confirmed book on which own unconfirmed facts may be folded. */
export const overlayFolded = <State extends Tables>(base: Folded<State>): Folded<State> => ({
  seq: base.seq,
  state: overlayTables(base.state),
  held: overlayTable(base.held),
  heldSeqs: overlayTable(base.heldSeqs),
  questions: overlayTable(base.questions),
  traces: overlayTable(base.traces),
  unknown: overlayTable(base.unknown),
  erased: overlayTable(base.erased),
  answered: overlayTable(base.answered),
});

/** Folds the next ordered fact of the book. */
export function foldOrdered<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  folded: Folded<State>,
  logged: OrderedFact,
): void {
  foldDecoded(activity, folded, logged, decodeFact(activity, logged));
}

/** The same for whoever has decoded the fact already. */
export function foldDecoded<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  folded: Folded<State>,
  logged: OrderedFact,
  decoded: Result<Fact, NotDecoded>,
): void {
  folded.seq = logged.seq;
  const key = originKey(originOf(logged));
  if (!decoded.ok) {
    folded.unknown.set(key, { type: logged.type });
    return;
  }
  const fact = factOf(logged, decoded.value);
  if (logged.verdict === 'held') {
    folded.held.set(key, { fact, why: logged.why ?? '' });
    folded.heldSeqs.set(String(logged.seq), key);
    addTrace(folded, aboutOf(activity, fact), logged.seq);
    return;
  }
  if (logged.verdict === 'flagged') {
    const about = aboutOf(activity, fact)[0] ?? '';
    folded.questions.set(key, { seq: logged.seq, type: fact.type, why: logged.why ?? '', about });
  }
  apply(activity, folded, fact, logged.seq);
}

/**
 * The same, whether what was decoded came from the order of the book or from before it was ordered. Said
 * again or not, a fact is its author's, under the number of its first saying.
 */
function factOf(logged: OrderedFact, { type, body }: Fact): Held['fact'] {
  const { at, on, origin, seq, receivedAt } = logged;
  return { type, ...originOf(logged), at, on, ...(origin && { origin }), body, seq, receivedAt };
}

/** Folds an own fact that the home has not confirmed yet, in order of n, over a view. */
export function foldOwn<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  folded: Folded<State>,
  logged: LogFact,
): void {
  const decoded = decodeFact(activity, logged);
  if (decoded.ok) apply(activity, folded, { ...decoded.value, ...originOf(logged) }, -logged.n);
}

/** The entities that a fact of this activity, or one common to all books, tells about. */
export function aboutOf<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  fact: Fact,
): readonly Id[] {
  // decoded by its schemas
  return Object.hasOwn(COMMON_FACTS, fact.type) ? [] : activity.about(fact);
}

function apply<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  folded: Folded<State>,
  fact: Fact,
  reference: number,
): void {
  if (Object.hasOwn(COMMON_FACTS, fact.type)) {
    let next = applyCommon(activity, folded, fact, reference);
    while (next !== undefined) next = applyCommon(activity, folded, next, next.seq);
    return;
  }
  foldStanding(activity, folded, fact);
  addTrace(folded, aboutOf(activity, fact), reference);
}

function foldStanding<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  folded: Folded<State>,
  fact: Fact,
): void {
  activity.fold(folded.state, fact); // decoded by its schemas
  const isAnswered = activity.letters?.after.includes(fact.type) === true;
  if (isAnswered) folded.answered.set(originKey(originOf(fact)), fact);
}

/**
 * A decision stands in the trace of everything it decides about. Answers the held decision that it
 * releases: chains of them may be long, so that none is followed by calling again.
 */
function applyCommon<Schemas extends FactSchemas, State extends Tables>(
  activity: Foldable<Schemas, State>,
  folded: Folded<State>,
  fact: Fact,
  reference: number,
): Held['fact'] | undefined {
  if (fact.type === REDACTED) {
    const { about } = fact.body as RedactedBody; // decoded by its schema
    for (const id of about) {
      folded.erased.set(id, [...(folded.erased.get(id) ?? []), reference]);
    }
    return undefined;
  }
  const key = originKey(fact.body as OriginBody); // all other common facts name an origin
  if (fact.type === 'question.settled@1') {
    const question = folded.questions.get(key);
    if (question === undefined) return undefined;
    folded.questions.delete(key);
    addTrace(folded, [question.about], reference);
    return undefined;
  }
  const held = folded.held.get(key);
  if (held === undefined) return undefined;
  folded.held.delete(key);
  folded.heldSeqs.delete(String(held.fact.seq));
  const isReleased = fact.type === 'fact.released@1';
  if (Object.hasOwn(COMMON_FACTS, held.fact.type)) return isReleased ? held.fact : undefined;
  if (isReleased) foldStanding(activity, folded, held.fact);
  addTrace(folded, aboutOf(activity, held.fact), reference);
  return undefined;
}

/** All facts about an entity, and what was erased of them. */
export const traceOf = ({ traces, erased }: Folded, id: Id): readonly number[] => [
  ...(traces.get(id) ?? []),
  ...(erased.get(id) ?? []),
];

function addTrace(folded: Folded, ids: readonly Id[], reference: number): void {
  for (const id of new Set(ids)) {
    if (id !== '') folded.traces.set(id, [...(folded.traces.get(id) ?? []), reference]);
  }
}
