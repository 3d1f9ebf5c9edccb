import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import type { Ground } from '#book/common.ts';
import type { Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, originKey, originOf, type Verdict } from '#book/fact.ts';
import type { Folded } from '#book/folded.ts';
import { residueOf } from '#book/residue.ts';
import type { CareFact } from '#domain/care/facts.ts';
import { type CareState, consentEnd, consentKey } from '#domain/care/state.ts';
import type { DoorFact, PairOutcome } from '#domain/doors/facts.ts';
import { pairEnd } from '#domain/doors/pairs.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { getActivity } from '#domain/register.ts';
import type { DueKind, DueNext } from '#protocol/due.ts';
import type { Home } from '#server/home.ts';

/*
 * What may be kept only until a day, as `docs/privacy/fields.md` says of its fields: what rests on a consent,
 * until it ends; what proves a consent or answers a request, for five years. What was held, declined or
 * refused says the same, and is found with what was taken.
 */

const FIVE_YEARS_DAYS = 5 * 365 + 2;
/** A no is remembered for so long, so that nobody is asked again soon. */
const NO_DAYS = 365;

export type Due = {
  readonly kind: DueKind;
  readonly fact: LogFact;
  /** The first day on which it is to be kept no more. */
  readonly day: number;
  readonly ground: Ground;
  readonly resident?: Id;
  readonly household?: Id;
  /** Of a proof the purpose. */
  readonly of?: string;
  readonly next: DueNext;
};

type Arrived = LogFact & { readonly receivedAt: number; readonly verdict: Verdict };
type Told = Omit<Due, 'fact'> | undefined;

type CareType = CareFact['type'];
type DoorType = DoorFact['type'];
const CARE_TYPES = [
  'ethnic.noted@1',
  'health.noted@1',
  'consent.given@1',
  'request.received@1',
  'request.extended@1',
  'request.closed@1',
] as const satisfies readonly CareType[];
const DOOR_TYPES = [
  'example.told@1',
  'pair.agreed@1',
  'pair.ended@1',
] as const satisfies readonly DoorType[];
const WITHDRAWN = 'example.withdrawn@1' satisfies DoorType;

/** Whose fields are kept until a day, and no others. */
export const DUE_TYPES: readonly string[] = [...CARE_TYPES, ...DOOR_TYPES];

/** @param by the day by which it is to be gone: this one or an earlier one */
export async function findDue(home: Home, book: Book, by: number): Promise<readonly Due[]> {
  const telling = await tellingIn(home, book);
  if (telling === undefined) return [];
  const { types, tell } = telling;
  const reading = home.store.read(book.cell);
  const refused = (await reading.listRefused(book.id)).flatMap((fact): Arrived[] =>
    types.includes(fact.type) ? [{ ...fact, verdict: 'refused' }] : [],
  );
  const activity = getActivity(book.activity);
  return [...(await reading.listFactsOf(book.id, types)), ...refused].flatMap((fact): Due[] => {
    const decoded = decodeFact(activity, fact);
    const isGone = fact.commitment !== undefined || residueOf(activity, fact) === fact.body;
    const told = decoded.ok && !isGone ? tell(decoded.value, fact) : undefined;
    if (told === undefined) return [];
    const day = notBefore(fact, told.day);
    return day <= by ? [{ ...told, day, fact }] : [];
  });
}

/** What waits for an officer, or was sent back, may have come when its day was past: their month is whole. */
const notBefore = ({ verdict, receivedAt }: Arrived, day: number): number =>
  verdict === 'ok' ? day : Math.max(day, dayOfSeconds(receivedAt));

type Telling = {
  readonly types: readonly string[];
  readonly tell: (decoded: unknown, fact: Arrived) => Told;
};

async function tellingIn(home: Home, book: Book): Promise<Telling | undefined> {
  if (book.activity === 'care') {
    const care = (await home.warm.get(book)).state as CareState; // of a care book
    return { types: CARE_TYPES, tell: (decoded) => dueOfCare(care, decoded as CareFact) }; // as above
  }
  if (book.activity !== 'doors') return undefined;
  const folded = (await home.warm.get(book)) as Folded<DoorsState>; // of a doors book
  const ends = await endsOfExamples(home, book, folded);
  return {
    types: DOOR_TYPES,
    tell: (decoded) => dueOfDoors(folded.state, ends, decoded as DoorFact), // as above
  };
}

/** Whose time ran out may be asked once more; who took their word back may not. */
const nextAfter = (isTakenBack: boolean): DueNext => (isTakenBack ? 'leave' : 'ask');

const isNo = (outcome: PairOutcome): boolean => outcome === 'declined' || outcome === 'withdrawn';

function dueOfCare(care: CareState, fact: CareFact): Told {
  switch (fact.type) {
    case 'ethnic.noted@1':
    case 'health.noted@1': {
      const { resident } = fact.body;
      const kind = fact.type === 'ethnic.noted@1' ? 'ethnic' : 'health';
      const end = consentEnd(care, resident, kind);
      const isTakenBack = care.ends.has(consentKey(resident, kind));
      const next = end === undefined ? 'wait' : nextAfter(isTakenBack);
      return { kind, day: end ?? fact.on, ground: 'consent-ended', resident, next };
    }
    case 'consent.given@1': {
      const { resident, purpose: of } = fact.body;
      const day = (consentEnd(care, resident, of) ?? fact.on) + FIVE_YEARS_DAYS;
      return { kind: 'proof', day, ground: 'purpose-ended', resident, of, next: 'wait' };
    }
    case 'request.received@1':
    case 'request.extended@1':
    case 'request.closed@1': {
      const { resident } = fact.body;
      const day = fact.on + FIVE_YEARS_DAYS;
      return { kind: 'request', day, ground: 'purpose-ended', resident, next: 'wait' };
    }
    default:
      return undefined;
  }
}

/** The days on which examples were withdrawn; a withdrawal that waits or was declined ends nothing. */
async function endsOfExamples(
  home: Home,
  book: Book,
  { held, state }: Folded<DoorsState>,
): Promise<ReadonlyMap<Id, number>> {
  const ends = new Map<Id, number>();
  for (const fact of await home.store.read(book.cell).listFactsOf(book.id, [WITHDRAWN])) {
    const decoded = decodeFact(getActivity('doors'), fact);
    if (!decoded.ok) continue;
    const { example } = (decoded.value as Extract<DoorFact, { type: typeof WITHDRAWN }>).body; // asked for
    const isIdle = held.has(originKey(originOf(fact))) || state.examples.has(example);
    if (isIdle && fact.verdict === 'held') continue;
    ends.set(example, Math.min(fact.on, ends.get(example) ?? fact.on));
  }
  return ends;
}

function dueOfDoors(
  { pairs }: DoorsState,
  withdrawn: ReadonlyMap<Id, number>,
  fact: DoorFact,
): Told {
  const ground = 'consent-ended';
  switch (fact.type) {
    case 'example.told@1': {
      const { example, household, resident, until } = fact.body;
      const end = withdrawn.get(example);
      const day = Math.min(until + 1, end ?? until + 1);
      const told = { kind: 'example', day, ground, household } as const;
      return { ...told, ...(resident && { resident }), next: nextAfter(end !== undefined) };
    }
    case 'pair.agreed@1': {
      const { pair, household, resident, until } = fact.body;
      const row = pairs.get(pair);
      // Of a word that was taken back as a mistake nobody agreed to anything.
      const day = row === undefined ? until + 1 : (pairEnd(row) ?? fact.on);
      const { outcome } = row?.ended ?? {};
      const next =
        outcome === undefined || isNo(outcome) ? nextAfter(outcome !== undefined) : 'wait';
      return { kind: 'pair', day, ground, household, resident, next };
    }
    case 'pair.ended@1': {
      const { pair, household, resident, outcome } = fact.body;
      const row = pairs.get(pair);
      const day = isNo(outcome) ? fact.on + NO_DAYS : ((row && pairEnd(row)) ?? fact.on);
      const next = isNo(outcome) ? 'leave' : 'wait';
      return { kind: 'pair', day, ground, household, resident, next };
    }
    default:
      return undefined;
  }
}
