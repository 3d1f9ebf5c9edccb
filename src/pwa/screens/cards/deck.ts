import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { foldText } from '#kernel/vi-text.ts';
import type { Id } from '#kernel/id.ts';
import { SKILLS, STEPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import type { PictureName } from '#look/pictures.ts';
import { cardIdOf } from '#words/cards/cards.ts';
import type { DeckTexts, DeckWords } from '#words/cards/cards.ts';
import type { Language } from '#words/words.ts';
import { language } from '#pwa/ui/language.ts';

/** A card as it is read. A card of several skills stands in each of them under one id. */
export type Card = {
  readonly id: Id;
  readonly skill: Skill;
  readonly step: Step;
  readonly title: string;
  readonly say: string;
  readonly show: string;
  readonly do: string;
  readonly picture: PictureName;
  /** Changes with the card's Vietnamese text. */
  readonly mark: string;
};

type Deck = { readonly cards: readonly Card[] } | { readonly problem: true };

const decks = signal<Readonly<Partial<Record<Language, Deck>>>>({});

/** All cards in the language of the phone; undefined until they are fetched. */
export function useDeck(): Deck | undefined {
  const wanted = language.value;
  const deck = decks.value[wanted];
  const isWanting = deck === undefined || 'problem' in deck;
  useEffect(() => {
    if (isWanting) void load(wanted);
  }, [wanted, isWanting]);
  return deck;
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

export const cardsIn = (deck: DeckWords, texts: DeckTexts): readonly Card[] =>
  SKILLS.flatMap((skill) =>
    STEPS.flatMap((step) =>
      Object.entries(deck[skill][step] ?? {}).map(([key, own]) => ({
        ...own,
        ...texts[skill][step]?.[key],
        id: cardIdOf(key),
        skill,
        step,
        mark: cardIdOf([own.title, own.say, own.show, own.do].join('\n')),
      })),
    ),
  );

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
