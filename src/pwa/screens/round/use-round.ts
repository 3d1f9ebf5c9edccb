import { useCallback, useEffect, useMemo } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import {
  type Assigned,
  learnFrom,
  planRound,
  type Round,
  type RoundDoor,
  visitedOn,
} from '#domain/doors/round/plan.ts';
import { promiseOf } from '#domain/doors/promise.ts';
import { type Visit, visitsOf } from '#domain/doors/state.ts';
import type { Due } from '#domain/doors/round/worth.ts';
import { minuteOfDay } from '#kernel/vi-calendar.ts';
import { EVENING_FROM } from '#domain/doors/round/presence.ts';
import { membersOf } from '#domain/homes/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { doorsOfUnion, type Union, unionOf } from '#pwa/phone/chapters.ts';
import { teamIn } from '#pwa/phone/team.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { dueFor } from '#pwa/screens/campaign/campaigns-due.ts';
import type { DoorLine } from '#pwa/screens/doors/door-lines.ts';

/** When one walks; after the last of it the next evening is planned. */
const FROM = 18 * 60 + 30;
const UNTIL = 21 * 60 + 30;
const TOO_LATE = 21 * 60 + 15;

/** What the member changed of an evening: kept on the phone alone, until the evening is over. */
const OwnRound = v.strictObject({
  order: v.exactOptional(v.array(v.string())),
  dropped: v.array(v.string()),
});
type OwnRound = v.InferOutput<typeof OwnRound>;
const FRESH: OwnRound = { dropped: [] };
const PREFIX = 'round.';

export type RoundView = {
  /** With all its chapters. */
  readonly village: Village;
  readonly ready: boolean;
  readonly day: number;
  readonly from: number;
  readonly until: number;
  readonly round: Round;
  readonly lines: ReadonlyMap<Id, DoorLine>;
  readonly visited: readonly Visit[];
  readonly hasPositions: boolean;
  readonly isOwn: boolean;
  move(household: Id, place: number): void;
  /** Answers what takes it back. */
  drop(household: Id): () => void;
  restore(household: Id): void;
  reset(): void;
};

/** Tonight's round as it stands now: planned anew whenever something on the phone changes. */
export function useRound(chosen: Village): RoundView {
  const union = useMemo(() => unionOf(chosen), [chosen]);
  const village = union.whole;
  const { device, place, at, day: today } = village;
  const minute = minuteOfDay(at);
  const day = minute >= TOO_LATE ? today + 1 : today;
  const key = `${PREFIX}${place}.${day}`;
  const draft = useDraft(device, key, OwnRound, FRESH);
  const own = draft.value;
  const lines = useMemo(() => doorsOfUnion(union), [union]);
  const roundDoors = useMemo(() => doorsOf(village, lines, day), [village, lines, day]);
  const ownDues = useOwnDues(village);
  // Most of a plan's time; another order of the member's changes nothing of it.
  const known = useMemo(
    () => ({
      presence: learnFrom({ doors: roundDoors, state: village.doors.state, day }),
      dues: duesOf(union, lines, ownDues),
    }),
    [union, village, lines, roundDoors, day, ownDues],
  );
  const { round, visited } = useMemo(() => {
    const ids = lines.map(({ id }) => id);
    const knocked = visitedOn(village.doors.state, ids, today);
    const asked = { ...askedOf(union, roundDoors, day, own), dues: known.dues };
    const [start, from] = day === today ? [minute, standingAt(village, knocked)] : [FROM];
    return { visited: knocked, round: planRound(asked, start, from, known.presence) };
  }, [union, village, lines, roundDoors, known, today, day, minute, own]);
  useEffect(() => {
    void forgetEarlier(device, `${PREFIX}${place}.`, key);
  }, [device, place, key]);
  const order = (): Id[] => round.stops.map(({ household }) => household);
  return {
    village,
    ready: draft.ready,
    day,
    from: Math.max(FROM, day === today ? minute : FROM),
    until: UNTIL,
    round,
    lines: new Map(lines.map((line) => [line.id, line])),
    visited,
    hasPositions: roundDoors.some(({ position }) => position !== undefined),
    isOwn: own.order !== undefined || own.dropped.length > 0,
    move(household, to) {
      const others = order().filter((each) => each !== household);
      others.splice(to, 0, household);
      draft.change({ ...own, order: others });
    },
    drop(household) {
      draft.change({ ...own, dropped: [...own.dropped, household] });
      return () => draft.change(own);
    },
    restore(household) {
      const dropped = own.dropped.filter((each) => each !== household);
      draft.change(own.order ? { order: [...own.order, household], dropped } : { dropped });
    },
    reset: () => void draft.drop(),
  };
}

/** What a plan runs is compiled when it first runs, most of its time: one is made that nobody asked for. */
export function warmRound(chosen: Village): void {
  const union = unionOf(chosen);
  const { doors, day } = union.whole;
  const roundDoors = doorsOf(union.whole, doorsOfUnion(union), day);
  const presence = learnFrom({ doors: roundDoors, state: doors.state, day });
  planRound(askedOf(union, roundDoors, day, FRESH), FROM, undefined, presence);
}

type OwnDues = (household: Id) => readonly Due[];

/** What the village's own books ask comes a moment later: the round has no room for how it is worked out. */
const useOwnDues = (village: Village): OwnDues | undefined =>
  useRead(
    useCallback(
      async () => ({ of: (await import('./own-dues.ts')).ownDuesIn(village) }),
      [village],
    ),
  )?.of;

/** Where this phone was last written on this evening: whoever else knocked stands elsewhere. */
const standingAt = ({ device }: Village, knocked: readonly Visit[]): Id | undefined =>
  knocked.findLast(
    ({ stream, at }) => stream === device.stream() && minuteOfDay(at) >= EVENING_FROM,
  )?.household;

const doorsOf = (
  { homes }: Village,
  lines: readonly DoorLine[],
  day: number,
): readonly RoundDoor[] =>
  lines.map(({ id, alley }) => {
    const position = homes.state.households.get(id)?.position;
    const all = membersOf(homes.state, id, day);
    const members = all.filter(({ away }) => away !== true);
    const isAllAway = members.length === 0 && all.length > 0;
    return { household: id, alley, members, isAllAway, ...(position && { position }) };
  });

function askedOf(union: Union, doors: readonly RoundDoor[], day: number, own: OwnRound) {
  const village = union.whole;
  const splits = new Map(union.chapters.map((chapter) => [chapter, splitOf(chapter)]));
  return {
    doors,
    state: village.doors.state,
    ladder: village.ladder,
    day,
    from: FROM,
    until: UNTIL,
    dropped: new Set(own.dropped),
    assigned: (household: Id) => splits.get(union.chapterOf(household))?.(household) ?? 'nobody',
    ...(own.order && { order: own.order }),
  };
}

/**
 * How the team divided the doors, from where this person stands; undivided, every door is anybody's. Who made
 * a promise keeps it, whoever looks after the door.
 */
function splitOf(village: Village): (household: Id) => Assigned {
  const { device, doors, people, day } = village;
  const { keepers } = doors.state;
  const me = device.me()?.person;
  const persons = teamIn(village);
  return (household) => {
    const keeper = keepers.get(household);
    if (keepers.size === 0 || keeper === me) return 'mine';
    const promised = promiseOf(visitsOf(doors.state, household, day));
    if (promised && people?.state.streams.get(promised.stream)?.person === me) return 'mine';
    // Whoever has left the team looks after no door.
    return keeper === undefined || persons?.has(keeper) === false ? 'nobody' : 'others';
  };
}

/** What the village's own books, campaigns of the commune and the last lesson ask of each door. */
function duesOf(
  union: Union,
  lines: readonly DoorLine[],
  own: OwnDues | undefined,
): (household: Id) => readonly Due[] {
  const campaigns = new Map(union.chapters.flatMap((chapter) => [...dueFor(chapter)]));
  const byId = new Map(lines.map((line) => [line.id, line]));
  return (household) => {
    const { missed, unanswered } = byId.get(household) ?? {};
    const lesson = missed === undefined ? [] : [{ code: 'missed-lesson', title: missed } as const];
    const survey = unanswered === undefined ? [] : [{ code: 'survey', title: unanswered } as const];
    const asked = (campaigns.get(household) ?? []).map((each): Due => ({
      code: 'campaign',
      title: each,
    }));
    return [...(own?.(household) ?? []), ...asked, ...survey, ...lesson];
  };
}

/** Orders of evenings that are over. */
async function forgetEarlier(device: Device, prefix: string, now: string): Promise<void> {
  const drafts = await device.listDrafts();
  const over = drafts.filter(({ key }) => key.startsWith(prefix) && key !== now);
  await Promise.all(over.map(async ({ key }) => device.deleteDraft(key)));
}
