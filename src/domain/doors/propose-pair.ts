import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { PairOutcome, PairPart, Skill } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { isDeclined, type PairRow } from '#domain/doors/pairs.ts';
import {
  findResidentProblem,
  proposeStep,
  RULES,
  type WorkSchemas,
} from '#domain/doors/propose.ts';
import { type Author, finish } from '#domain/propose.ts';

type Schemas = WorkSchemas;

/** For so long somebody agrees at once; after that they are asked again. */
export const PAIR_DAYS = 90;

export type PairWord = {
  /** Minted with the form, or the pair that the other of the two agreed to. */
  readonly pair: Id;
  readonly learner: Id;
  readonly teacher: Id;
  readonly skill: Skill;
  /** Whose word it is. */
  readonly part: PairPart;
};

const wordOf = (states: DoorsStates, { pair, learner, teacher, skill, part }: PairWord) => {
  const [resident, other] = part === 'learns' ? [learner, teacher] : [teacher, learner];
  const household = states.homes.residents.get(resident)?.household ?? '';
  return { pair, household, resident, part, with: other, skill };
};

/** One of the two was asked, and agrees until a day. */
export function proposePairing(
  states: DoorsStates,
  author: Author,
  intent: PairWord & { readonly until: number },
): Proposed<Schemas> {
  const { pair, part, until } = intent;
  const { on } = author;
  for (const id of [intent.learner, intent.teacher]) {
    const refusal = findResidentProblem(states.homes.residents.get(id), on);
    if (refusal !== undefined) return err(refusal);
  }
  if (until < on) return err({ code: 'consent-in-past' });
  const row = states.doors.pairs.get(pair);
  if (row?.[part] !== undefined) return err({ code: 'already-saved' });
  if (row?.ended !== undefined) return err({ code: 'already-settled' });
  const body = { ...wordOf(states, intent), until };
  return finish(RULES, states, author, [{ type: 'pair.agreed@1', on, body }]);
}

/** One of the two does not agree; neighbours are not asked again and again. */
export function proposePairDeclined(
  states: DoorsStates,
  author: Author,
  intent: PairWord,
): Proposed<Schemas> {
  const row = states.doors.pairs.get(intent.pair);
  if (row?.ended !== undefined) return err({ code: 'already-saved' });
  const body = { ...wordOf(states, intent), outcome: 'declined' } as const;
  return finish(RULES, states, author, [{ type: 'pair.ended@1', on: author.on, body }]);
}

export type PairEnd = {
  readonly pairs: readonly Id[];
  /** By whose word; of what was learnt, the learner's. */
  readonly part: PairPart;
  readonly outcome: Exclude<PairOutcome, 'declined' | 'mistake'>;
};

/** It is over, under every id by which phones have written it down; what was learnt is a step, too. */
export function proposePairEnd(
  states: DoorsStates,
  author: Author,
  { pairs, part, outcome }: PairEnd,
): Proposed<Schemas> {
  const rows = pairs.flatMap((id) => states.doors.pairs.get(id) ?? []);
  const drafts = rows
    .filter(({ ended }) => ended === undefined)
    .map((row): ProposalOf<Schemas> => {
      const body = { ...wordOf(states, { ...row, pair: row.id, part }), outcome };
      return { type: 'pair.ended@1', on: author.on, body };
    });
  const [row] = rows;
  if (outcome !== 'learnt' || row === undefined || drafts.length === 0) {
    return finish(RULES, states, author, drafts);
  }
  const { learner: resident, skill } = row;
  const step = proposeStep(states, author, { resident, skill, reached: 'alone' });
  return step.ok ? finish(RULES, states, author, [...drafts, ...step.value]) : step;
}

/** What was just written down is taken back: this one of the two has neither agreed nor said no. */
export function proposePairMistake(
  states: DoorsStates,
  author: Author,
  { pair, part }: { readonly pair: Id; readonly part: PairPart },
): Proposed<Schemas> {
  const row = states.doors.pairs.get(pair);
  if (row === undefined || (row[part] === undefined && !isDeclined(row, part))) return ok([]);
  const body = { ...wordOf(states, { ...row, pair, part }), outcome: 'mistake' } as const;
  return finish(RULES, states, author, [{ type: 'pair.ended@1', on: author.on, body }]);
}

/** An end that was pressed by mistake: both still agree as they did, under an id of its own. */
export function proposePairAgain(
  states: DoorsStates,
  author: Author,
  { was, pair }: { readonly was: Omit<PairRow, 'id' | 'ended'>; readonly pair: Id },
): Proposed<Schemas> {
  const { learner, teacher, skill } = was;
  const parts = (['learns', 'shows'] as const).flatMap((part) => {
    const until = was[part]?.until;
    return until === undefined ? [] : [{ part, until }];
  });
  return finish(
    RULES,
    states,
    author,
    parts.map(({ part, until }) => ({
      type: 'pair.agreed@1',
      on: author.on,
      body: { ...wordOf(states, { pair, learner, teacher, skill, part }), until },
    })),
  );
}
