import type { Id } from '#kernel/id.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { type Author, finish, type Rules } from '#domain/propose.ts';
import { REACH_ACCESS } from '#domain/reach/access.ts';
import { REACH_FACTS, type Way } from '#domain/reach/facts.ts';
import { judgeReach, type ReachStates } from '#domain/reach/judge.ts';
import type { RollWay } from '#domain/reach/meeting-facts.ts';
import { marksOf } from '#domain/reach/meeting-state.ts';
import { tellingsOf } from '#domain/reach/state.ts';
import type { Meeting } from '#domain/reach/turnout.ts';

type Schemas = typeof REACH_FACTS;

const RULES: Rules<Schemas, ReachStates> = {
  facts: REACH_FACTS,
  access: REACH_ACCESS,
  judge: judgeReach,
};

/**
 * What was said at a door: that they are invited, and, once they answer, how many of them come (0: nobody).
 * Whoever answers was told.
 */
export function proposeInvited(
  states: ReachStates,
  author: Author,
  { meeting, edition }: Pick<Meeting, 'meeting' | 'edition'>,
  said: {
    readonly household: Id;
    readonly way: Exclude<Way, 'page'>;
    readonly heads?: number | undefined;
  },
): Proposed<Schemas> {
  const { household, way, heads } = said;
  const isTold = tellingsOf(states.reach, meeting, household).some(
    (each) => each.edition === edition && each.way !== 'page',
  );
  const of = { meeting, edition, household, way };
  const { on } = author;
  const told: ProposalOf<Schemas> = {
    type: 'notice.told@1',
    on,
    body: { telling: author.newId(), notice: meeting, edition, household, way },
  };
  const replied: readonly ProposalOf<Schemas>[] =
    heads === undefined
      ? []
      : [{ type: 'meeting.replied@1', on, body: { reply: author.newId(), ...of, heads } }];
  return finish(RULES, states, author, [...(isTold ? [] : [told]), ...replied]);
}

/** Takes back what `proposeInvited` wrote. */
export function proposeUninvited(
  states: ReachStates,
  author: Author,
  said: {
    readonly meeting: Id;
    readonly household: Id;
    readonly telling: Id | undefined;
    readonly reply: Id | undefined;
  },
): Proposed<Schemas> {
  const { meeting, household, telling, reply } = said;
  const { on } = author;
  const proposals: ProposalOf<Schemas>[] = [];
  if (reply !== undefined) {
    proposals.push({ type: 'meeting.unreplied@1', on, body: { reply, meeting, household } });
  }
  if (telling !== undefined) {
    const body = { telling, notice: meeting, household };
    proposals.push({ type: 'notice.untold@1', on, body });
  }
  return finish(RULES, states, author, proposals);
}

/** Whoever is on the roll already is left out: a second tap, or a code scanned again. */
export function proposePresent(
  states: ReachStates,
  author: Author,
  meeting: Id,
  households: readonly Id[],
  how: RollWay,
): Proposed<Schemas> {
  const fresh = households.filter((each) => marksOf(states.reach, meeting, each).length === 0);
  return finish(
    RULES,
    states,
    author,
    fresh.map((household) => ({
      type: 'attendance.marked@1' as const,
      on: author.on,
      body: { attendance: author.newId(), meeting, household, how },
    })),
  );
}

/** They were not there after all: every mark of theirs is taken back. */
export function proposeAbsent(
  states: ReachStates,
  author: Author,
  meeting: Id,
  household: Id,
): Proposed<Schemas> {
  return finish(
    RULES,
    states,
    author,
    marksOf(states.reach, meeting, household).map(({ id }) => ({
      type: 'attendance.unmarked@1' as const,
      on: author.on,
      body: { attendance: id, meeting, household },
    })),
  );
}
