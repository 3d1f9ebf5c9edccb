import type { Id } from '#kernel/id.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { ActivityName } from '#book/activity.ts';
import type { Tables } from '#book/table.ts';
import type { FUND_FACTS, Part } from '#domain/funds/facts.ts';
import { movedBy } from '#domain/funds/measures.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { householdsOf, type Stay } from '#domain/homes/stays.ts';
import type { REGISTER } from '#domain/register.ts';

/** Somebody, where they lived and when, and what was told with them: visits, answers, entries of money. */
export type Whose = {
  /** Their entries in the register: more than one where they were written down twice. */
  readonly entries: ReadonlySet<unknown>;
  readonly stays: readonly Stay[];
  readonly things: Things;
};

/** Each with the households it is of: theirs on days when they live in one. Of none: theirs on any day. */
export type Things = ReadonlyMap<Id, readonly Id[]>;

/** The same on one day. */
type WhoseThen = {
  readonly entries: ReadonlySet<unknown>;
  readonly households: ReadonlySet<unknown>;
  readonly things: Things;
};

/** What of a fact is of them, with everybody else cut out; undefined: nothing. */
type OwnPart = (body: JsonObject, whose: WhoseThen) => JsonObject | undefined;

type Holds<Schemas> = {
  readonly parts: { readonly [Type in keyof Schemas & string]: OwnPart };
  /** What is of a household besides what its own facts tell with it. */
  around?(state: Tables, household: Id): ReadonlySet<Id>;
};

/** Of a person who is named, only theirs; else of the household in which they lived on that day. */
const named: OwnPart = (body, { entries, households }) => {
  const isTheirs =
    body['resident'] === undefined
      ? households.has(body['household'])
      : entries.has(body['resident']);
  return isTheirs ? body : undefined;
};
const none: OwnPart = () => undefined;
const toldWith =
  (field: string): OwnPart =>
  (body, { things, households }) => {
    const id = body[field];
    const of = typeof id === 'string' ? things.get(id) : undefined;
    const isTheirs = of?.length === 0 || of?.some((household) => households.has(household));
    return isTheirs === true ? body : undefined;
  };
/** Not what those say in its place who live there after them. */
const toldThere =
  (field: string): OwnPart =>
  (body, whose) =>
    whose.households.has(body['household']) ? toldWith(field)(body, whose) : undefined;

const FUNDS: Holds<typeof FUND_FACTS> = {
  parts: {
    'account.named@1': none,
    'account.ended@1': none,
    'drive.opened@1': none,
    'dues.listed@1': (body, { households }) => {
      const all = body['dues'] as [Id, number, number][]; // decoded by its schema
      const dues = all.filter(([id]) => households.has(id));
      return dues.length === 0 ? undefined : { ...body, dues };
    },
    'exemption.decided@1': named,
    'drive.closed@1': none,
    'transfer.booked@1': toldWith('transfer'),
    'statement.taken@1': none,
    'money.assigned@1': ({ note, ...body }, { households }) => {
      const all = body['parts'] as unknown as readonly Part[]; // decoded by its schema
      const parts = all.filter((part) => 'household' in part && households.has(part.household));
      if (parts.length === 0) return undefined;
      // A note may speak of whoever the rest is of.
      return { ...body, parts, ...(note && parts.length === all.length && { note }) };
    },
    'cash.received@1': named,
    'handover.given@1': none,
    'handover.taken@1': none,
    'handover.withdrawn@1': none,
    'cash.spent@1': none,
    'cash.refunded@1': named,
    'entry.reversed@1': toldWith('entry'),
    'month.closed@1': none,
    'shop.named@1': named,
    'shop.ended@1': named,
    'bill.watched@1': named,
    'bill.paid@1': named,
    'bill.dropped@1': named,
  },
  around: (state, household) => movedBy(state as FundsState, household), // of a funds book
};

/**
 * What the books of each activity hold of residents and households: what is exported of them is worked out
 * from it. `nobody`: of its own accord it names none of them.
 */
const HOLDS: {
  readonly [Name in ActivityName]: 'nobody' | Holds<(typeof REGISTER)[Name]['facts']>;
} = {
  places: 'nobody',
  // Those who work; a resident among them is another entry.
  people: 'nobody',
  homes: {
    parts: {
      'household.added@1': named,
      'household.changed@1': named,
      'household.left@1': named,
      'household.returned@1': named,
      'resident.added@1': named,
      'resident.changed@1': named,
      'resident.left@1': named,
      'resident.returned@1': named,
      'resident.joined@1': named,
      'consent.marked@1': named,
      'consent.withdrawn@1': named,
    },
  },
  doors: {
    parts: {
      'door.visited@1': named,
      'door.corrected@1': named,
      'skill.stepped@1': named,
      'skill.corrected@1': named,
      'help.given@1': named,
      'help.corrected@1': named,
      'help.handed@1': named,
      'handing.withdrawn@1': named,
      'acting.begun@1': named,
      'acting.ended@1': named,
      'attachment.added@1': named,
      'attachment.withdrawn@1': named,
      'door.assigned@1': named,
      'praise.given@1': none,
      'session.held@1': toldWith('session'),
      'session.attended@1': named,
      'session.corrected@1': named,
      'example.told@1': named,
      'example.withdrawn@1': toldWith('example'),
      'example.followed@1': named,
      'example.unfollowed@1': named,
      // Each says their own word; of the other there is an id.
      'pair.agreed@1': named,
      'pair.ended@1': named,
      'case.asked@1': named,
      'case.amended@1': named,
      'case.withdrawn@1': named,
      'case.told@1': named,
      'case.untold@1': named,
      'case.replied@1': named,
      'survey.answered@1': named,
      // It names the household alone, whoever of it answered.
      'survey.corrected@1': toldThere('answer'),
      'survey.continued@1': toldThere('answer'),
    },
  },
  care: {
    parts: {
      'poverty.noted@1': named,
      'ethnic.noted@1': named,
      'health.noted@1': named,
      'consent.given@1': named,
      'consent.revoked@1': named,
      'request.received@1': named,
      'request.acknowledged@1': named,
      'request.extended@1': named,
      'request.closed@1': named,
    },
  },
  desk: {
    parts: {
      'case.received@1': named,
      'case.restated@1': named,
      'case.recalled@1': named,
      'case.taken@1': named,
      'case.answered@1': named,
      'case.relayed@1': named,
      'case.unrelayed@1': named,
    },
  },
  learning: 'nobody',
  work: 'nobody',
  // What stands there is for everybody; its voices are of those who work.
  board: 'nobody',
  reach: {
    parts: {
      'notice.told@1': named,
      'notice.untold@1': named,
      'loudspeaker.played@1': none,
      'loudspeaker.unplayed@1': none,
      // Of those who work; of a resident there may be words and a picture, which no id tells.
      'task.given@1': none,
      'task.changed@1': none,
      'task.ended@1': none,
      'task.handed@1': none,
      'task.reported@1': none,
      'task.settled@1': none,
      'task.returned@1': none,
      'task.recalled@1': none,
      'question.asked@1': named,
      'question.worded@1': named,
      'question.assigned@1': named,
      'question.closed@1': named,
      'question.reopened@1': named,
      'question.matched@1': named,
      'question.unmatched@1': named,
      'question.told@1': named,
      'question.untold@1': named,
      'meeting.replied@1': named,
      'meeting.unreplied@1': named,
      'attendance.marked@1': named,
      'attendance.unmarked@1': named,
      'messages.agreed@1': named,
      'messages.declined@1': named,
    },
  },
  funds: FUNDS,
};

export const holdsNobody = (activity: ActivityName): boolean => HOLDS[activity] === 'nobody';

const onDay = ({ entries, stays, things }: Whose, day: number): WhoseThen => ({
  entries,
  households: householdsOf(stays, day),
  things,
});

/** @param fact its body as the schema of its type has it */
export function ownPart(
  activity: ActivityName,
  { type, on, body }: { readonly type: string; readonly on: number; readonly body: JsonObject },
  whose: Whose,
): JsonObject | undefined {
  const holds = HOLDS[activity];
  if (holds === 'nobody') return undefined;
  const parts: Readonly<Record<string, OwnPart>> = holds.parts;
  return (Object.hasOwn(parts, type) ? parts[type] : undefined)?.(body, onDay(whose, on));
}

/** Of what has no form that its type asks for. */
export const ownAtLeast = (body: JsonObject, on: number, whose: Whose): boolean =>
  named(body, onDay(whose, on)) !== undefined;

/**
 * What was told with somebody, and may stand under traces of its own.
 * @param told ids that their own facts tell about
 */
export function thingsOf(
  activity: ActivityName,
  state: Tables,
  stays: readonly Stay[],
  told: Iterable<Id>,
): Things {
  const holds = HOLDS[activity];
  if (holds === 'nobody') return new Map();
  if (holds.around === undefined) return new Map([...told].map((id) => [id, []]));
  const things = new Map<Id, readonly Id[]>();
  for (const household of new Set(stays.map((stay) => stay.household))) {
    for (const id of holds.around(state, household)) {
      things.set(id, [...(things.get(id) ?? []), household]);
    }
  }
  return things;
}
