import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import type { DoorFact, PairOutcome, PairPart, Skill } from '#domain/doors/facts.ts';

/** That one of the two agreed, and until when. */
export type Agreed = {
  readonly on: number;
  readonly at: number;
  readonly until: number;
  readonly stream: Id;
};

/** What was said under one id. */
export type PairRow = {
  readonly id: Id;
  readonly learner: Id;
  readonly teacher: Id;
  readonly skill: Skill;
  readonly learns?: Agreed;
  readonly shows?: Agreed;
  readonly ended?: {
    readonly part: PairPart;
    readonly outcome: PairOutcome;
    readonly on: number;
    readonly at: number;
  };
};

export type PairTables = {
  readonly pairs: Table<PairRow>;
  /** Of either of the two, in the order of the book. */
  readonly pairsByResident: Table<readonly Id[]>;
};

export type PairFact = Extract<DoorFact, { type: 'pair.agreed@1' | 'pair.ended@1' }>;

/** Stands for the skill of a word that was erased, which holds nobody to anything. */
export const NO_SKILL = 'forgotten';

/** Who learns and who shows, whoever of the two it is said of. */
export function sidesOf({ body }: PairFact): Pick<PairRow, 'learner' | 'teacher' | 'skill'> {
  const { resident, with: other, part, skill } = body;
  return part === 'learns'
    ? { learner: resident, teacher: other, skill }
    : { learner: other, teacher: resident, skill };
}

export const isOfPair = (row: PairRow, fact: PairFact): boolean => {
  const { learner, teacher, skill } = sidesOf(fact);
  return row.learner === learner && row.teacher === teacher && row.skill === skill;
};

export function foldPair(state: PairTables, fact: PairFact): void {
  const { pair: id, part } = fact.body;
  if (fact.body.skill === NO_SKILL) return;
  const known = state.pairs.get(id);
  if (known !== undefined && !isOfPair(known, fact)) return;
  const row = known ?? { id, ...sidesOf(fact) };
  if (known === undefined) {
    for (const resident of new Set([row.learner, row.teacher])) {
      const others = state.pairsByResident.get(resident) ?? [];
      state.pairsByResident.set(resident, [...others, id]);
    }
  }
  const { on } = fact;
  const at = trustedAt(fact);
  if (fact.type === 'pair.agreed@1') {
    const agreed = { on, at, until: fact.body.until, stream: fact.stream };
    state.pairs.set(id, row[part] === undefined ? { ...row, [part]: agreed } : row);
    return;
  }
  const { outcome } = fact.body;
  if (outcome === 'mistake') state.pairs.set(id, without(row, part));
  else state.pairs.set(id, row.ended ? row : { ...row, ended: { part, outcome, on, at } });
}

/** The row without what one of the two said, be it that they do not want it. */
function without(said: PairRow, part: PairPart): PairRow {
  const { learns, shows, ended, ...bare } = said;
  const row = ended === undefined || isDeclined(said, part) ? bare : { ...bare, ended };
  if (part === 'learns') return shows === undefined ? row : { ...row, shows };
  return learns === undefined ? row : { ...row, learns };
}

/** The first day on which neither of the two is held to it; undefined: nobody's word stands. */
export function pairEnd({ learns, shows, ended }: PairRow): number | undefined {
  const days = [learns, shows].flatMap((agreed) => (agreed ? [agreed.until + 1] : []));
  const last = days.length === 0 ? undefined : Math.max(...days);
  return ended === undefined ? last : Math.min(ended.on, last ?? ended.on);
}

/** Whether it ended because this one of the two, who was asked, did not want it. */
export const isDeclined = ({ ended }: PairRow, part: PairPart): boolean =>
  ended?.part === part && ended.outcome === 'declined';

/** Whether it ended because this one of the two did not want it, or wants it no more. */
export const saidNo = ({ ended }: PairRow, part: PairPart): boolean =>
  ended?.part === part && (ended.outcome === 'declined' || ended.outcome === 'withdrawn');

/** All that was said of a person's pairs. */
export const rowsOf = ({ pairs, pairsByResident }: PairTables, resident: Id): readonly PairRow[] =>
  (pairsByResident.get(resident) ?? []).flatMap((id) => pairs.get(id) ?? []);
