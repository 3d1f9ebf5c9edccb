import type { Id } from '#kernel/id.ts';
import type { Measured } from '#book/activity.ts';
import type { Audience } from '#domain/board/facts.ts';
import type { Notice } from '#domain/board/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { type Way, WAYS } from '#domain/reach/facts.ts';
import { playsOf, type ReachState, type Telling, tellingsOf } from '#domain/reach/state.ts';

/** Shares of the households whose time is told, in percent. */
export const SHARES = [50, 90, 100] as const;
export type Share = (typeof SHARES)[number];

/** `of`: the households a notice is for; `met`: those that were told of it as it stands now. */
export type Reach = Measured & {
  /** The others: a walking list. */
  readonly untold: readonly Id[];
  /** Of the untold, those at whose house a loudspeaker played it. */
  readonly heard: readonly Id[];
  /** Of the untold, those on whose own page it was opened: not enough of an emergency. */
  readonly opened: readonly Id[];
  /** How each told household was told first. */
  readonly ways: Readonly<Record<Way, number>>;
  /** Minutes from the notice until so many of a hundred households were told. */
  readonly minutes: Readonly<Partial<Record<Share, number>>>;
};

type ToTell = Pick<Notice, 'notice' | 'class' | 'to' | 'alleys' | 'enough' | 'freshAt'>;

/** Whether households are told of it one by one, or it is for people who hear it where they meet. */
export const countsHouseholds = ({ to }: { readonly to: Audience }): boolean =>
  to === 'everyone' || to === 'business';

/** Those of a village's households that a notice is for. */
export const householdsFor = <Each extends Pick<Household, 'alley' | 'business'>>(
  households: readonly Each[],
  { to, alleys }: Pick<Notice, 'to' | 'alleys'>,
): readonly Each[] =>
  countsHouseholds({ to })
    ? households.filter(
        ({ alley, business }) =>
          (to !== 'business' || business === true) &&
          (alleys === undefined || (alley !== undefined && alleys.includes(alley))),
      )
    : [];

/** What a household was told of the notice as it stands now. */
const standingTellings = (
  reach: ReachState,
  { notice, enough }: Pick<Notice, 'notice' | 'enough'>,
  household: Id,
): readonly Telling[] =>
  tellingsOf(reach, notice, household).filter(({ edition }) => enough.includes(edition));

/**
 * The first telling that still counts; undefined while the household is to be told. A page that one of them
 * opened has not been heard by all who live there: in an emergency somebody goes there still.
 */
export const toldOf = (
  reach: ReachState,
  notice: Pick<Notice, 'notice' | 'class' | 'enough'>,
  household: Id,
): Telling | undefined =>
  standingTellings(reach, notice, household)
    .filter(({ way }) => way !== 'page' || notice.class !== 'emergency')
    .reduce<Telling | undefined>(
      (first, each) => (first === undefined || each.at < first.at ? each : first),
      undefined,
    );

/** How far a notice has come among the households of a village. */
export function reachOf(
  all: readonly Pick<Household, 'id' | 'alley' | 'business'>[],
  reach: ReachState,
  notice: ToTell,
): Reach {
  const households = householdsFor(all, notice);
  const played = playsOf(reach, notice.notice).filter(({ edition }) =>
    notice.enough.includes(edition),
  );
  const ways: Record<Way, number> = { door: 0, call: 0, slip: 0, page: 0 };
  const times: number[] = [];
  const [met, untold, heard, opened]: [Id[], Id[], Id[], Id[]] = [[], [], [], []];
  for (const { id, alley } of households) {
    const first = toldOf(reach, notice, id);
    if (first !== undefined) {
      met.push(id);
      ways[first.way] += 1;
      times.push(first.at);
      continue;
    }
    untold.push(id);
    if (standingTellings(reach, notice, id).length > 0) opened.push(id);
    const isWithin = played.some(
      ({ alleys }) => alleys === undefined || (alley !== undefined && alleys.includes(alley)),
    );
    if (isWithin) heard.push(id);
  }
  const of = households.map(({ id }) => id);
  const minutes = minutesOf(notice.freshAt, times, of.length);
  return { of, met, untold, heard, opened, ways, minutes };
}

function minutesOf(since: number, times: readonly number[], of: number): Reach['minutes'] {
  const sorted = [...times].sort((left, right) => left - right);
  const minutes: Partial<Record<Share, number>> = {};
  for (const share of SHARES) {
    const at = sorted[Math.ceil((of * share) / 100) - 1];
    if (at !== undefined) minutes[share] = Math.max(0, Math.round((at - since) / 60));
  }
  return minutes;
}

/** The ways that were used, in the order in which they are told. */
export const waysUsed = ({ ways }: Pick<Reach, 'ways'>): readonly Way[] =>
  WAYS.filter((way) => ways[way] > 0);
