import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { ReachFact, Way } from '#domain/reach/facts.ts';

type BodyOf<Type extends ReachFact['type']> = Extract<ReachFact, { type: Type }>['body'];

export type Telling = {
  readonly way: Way;
  readonly edition: number;
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
  /** By `notice.household`, the first telling of each edition in each way. */
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
      const { notice, household, way, edition } = fact.body;
      const key = toldKey(notice, household);
      const known = told.get(key) ?? [];
      if (known.some((each) => each.way === way && each.edition === edition)) return;
      told.set(key, [...known, { way, edition, at, on, stream }]);
      return;
    }
    case 'notice.untold@1': {
      const { notice, household, way } = fact.body;
      const key = toldKey(notice, household);
      const left = (told.get(key) ?? []).filter((each) => each.way !== way);
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

/** The household's or play's own id comes last, so that a trace of it shows what became of it. */
export const aboutReach = ({ body }: ReachFact): readonly Id[] =>
  'play' in body ? [body.notice, body.play] : [body.notice, body.household];

export const introducedByReach = (fact: ReachFact): readonly Id[] =>
  fact.type === 'loudspeaker.played@1' ? [fact.body.play] : [];

/** Notices stand on boards, households in the register. */
export const premisesOfReach = (fact: ReachFact): readonly Id[] =>
  fact.type === 'loudspeaker.unplayed@1' ? [fact.body.play] : [];
