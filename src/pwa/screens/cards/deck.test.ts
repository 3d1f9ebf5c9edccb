import { expect, test } from 'vitest';
import { deckEn } from '#words/cards/deck-en.ts';
import { deckVi } from '#words/cards/deck-vi.ts';
import { cardsIn, cardsOf, eachOnce, findCards } from './deck.ts';
import { freshIn } from './seen.ts';

const cards = cardsIn(deckVi, deckVi);

test('a card of several skills stands in each of them, under one id', () => {
  const shared = cardsOf(cards, 'zalo', 'teaches').find(({ title }) =>
    title.startsWith('Chỉ bằng'),
  );
  expect(shared).toBeDefined();
  expect(cards.filter(({ id }) => id === shared?.id).length).toBe(14);
  expect(
    eachOnce(cards)
      .filter(({ id }) => id === shared?.id)
      .map(({ skill }) => skill),
  ).toEqual(['zalo']);
});

test('cards are found without marks, by the beginnings of words', () => {
  expect(findCards(cards, 'deo mau khau').length).toBe(0);
  const found = findCards(cards, 'MAT KHAU vneid');
  expect(found.length).toBeGreaterThan(2);
  expect(found.every((card) => JSON.stringify(card).toLowerCase().includes('mật khẩu'))).toBe(true);
  expect(findCards(cards, '  ')).toEqual([]);
});

test('another language changes the words and neither ids nor what is new', () => {
  const english = cardsIn(deckVi, deckEn);
  expect(english.map(({ id, mark }) => [id, mark])).toEqual(
    cards.map(({ id, mark }) => [id, mark]),
  );
  expect(english[0]?.title).toBe('See the faces of children far away');
});

test('new, changed and taken back are told apart; a first look finds nothing new', () => {
  const marks = Object.fromEntries(cards.map(({ id, mark }) => [id, mark]));
  expect(freshIn(cards, undefined)).toEqual({ written: [], changed: [], gone: 0 });
  expect(freshIn(cards, marks)).toEqual({ written: [], changed: [], gone: 0 });
  const [first, second] = cards;
  if (first === undefined || second === undefined) throw new Error('no cards');
  const { [first.id]: _, ...rest } = marks;
  const fresh = freshIn(cards, { ...rest, [second.id]: 'another', AAAAAAAAAA: 'gone' });
  expect(fresh.written.map(({ id }) => id)).toEqual([first.id]);
  expect(fresh.changed.map(({ id }) => id)).toEqual([second.id]);
  expect(fresh.gone).toBe(1);
});
