import { foldText, plainText } from '#kernel/vi-text.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed, Refusal } from '#book/activity.ts';
import { findSkill, type SkillLadder } from '#domain/ladder.ts';
import { LEARNING_ACCESS } from '#domain/learning/access.ts';
import { LEARNING_FACTS, NATIONAL_PANES, RANK_MAX, type Trait } from '#domain/learning/facts.ts';
import { judgeLearning, type LearningStates } from '#domain/learning/judge.ts';
import { leadsBack } from '#domain/learning/ladder.ts';
import { ranksOf } from '#domain/learning/ranks.ts';
import { editionOfBasic, editionOfSkill } from '#domain/learning/state.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof LEARNING_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];
type Described = BodyOf<'skill.described@1'>;

const RULES: Rules<Schemas, LearningStates> = {
  facts: LEARNING_FACTS,
  access: LEARNING_ACCESS,
  judge: judgeLearning,
};

/** Why a ladder is not changed; beside the code stand the skills that it is about. */
export const LADDER_REFUSALS = [
  'twin',
  'twin-retired',
  'need-retired',
  'needs-circle',
  'skill-retired',
  'skill-taught',
  'skill-holds-pane',
  'fifth-empty',
  'fifth-national',
] as const;
type LadderRefusal = Refusal & { readonly code: (typeof LADDER_REFUSALS)[number] };

const refuse = (refusal: LadderRefusal) => err(refusal);

/** `ladder`: the one in force, of all chapters of the commune. */
export type LadderStates = LearningStates & { readonly ladder: SkillLadder };

export type Name = { readonly vi: string; readonly en?: string };
/** How each skill of the ladder is called today; what the software brings, its words name. */
export type Called = (skill: string) => Name;

export type SkillIntent = {
  /** Absent: a new one, which comes last. */
  readonly skill?: string;
  readonly name: Name;
  readonly needs: readonly string[];
  readonly traits: readonly Trait[];
  /** The national basic skill, 1 to 4, that it counts for as well. */
  readonly basic?: number;
};

/** Names a skill in plain words and says what it takes; a new one, or one in the place of what stands. */
export function proposeSkill(
  states: LadderStates,
  author: Author,
  intent: SkillIntent,
  called: Called,
): Proposed<Schemas> {
  const { ladder } = states;
  const name = tidyName(intent.name);
  if (name === undefined) return err({ code: 'name-missing' });
  const skill = intent.skill ?? newSkillName(ladder, name.vi);
  const known = findSkill(ladder, skill);
  const refusal =
    findTwin(ladder, skill, name, called) ??
    findNeedProblem(ladder, skill, intent.needs) ??
    findBasicProblem(ladder, skill, intent.basic);
  if (refusal !== undefined) return err(refusal);
  const next: Fields = {
    name,
    rank: known?.rank ?? rankAfter(ladder),
    needs: intent.needs,
    traits: intent.traits,
    ...(intent.basic !== undefined && { basic: intent.basic }),
  };
  if (known !== undefined && isSame(next, fieldsOf(states, skill, called))) return ok([]);
  return finish(RULES, states, author, [describe(states, author, skill, next)]);
}

/** It is offered to nobody any more; what people have learnt of it stays. */
export function proposeRetirement(
  states: LadderStates,
  author: Author,
  skill: string,
  reason?: string,
): Proposed<Schemas> {
  const { ladder, learning } = states;
  const known = findSkill(ladder, skill);
  if (known === undefined) return err({ code: 'skill-unknown' });
  if (known.isRetired) return refuse({ code: 'skill-retired', skill });
  const pane = ladder.panes.findIndex(
    (skills) =>
      skills.includes(skill) &&
      skills.every((each) => each === skill || findSkill(ladder, each)?.isRetired === true),
  );
  if (pane >= 0) return refuse({ code: 'skill-holds-pane', skill, pane: pane + 1 });
  const body = present<BodyOf<'skill.retired@1'>>({
    skill,
    edition: editionOfSkill(learning, skill) + 1,
    reason: given(reason),
  });
  return finish(RULES, states, author, [{ type: 'skill.retired@1', on: author.on, body }]);
}

/** A retired skill is taught again, as it was described. */
export function proposeReturn(
  states: LadderStates,
  author: Author,
  skill: string,
  called: Called,
): Proposed<Schemas> {
  const known = findSkill(states.ladder, skill);
  if (known === undefined) return err({ code: 'skill-unknown' });
  if (!known.isRetired) return refuse({ code: 'skill-taught', skill });
  const fields = fieldsOf(states, skill, called);
  return finish(RULES, states, author, [describe(states, author, skill, fields)]);
}

/** All skills that are taught in another order; only those that have to move are written. */
export function proposeOrder(
  states: LadderStates,
  author: Author,
  order: readonly string[],
  called: Called,
): Proposed<Schemas> {
  const taught = states.ladder.skills.filter(({ isRetired }) => !isRetired);
  const before = new Map(taught.map(({ skill, rank }) => [skill, rank]));
  const isWhole = order.length === before.size && new Set(order).size === order.length;
  // Somebody else has added or retired one meanwhile.
  if (!isWhole || !order.every((skill) => before.has(skill))) {
    return err({ code: 'premise-changed' });
  }
  const ranks = ranksOf(
    order.map((skill) => before.get(skill) ?? 0),
    RANK_MAX,
  );
  const drafts = order.flatMap((skill, place): ProposalOf<Schemas>[] => {
    const rank = ranks[place];
    if (rank === undefined || rank === before.get(skill)) return [];
    return [describe(states, author, skill, { ...fieldsOf(states, skill, called), rank })];
  });
  return finish(RULES, states, author, drafts);
}

/** The commune's own basic skill: whoever can do any of these alone has it. */
export function proposeFifth(
  states: LadderStates,
  author: Author,
  skills: readonly string[],
): Proposed<Schemas> {
  const { ladder, learning } = states;
  if (skills.length === 0) return refuse({ code: 'fifth-empty' });
  for (const skill of skills) {
    const known = findSkill(ladder, skill);
    if (known === undefined) return err({ code: 'skill-unknown' });
    if (known.isRetired) return refuse({ code: 'skill-retired', skill });
    if (nationalPaneOf(ladder, skill) !== undefined) {
      return refuse({ code: 'fifth-national', skill });
    }
  }
  const stands = ladder.panes[NATIONAL_PANES] ?? [];
  if (stands.length === skills.length && stands.every((skill) => skills.includes(skill))) {
    return ok([]);
  }
  const body = { edition: editionOfBasic(learning) + 1, skills: [...skills] };
  return finish(RULES, states, author, [{ type: 'basic.chosen@1', on: author.on, body }]);
}

/** The national basic skill, 1 to 4, that a skill counts for. */
export function nationalPaneOf({ panes }: SkillLadder, skill: string): number | undefined {
  const pane = panes.slice(0, NATIONAL_PANES).findIndex((skills) => skills.includes(skill));
  return pane < 0 ? undefined : pane + 1;
}

type Fields = Pick<SkillIntent, 'name' | 'needs' | 'traits' | 'basic'> & { readonly rank: number };

/** How a skill stands, in the words of a description, whoever wrote or brought it. */
function fieldsOf({ ladder, learning }: LadderStates, skill: string, called: Called): Fields {
  const { rank = 0, needs = [], traits = [] } = findSkill(ladder, skill) ?? {};
  const basic = learning.described.get(skill)?.basic;
  return { name: called(skill), rank, needs, traits, ...(basic !== undefined && { basic }) };
}

function describe(
  { learning }: LadderStates,
  author: Author,
  skill: string,
  { name, rank, needs, traits, basic }: Fields,
): ProposalOf<Schemas> {
  const body = present<Described>({
    skill,
    edition: editionOfSkill(learning, skill) + 1,
    name: present<Name>({ vi: name.vi, en: name.en }),
    short: learning.described.get(skill)?.short,
    rank,
    needs: [...needs],
    traits: [...traits],
    basic,
  });
  return { type: 'skill.described@1', on: author.on, body };
}

function tidyName({ vi, en }: Name): Name | undefined {
  const own = given(vi);
  return own === undefined ? undefined : present<Name>({ vi: own, en: given(en) });
}

/** Two skills of one name could not be told apart at a door; a retired one may come back. */
function findTwin(
  { skills }: SkillLadder,
  skill: string,
  name: Name,
  called: Called,
): Refusal | undefined {
  const isTwin = (other: string): boolean => {
    const { vi, en } = called(other);
    const isSameEnglish =
      name.en !== undefined && en !== undefined && plainText(en) === plainText(name.en);
    return plainText(vi) === plainText(name.vi) || isSameEnglish;
  };
  const twin = skills.find((each) => each.skill !== skill && isTwin(each.skill));
  if (twin === undefined) return undefined;
  return { code: twin.isRetired ? 'twin-retired' : 'twin', skill: twin.skill };
}

function findNeedProblem(
  ladder: SkillLadder,
  skill: string,
  needs: readonly string[],
): Refusal | undefined {
  const stands = findSkill(ladder, skill)?.needs ?? [];
  for (const need of needs) {
    const known = findSkill(ladder, need);
    if (known === undefined) return { code: 'skill-unknown' };
    // What was asked for before it was retired may stay: nobody is held up by it.
    if (known.isRetired && !stands.includes(need)) return { code: 'need-retired', skill: need };
    const back = leadsBack(ladder, skill, need);
    if (back !== undefined) return { code: 'needs-circle', skill, need, back };
  }
  return undefined;
}

function findBasicProblem(
  { panes }: SkillLadder,
  skill: string,
  basic: number | undefined,
): Refusal | undefined {
  const isFifth = panes[NATIONAL_PANES]?.includes(skill) === true;
  return basic !== undefined && isFifth ? { code: 'fifth-national', skill } : undefined;
}

const rankAfter = ({ skills }: SkillLadder): number =>
  Math.min((skills.at(-1)?.rank ?? 0) + RANK_STEP, RANK_MAX);
const RANK_STEP = 100;

const isSame = (one: Fields, other: Fields): boolean => keyOf(one) === keyOf(other);
const keyOf = ({ name, rank, needs, traits, basic }: Fields): string =>
  JSON.stringify([name.vi, name.en, rank, [...needs].sort(), [...traits].sort(), basic]);

const NAME_MAX = 24;

/** A name for ever, out of how it is called: two officers who call it the same speak of the same one. */
export function newSkillName(ladder: SkillLadder, called: string): string {
  const plain = foldText(called).replaceAll(/[^a-z0-9]+/gu, '-');
  const words = (/^[a-z]/u.test(plain) ? plain : `skill-${plain}`).replaceAll(/-+/gu, '-');
  for (let copy = 1; ; copy += 1) {
    const end = copy === 1 ? '' : `-${copy}`;
    const name = `${words.slice(0, NAME_MAX - end.length).replaceAll(/^-+|-+$/gu, '')}${end}`;
    const whole = name.length < 2 ? `skill-${name}` : name;
    if (findSkill(ladder, whole) === undefined) return whole;
  }
}
