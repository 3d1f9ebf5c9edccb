import type { Id } from '#kernel/id.ts';
import { NO_FILE } from '#book/common.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { LearningFact } from '#domain/learning/facts.ts';

type BodyOf<Type extends LearningFact['type']> = Extract<LearningFact, { type: Type }>['body'];

/** `at`: when it was written, by which of two over the same edition the later is told. */
type Edited = { readonly edition: number; readonly at: number };

export type Described = BodyOf<'skill.described@1'> & Edited;
export type Retired = BodyOf<'skill.retired@1'> & Edited;
export type Chosen = BodyOf<'basic.chosen@1'> & Edited;

/** What a card says in one language. */
export type CardText = BodyOf<'card.written@1'> &
  Edited & { readonly on: number; readonly stream: Id };

export type Voice = BodyOf<'card.voiced@1'> & {
  readonly on: number;
  readonly at: number;
  readonly stream: Id;
};

export type LearningState = {
  /** By skill: its latest edition, and that by which it was last retired. */
  readonly described: Table<Described>;
  readonly retired: Table<Retired>;
  /** Under `BASIC` alone. */
  readonly basic: Table<Chosen>;
  /** By `card.language`. */
  readonly cards: Table<CardText>;
  /** By card, the day on which it was withdrawn. */
  readonly withdrawn: Table<number>;
  readonly voices: Table<Voice>;
};

export const BASIC = 'basic';

export const emptyLearning = (): LearningState => ({
  described: createTable(),
  retired: createTable(),
  basic: createTable(),
  cards: createTable(),
  withdrawn: createTable(),
  voices: createTable(),
});

export const textKey = (card: Id, language: string): string => `${card}.${language}`;

export function foldLearning(state: LearningState, fact: LearningFact): void {
  const at = trustedAt(fact);
  const { on, stream } = fact;
  switch (fact.type) {
    case 'skill.described@1':
      keepLatest(state.described, fact.body.skill, { ...fact.body, at });
      return;
    case 'skill.retired@1':
      keepLatest(state.retired, fact.body.skill, { ...fact.body, at });
      return;
    case 'basic.chosen@1':
      keepLatest(state.basic, BASIC, { ...fact.body, at });
      return;
    case 'card.written@1': {
      const { card, language } = fact.body;
      keepLatest(state.cards, textKey(card, language), { ...fact.body, on, at, stream });
      return;
    }
    case 'card.withdrawn@1':
      state.withdrawn.set(fact.body.card, state.withdrawn.get(fact.body.card) ?? on);
      return;
    case 'card.voiced@1': {
      const { voice, file } = fact.body;
      if (state.voices.has(voice) || file === NO_FILE.file) return;
      state.voices.set(voice, { ...fact.body, on, at, stream });
      return;
    }
    case 'voice.withdrawn@1':
      state.voices.delete(fact.body.voice);
  }
}

/** The higher edition stands, of two of one number the one that was written later. */
function keepLatest<Each extends Edited>(table: Table<Each>, key: string, next: Each): void {
  const known = table.get(key);
  if (known === undefined || !isBefore(next, known)) table.set(key, next);
}

const isBefore = (one: Edited, other: Edited): boolean =>
  one.edition < other.edition || (one.edition === other.edition && one.at < other.at);

/** Whether a skill is offered to nobody any more. */
export function isRetired({ described, retired }: LearningState, skill: string): boolean {
  const [told, taken] = [described.get(skill), retired.get(skill)];
  return taken !== undefined && (told === undefined || isBefore(told, taken));
}

/** The edition of a skill that stands; 0 is what the software brings. */
export const editionOfSkill = ({ described, retired }: LearningState, skill: string): number =>
  Math.max(described.get(skill)?.edition ?? 0, retired.get(skill)?.edition ?? 0);

export const editionOfBasic = ({ basic }: LearningState): number => basic.get(BASIC)?.edition ?? 0;

export const editionOfCard = (state: LearningState, card: Id, language: string): number =>
  state.cards.get(textKey(card, language))?.edition ?? 0;

/** Texts of cards that stand, in the order in which they are shown. */
export const cardsOf = ({ cards, withdrawn }: LearningState, skill: string): readonly CardText[] =>
  [...cards.values()]
    .filter((text) => text.skill === skill && !withdrawn.has(text.card))
    .sort(
      (left, right) =>
        left.order - right.order ||
        compare(left.card, right.card) ||
        compare(left.language, right.language),
    );

/** What was spoken of a card, the latest first. */
export const voicesOf = (state: LearningState, card: Id): readonly Voice[] =>
  state.withdrawn.has(card)
    ? []
    : [...state.voices.values()]
        .filter((voice) => voice.card === card)
        .sort((left, right) => right.at - left.at || compare(right.voice, left.voice));

const compare = (left: string, right: string): number =>
  Number(left > right) - Number(left < right);

/** A card's or voice's own id comes last, so that its trace shows what became of it. */
export function aboutLearning(fact: LearningFact): readonly Id[] {
  switch (fact.type) {
    case 'skill.described@1':
    case 'skill.retired@1':
      return [fact.body.skill];
    case 'basic.chosen@1':
      return fact.body.skills;
    case 'card.written@1':
    case 'card.withdrawn@1':
      return [fact.body.card];
    case 'card.voiced@1':
    case 'voice.withdrawn@1':
      return [fact.body.card, fact.body.voice];
  }
}

export const introducedByLearning = (fact: LearningFact): readonly Id[] =>
  fact.type === 'card.voiced@1' ? [fact.body.voice] : [];

/** Skills and cards that the software brings are in no book, so that none needs to be. */
export const premisesOfLearning = (fact: LearningFact): readonly Id[] =>
  fact.type === 'voice.withdrawn@1' ? [fact.body.voice] : [];
