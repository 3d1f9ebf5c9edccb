import type { Id } from '#kernel/id.ts';
import type { BoardState, Notice } from '#domain/board/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { marksOf, repliesOf, type Reply } from '#domain/reach/meeting-state.ts';
import type { ReachState } from '#domain/reach/state.ts';

/** A meeting as it stands on the board. */
export type Meeting = NonNullable<ReturnType<BoardState['meetings']['get']>>;

/** A meeting as something that households are told of, one by one. */
export const asToTell = ({ meeting, edition, alleys, enough, freshAt }: Meeting) =>
  ({
    notice: meeting,
    edition,
    enough,
    freshAt,
    class: 'ordinary',
    to: 'everyone',
    ...(alleys !== undefined && { alleys }),
  }) as const satisfies Partial<Notice>;

/** Whether a household is invited: it lives in one of the alleys that are, or all are. */
export const isAsked = (
  { alley }: Pick<Household, 'alley'>,
  { alleys }: Pick<Meeting, 'alleys'>,
): boolean => alleys === undefined || (alley !== undefined && alleys.includes(alley));

/** What a household said last of the meeting as it stands; undefined while it is to be asked. */
export const replyOf = (
  reach: ReachState,
  { meeting, enough }: Pick<Meeting, 'meeting' | 'enough'>,
  household: Id,
): Reply | undefined =>
  repliesOf(reach, meeting, household)
    .filter(({ edition }) => enough.includes(edition))
    .reduce<Reply | undefined>(
      (last, each) => (last === undefined || each.at >= last.at ? each : last),
      undefined,
    );

/** Households by what they answered, and those that were there. */
export type Turnout = {
  readonly of: readonly Id[];
  readonly coming: readonly Id[];
  /** How many people those are that come. */
  readonly heads: number;
  readonly staying: readonly Id[];
  readonly silent: readonly Id[];
  readonly present: readonly Id[];
};

/** What is known of a meeting among the households it is for. */
export function turnoutOf(
  households: readonly Pick<Household, 'id' | 'alley'>[],
  reach: ReachState,
  meeting: Meeting,
): Turnout {
  const asked = households.filter((each) => isAsked(each, meeting));
  const [coming, staying, silent, present]: [Id[], Id[], Id[], Id[]] = [[], [], [], []];
  let heads = 0;
  for (const { id } of asked) {
    const reply = replyOf(reach, meeting, id);
    if (reply === undefined) silent.push(id);
    else (reply.heads > 0 ? coming : staying).push(id);
    heads += reply?.heads ?? 0;
    if (marksOf(reach, meeting.meeting, id).length > 0) present.push(id);
  }
  return { of: asked.map(({ id }) => id), coming, heads, staying, silent, present };
}
