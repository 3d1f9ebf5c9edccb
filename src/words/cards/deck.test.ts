import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isId } from '#kernel/id.ts';
import { SKILLS, STEPS } from '#domain/doors/facts.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { stepAfter } from '#domain/doors/next.ts';
import { PICTURE_NAMES, pictureParts } from '#look/pictures.ts';
import { cardIdOf, type CardText, type DeckTexts } from './cards.ts';
import { deckEn } from './deck-en.ts';
import { deckVi } from './deck-vi.ts';

const DECKS = [
  ['vi', deckVi],
  ['en', deckEn],
] as const;

/** What a member says in one breath, and what is read at a glance. */
const LONGEST = { title: 56, say: 190, show: 120, do: 90 } as const;
const FIELDS = ['title', 'say', 'show', 'do'] as const;

const cardsOf = (deck: DeckTexts): readonly (readonly [string, CardText])[] =>
  SKILLS.flatMap((skill) => STEPS.flatMap((step) => Object.entries(deck[skill][step] ?? {})));

test('every skill has three to seven cards for each step that it has', () => {
  for (const skill of SKILLS) {
    const steps = STEPS.filter((_, at) =>
      STEPS.includes(
        stepAfter(BROUGHT_LADDER, skill, STEPS[at - 1], { smartphone: true }) ?? 'told',
      ),
    );
    for (const step of steps) {
      const isInstalled =
        stepAfter(BROUGHT_LADDER, skill, 'told', { smartphone: true }) === 'installed';
      const count = Object.keys(deckVi[skill][step] ?? {}).length;
      const least = step === 'installed' && !isInstalled ? 0 : 3;
      const most = least === 0 ? 0 : 7;
      expect([skill, step, count >= least && count <= most]).toEqual([skill, step, true]);
    }
  }
});

test('both languages have the same cards in the same order', () => {
  expect(cardsOf(deckEn).map(([key]) => key)).toEqual(cardsOf(deckVi).map(([key]) => key));
});

test.each(DECKS)('the cards of %s are short, plain and written in ordinary letters', (_, deck) => {
  const cards = cardsOf(deck);
  expect(cards.length).toBeGreaterThan(190);
  const wrong = cards.flatMap(([key, card]) =>
    FIELDS.flatMap((field) => {
      const text = card[field];
      const isPlain = /^[\p{Script=Latin}\d ,.:;?’-]+$/u.test(text);
      const isWhole = text === text.normalize('NFC').trim() && !/ {2}|[,;:]$/u.test(text);
      const isShort = [...text].length <= LONGEST[field] && text.length > 3;
      return isPlain && isWhole && isShort
        ? []
        : [`${key}.${field} (${[...text].length}): ${text}`];
    }),
  );
  expect(wrong).toEqual([]);
  const open = cards.filter(([, { say, show, do: act }]) =>
    [say, show, act].some((text) => !/[.?]$/u.test(text)),
  );
  expect(open.map(([key]) => key)).toEqual([]);
  expect(cards.filter(([, { title }]) => title.endsWith('.')).map(([key]) => key)).toEqual([]);
});

test('a card speaks of no number to call and of no price', () => {
  const texts = cardsOf(deckVi).map(([, card]) => Object.values(card).join(' '));
  expect(texts.filter((text) => /\d{4}|\d\s*(?:đồng|nghìn|₫)/u.test(text))).toEqual([]);
});

test('facts speak of a card by the same id for ever, and of each by its own', () => {
  const keys = [...new Set(cardsOf(deckVi).map(([key]) => key))];
  const ids = keys.map(cardIdOf);
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(keys.length);
  expect([cardIdOf('zalo-call'), cardIdOf('safety-otp')]).toEqual(['itaSJ32ihY', 'VIuCw6fsm2']);
});

test('every picture is used, small, and drawn of shapes', () => {
  const used = new Set(cardsOf(deckVi).map(([key]) => pictureOf(key)));
  expect(PICTURE_NAMES.filter((name) => !used.has(name))).toEqual([]);
  for (const name of PICTURE_NAMES) {
    const bytes = JSON.stringify(pictureParts(name)).length;
    expect([name, bytes < 2_000]).toEqual([name, true]);
  }
});

function pictureOf(key: string): string | undefined {
  for (const skill of SKILLS) {
    for (const step of STEPS) {
      const card = deckVi[skill][step]?.[key];
      if (card !== undefined) return card.picture;
    }
  }
  return undefined;
}

test('a phone fetches the whole deck of a language in 40 KB', () => {
  for (const [, deck] of DECKS) {
    expect(gzipSync(JSON.stringify(deck), { level: 9 }).length).toBeLessThan(40_000);
  }
});
