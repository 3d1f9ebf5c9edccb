import type { Id } from '#kernel/id.ts';
import type { FactOf } from '#book/activity.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import { type Edition, enoughFor } from '#domain/board/editions.ts';
import type { MEETING_FACTS } from '#domain/board/meeting-facts.ts';

export type MeetingFact = FactOf<typeof MEETING_FACTS>;
type BodyOf<Type extends MeetingFact['type']> = Extract<MeetingFact, { type: Type }>['body'];

/** That it holds no more. */
type Ended = { readonly on: number; readonly at: number; readonly reason?: string };

/** Which edition stands, 1, 2, 3 … for people; when it was written, and by which stream. */
type Standing = {
  readonly number: number;
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
  readonly ended?: Ended;
  /** As of a notice. */
  readonly enough: readonly Id[];
  readonly freshAt: number;
};

/** An invitation as it stands. */
export type Meeting = BodyOf<'meeting.called@1'> & Standing;
export type Minutes = Omit<BodyOf<'minutes.recorded@1'>, 'over'> & Standing;
export type Decision = Omit<BodyOf<'decision.taken@1'>, 'over'> & Standing;

export type MeetingsState = {
  readonly editions: Table<Edition>;
  readonly meetings: Table<Meeting>;
  readonly minutes: Table<Minutes>;
  readonly decisions: Table<Decision>;
};

export const emptyMeetings = (): MeetingsState => ({
  editions: createTable(),
  meetings: createTable(),
  minutes: createTable(),
  decisions: createTable(),
});

export const isOfMeeting = (fact: { readonly type: string }): fact is MeetingFact =>
  /^(?:meeting|minutes|decision)\./u.test(fact.type);

/** Where a fact of each kind is kept, and the field by which. */
const KEPT = {
  meeting: ['meetings', 'meeting'],
  minutes: ['minutes', 'minutes'],
  decision: ['decisions', 'resolution'],
} as const;

type Row = Standing & { readonly edition: Id };
type Body = {
  readonly edition?: Id;
  readonly over?: Id;
  readonly retell?: boolean;
  readonly reason?: string;
};

/**
 * What is written stands over what stood; over an edition that stands no more the one that was written later.
 * What has ended stays so.
 */
export function foldMeeting(state: MeetingsState, fact: MeetingFact): void {
  const [name, field] = KEPT[fact.type.split('.')[0] as keyof typeof KEPT]; // as all types begin
  const table = state[name] as Table<object> as Table<Row>; // of whichever of the three
  const { over, retell, reason, ...body } = fact.body as Body;
  const id = (fact.body as Readonly<Record<string, unknown>>)[field] as Id; // by its schema
  const { editions } = state;
  const { on, stream } = fact;
  const at = trustedAt(fact);
  const known = table.get(id);
  const { edition } = body;
  if (edition === undefined) {
    if (known === undefined || known.ended !== undefined) return;
    table.set(id, { ...known, ended: { on, at, ...(reason !== undefined && { reason }) } });
    return;
  }
  const before = over === undefined ? undefined : editions.get(over);
  const isWrong =
    over === undefined ? known !== undefined : known === undefined || before?.notice !== id;
  if (isWrong || editions.has(edition)) return;
  const number = (before?.number ?? 0) + 1;
  const isSame = over !== undefined && retell !== true;
  editions.set(edition, { notice: id, number, at, ...(isSame && { over }) });
  if (known !== undefined && over !== known.edition && at < known.at) return;
  const enough = enoughFor(editions, edition);
  const freshAt = editions.get(enough.at(-1) ?? '')?.at ?? at;
  const ended = known?.ended;
  const stands = { ...body, edition, number, at, on, stream, enough, freshAt };
  table.set(id, { ...stands, ...(ended && { ended }) });
}

/** Of whatever kind, what it is about: the meeting first, its own ids after it. */
export const idsOfMeeting = ({ body }: MeetingFact): readonly Id[] => [
  body.meeting,
  ...('minutes' in body ? [body.minutes] : []),
  ...('resolution' in body ? [body.resolution] : []),
  ...('edition' in body ? [body.edition] : []),
];

export function introducedByMeeting(fact: MeetingFact): readonly Id[] {
  if (!('edition' in fact.body)) return [];
  if ('over' in fact.body) return [fact.body.edition];
  const ids = idsOfMeeting(fact);
  return fact.type === 'meeting.called@1' ? ids : ids.slice(1);
}

export function premisesOfMeeting(fact: MeetingFact): readonly Id[] {
  const { body } = fact;
  if (fact.type === 'meeting.called@1') return [];
  const ids = idsOfMeeting(fact);
  if (!('edition' in body)) return ids;
  return 'over' in body && body.over !== undefined
    ? [...ids.slice(0, -1), body.over]
    : [body.meeting];
}
