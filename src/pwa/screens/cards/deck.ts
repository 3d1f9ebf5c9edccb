import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { foldText } from '#kernel/vi-text.ts';
import type { Id } from '#kernel/id.ts';
import { SKILLS, STEPS } from '#domain/doors/facts.ts';
import type { Step } from '#domain/doors/facts.ts';
import type { CardText, LearningState } from '#domain/learning/state.ts';
import type { PictureName } from '#look/pictures.ts';
import { cardIdOf } from '#words/cards/cards.ts';
import type { DeckTexts, DeckWords } from '#words/cards/cards.ts';
import type { Language } from '#words/words.ts';
import { language } from '#pwa/ui/language.ts';
import { useTaught } from './taught.ts';

/** A card as it is read. A card of several skills stands in each of them under one id. */
export type Card = {
  readonly id: Id;
  readonly skill: string;
  readonly step: Step;
  /** Its place among the cards of the step. */
  readonly order: number;
  readonly title: string;
  readonly say: string;
  /** Empty where nothing is shown or done. */
  readonly show: string;
  readonly do: string;
  readonly picture?: PictureName;
  /** The commune's own picture, in the place of the drawing. */
  readonly photo?: CardText['picture'];
  /** Written by the commune. */
  readonly isOwn: boolean;
  /** Changes with the card's Vietnamese text. */
  readonly mark: string;
};

type Deck = { readonly cards: readonly Card[] } | { readonly problem: true };

const decks = signal<Readonly<Partial<Record<Language, Deck>>>>({});

/** All cards of the commune in the language of the phone; undefined until they are fetched. */
export function useDeck(): Deck | undefined {
  const wanted = language.value;
  const learning = useTaught()?.learning;
  const deck = decks.value[wanted];
  const isWanting = deck === undefined || 'problem' in deck;
  useEffect(() => {
    if (isWanting) void load(wanted);
  }, [wanted, isWanting]);
  if (deck === undefined || 'problem' in deck || learning === undefined) return deck;
  return { cards: withTaught(deck.cards, learning, wanted) };
}

async function load(wanted: Language): Promise<void> {
  try {
    const { deckVi } = await import('#words/cards/deck-vi.ts');
    const texts = wanted === 'vi' ? deckVi : (await import('#words/cards/deck-en.ts')).deckEn;
    decks.value = { ...decks.value, [wanted]: { cards: cardsIn(deckVi, texts) } };
  } catch {
    decks.value = { ...decks.value, [wanted]: { problem: true } };
  }
}

/** Between two cards that the software brings there is room for what a commune writes. */
const ORDER_STEP = 10;

export const cardsIn = (deck: DeckWords, texts: DeckTexts): readonly Card[] =>
  SKILLS.flatMap((skill) =>
    STEPS.flatMap((step) =>
      Object.entries(deck[skill][step] ?? {}).map(([key, own], index) => ({
        ...own,
        ...texts[skill][step]?.[key],
        id: cardIdOf(key),
        skill,
        step,
        order: (index + 1) * ORDER_STEP,
        isOwn: false,
        mark: markOf(own),
      })),
    ),
  );

const markOf = ({ say, show = '', do: act = '' }: Said): string =>
  cardIdOf([say, show, act].join('\n'));
type Said = { readonly say: string; readonly show?: string; readonly do?: string };

/**
 * The cards as the commune teaches them: its texts stand in the place of what the software brings, its own
 * cards among them, and what it has taken back is gone.
 */
export function withTaught(
  cards: readonly Card[],
  learning: Pick<LearningState, 'cards' | 'withdrawn'>,
  wanted: Language,
): readonly Card[] {
  const written = new Map<Id, CardText[]>();
  for (const text of learning.cards.values()) {
    written.set(text.card, [...(written.get(text.card) ?? []), text]);
  }
  const brought = new Set(cards.map(({ id }) => id));
  const rewritten = cards.map((card) => {
    const texts = written.get(card.id);
    return texts === undefined ? card : { ...card, ...ownOf(texts, wanted) };
  });
  const own = [...written].flatMap(([id, texts]) => {
    const [first] = texts;
    if (brought.has(id) || first === undefined) return [];
    const { skill, step } = first;
    return [{ id, skill, step, ...ownOf(texts, wanted) }];
  });
  return [...rewritten, ...own]
    .filter(({ id }) => !learning.withdrawn.has(id))
    .sort((left, right) => left.order - right.order);
}

type Own = Pick<Card, 'title' | 'say' | 'show' | 'do' | 'isOwn' | 'mark' | 'order' | 'photo'>;

/** A text in the language of the phone, else in Vietnamese, else in whichever there is. */
function ownOf(texts: readonly CardText[], wanted: Language): Own {
  const vi = texts.find(({ language: tag }) => tag === 'vi') ?? texts[0];
  const text = texts.find(({ language: tag }) => tag === wanted) ?? vi;
  if (vi === undefined || text === undefined) throw new Error('a card without a text');
  const { say, show = '', do: act = '', order, picture = vi.picture } = text;
  const said = { title: titleOf(say), say, show, do: act, order, isOwn: true, mark: markOf(vi) };
  return { ...said, ...(picture !== undefined && { photo: picture }) };
}

const TITLE_MAX = 60;

/** The first sentence of what is said, which stands alone when the phone is turned. */
export function titleOf(say: string): string {
  const [line = ''] = say.split('\n');
  const sentence = /^.*?[.?!…](?=\s|$)/u.exec(line)?.[0] ?? line;
  const title = sentence.replace(/\.$/u, '');
  if ([...title].length <= TITLE_MAX) return title;
  return `${[...title]
    .slice(0, TITLE_MAX)
    .join('')
    .replace(/\s+\S*$/u, '')}…`;
}

export const cardsOf = (cards: readonly Card[], skill: string, step?: string): readonly Card[] =>
  cards.filter((card) => card.skill === skill && (step === undefined || card.step === step));

/** Each card once, in whichever skill it stands first. */
export const eachOnce = (cards: readonly Card[]): readonly Card[] =>
  [...new Map([...cards].reverse().map((card) => [card.id, card])).values()].reverse();

/** Cards in which every word that is sought begins a word, marks and case aside. */
export function findCards(cards: readonly Card[], sought: string): readonly Card[] {
  const wanted = foldText(sought).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  return eachOnce(cards).filter((card) => {
    const text = ` ${foldText([card.title, card.say, card.show, card.do].join(' '))}`;
    return wanted.every((word) => text.includes(` ${word}`));
  });
}

export const readerHref = ({ skill, step, id }: Card): string =>
  `#/cards/${skill}/${step}?card=${id}`;
