import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { ReachFact, Way } from '#domain/reach/facts.ts';

type BodyOf<Type extends ReachFact['type']> = Extract<ReachFact, { type: Type }>['body'];

export type Telling = {
  readonly telling: Id;
  readonly way: Way;
  readonly edition: Id;
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
};

export type Play = BodyOf<'loudspeaker.played@1'> & {
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
};

export type ReachState = {
  /** By `notice.household`, in the order of the book. */
  readonly told: Table<readonly Telling[]>;
  readonly plays: Table<Play>;
};

export const emptyReach = (): ReachState => ({ told: createTable(), plays: createTable() });

const toldKey = (notice: Id, household: Id): string => `${notice}.${household}`;

export function foldReach({ told, plays }: ReachState, fact: ReachFact): void {
  const at = trustedAt(fact);
  const { on, stream } = fact;
  switch (fact.type) {
    case 'notice.told@1': {
      const { notice, household, telling, way, edition } = fact.body;
      const key = toldKey(notice, household);
      const known = told.get(key) ?? [];
      if (known.some((each) => each.telling === telling)) return;
      told.set(key, [...known, { telling, way, edition, at, on, stream }]);
      return;
    }
    case 'notice.untold@1': {
      const { notice, household, telling } = fact.body;
      const key = toldKey(notice, household);
      const left = (told.get(key) ?? []).filter((each) => each.telling !== telling);
      if (left.length === 0) told.delete(key);
      else told.set(key, left);
      return;
    }
    case 'loudspeaker.played@1': {
      const { play } = fact.body;
      if (!plays.has(play)) plays.set(play, { ...fact.body, at, on, stream });
      return;
    }
    case 'loudspeaker.unplayed@1':
      plays.delete(fact.body.play);
  }
}

export const tellingsOf = ({ told }: ReachState, notice: Id, household: Id): readonly Telling[] =>
  told.get(toldKey(notice, household)) ?? [];

/** When a loudspeaker played a notice, the latest first. */
export const playsOf = ({ plays }: ReachState, notice: Id): readonly Play[] =>
  [...plays.values()]
    .filter((play) => play.notice === notice)
    .sort(
      (left, right) =>
        right.at - left.at || Number(left.play > right.play) - Number(left.play < right.play),
    );

/**
 * Of the household first, whose trace it stands in, then its own id. Not of the notice: a village of a
 * thousand doors would bring a notice that is corrected a few times to the limit of facts about one thing.
 */
export const aboutReach = ({ body }: ReachFact): readonly Id[] =>
  'play' in body ? [body.play] : [body.household, body.telling];

export function introducedByReach(fact: ReachFact): readonly Id[] {
  if (fact.type === 'notice.told@1') return [fact.body.telling];
  return fact.type === 'loudspeaker.played@1' ? [fact.body.play] : [];
}

/** Notices stand on boards, households in the register. */
export const premisesOfReach = (fact: ReachFact): readonly Id[] =>
  fact.type === 'loudspeaker.unplayed@1' ? [fact.body.play] : [];
