import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { Notice } from '#domain/board/state.ts';
import { type Author, finish, present, type Rules } from '#domain/propose.ts';
import { REACH_ACCESS } from '#domain/reach/access.ts';
import { REACH_FACTS, type Way } from '#domain/reach/facts.ts';
import { judgeReach, type ReachStates } from '#domain/reach/judge.ts';
import { tellingsOf } from '#domain/reach/state.ts';

type Schemas = typeof REACH_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, ReachStates> = {
  facts: REACH_FACTS,
  access: REACH_ACCESS,
  judge: judgeReach,
};

type ToTell = Pick<Notice, 'notice' | 'edition'>;

/** Households told in one way; who was told of this edition in this way is left out: a second tap. */
export function proposeTold(
  states: ReachStates,
  author: Author,
  { notice, edition }: ToTell,
  way: Exclude<Way, 'page'>,
  households: readonly Id[],
): Proposed<Schemas> {
  const isToldSo = (household: Id): boolean =>
    tellingsOf(states.reach, notice, household).some(
      (each) => each.way === way && each.edition === edition,
    );
  const proposals = households
    .filter((household) => !isToldSo(household))
    .map((household) => ({
      type: 'notice.told@1' as const,
      on: author.on,
      body: { telling: author.newId(), notice, edition, household, way },
    }));
  return finish(RULES, states, author, proposals);
}

export function proposeUntold(
  states: ReachStates,
  author: Author,
  body: BodyOf<'notice.untold@1'>,
): Proposed<Schemas> {
  return finish(RULES, states, author, [{ type: 'notice.untold@1', on: author.on, body }]);
}

/** `play` is minted when the screen opens and anew once it is saved, so that tapping twice plays it once. */
export function proposePlayed(
  states: ReachStates,
  author: Author,
  { notice, edition }: ToTell,
  { play, language, alleys }: Pick<BodyOf<'loudspeaker.played@1'>, 'play' | 'language' | 'alleys'>,
): Proposed<Schemas> {
  if (states.reach.plays.has(play)) return err({ code: 'already-saved' });
  const body = present<BodyOf<'loudspeaker.played@1'>>({ play, notice, edition, language, alleys });
  return finish(RULES, states, author, [{ type: 'loudspeaker.played@1', on: author.on, body }]);
}

export function proposeUnplayed(
  states: ReachStates,
  author: Author,
  body: BodyOf<'loudspeaker.unplayed@1'>,
): Proposed<Schemas> {
  return finish(RULES, states, author, [{ type: 'loudspeaker.unplayed@1', on: author.on, body }]);
}

/** `answer` is minted when the form opens; `over` is what the form showed, if anything. */
export function proposeAgreed(
  states: ReachStates,
  author: Author,
  body: BodyOf<'messages.agreed@1'>,
): Proposed<Schemas> {
  return finish(RULES, states, author, [{ type: 'messages.agreed@1', on: author.on, body }]);
}

export function proposeDeclined(
  states: ReachStates,
  author: Author,
  body: BodyOf<'messages.declined@1'>,
): Proposed<Schemas> {
  return finish(RULES, states, author, [{ type: 'messages.declined@1', on: author.on, body }]);
}
