import { expect, test } from 'vitest';
import { deckEn } from '#words/cards/deck-en.ts';
import { deckVi } from '#words/cards/deck-vi.ts';
import { emptyLearning, foldLearning } from '#domain/learning/state.ts';
import type { LearningFact } from '#domain/learning/facts.ts';
import { cardIdOf } from '#words/cards/cards.ts';
import { cardsIn, cardsOf, eachOnce, findCards, titleOf, withTaught } from './deck.ts';
import { tagOf } from './language-sheet.tsx';
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

const taughtBy = (...facts: readonly LearningFact[]) => {
  const learning = emptyLearning();
  for (const fact of facts) foldLearning(learning, fact);
  return learning;
};
let seq = 0;
const fact = <Type extends LearningFact['type']>(
  type: Type,
  body: Extract<LearningFact, { type: Type }>['body'],
) => {
  seq += 1;
  const header = { stream: 'AAAAAAAAAA', n: seq, at: 1_795_222_800 + seq, on: 20_778 };
  // A fact of this type with the body of this type.
  return {
    ...header,
    type,
    body,
    receivedAt: header.at,
    seq,
    verdict: 'ok',
  } as unknown as LearningFact;
};
const OWN = { skill: 'zalo', step: 'told', order: 15, language: 'vi', edition: 1 } as const;

test('the commune’s text stands in the place of the app’s, wherever the card stands', () => {
  const card = cardIdOf('all-no-touch');
  const say = 'Ngồi bên cạnh. Không bấm hộ.';
  const shown = withTaught(cards, taughtBy(fact('card.written@1', { ...OWN, card, say })), 'vi');
  const places = shown.filter(({ id }) => id === card);
  expect(places.length).toBe(14);
  expect(places.every((each) => each.isOwn && each.say === say && each.show === '')).toBe(true);
  expect(places[0]?.title).toBe('Ngồi bên cạnh');
  expect(places[0]?.picture).toBe('point');
  expect(shown.length).toBe(cards.length);
});

test('a card of the commune stands where its number says, in the language there is', () => {
  const facts = [
    fact('card.written@1', { ...OWN, card: 'BBBBBBBBBB', say: 'Chào bà con.' }),
    fact('card.written@1', { ...OWN, card: 'BBBBBBBBBB', language: 'en', say: 'Hello.' }),
    fact('card.written@1', { ...OWN, card: 'CCCCCCCCCC', order: 5, say: 'Mời ngồi.' }),
  ];
  const told = (language: 'vi' | 'en') =>
    cardsOf(withTaught(cards, taughtBy(...facts), language), 'zalo', 'told');
  expect(
    told('vi')
      .map(({ title }) => title)
      .slice(0, 3),
  ).toEqual(['Mời ngồi', 'Gọi thấy mặt con cháu ở xa', 'Chào bà con']);
  expect(
    told('en')
      .map(({ title }) => title)
      .slice(0, 3),
  ).toEqual(['Mời ngồi', 'Gọi thấy mặt con cháu ở xa', 'Hello']);
  expect(told('en')[2]?.mark).toBe(told('vi')[2]?.mark);
});

test('a card that was taken back is gone, and told so to whoever knew it', () => {
  const card = cardIdOf('safety-otp');
  const marks = Object.fromEntries(cards.map(({ id, mark }) => [id, mark]));
  const shown = withTaught(cards, taughtBy(fact('card.withdrawn@1', { card })), 'vi');
  expect(shown.some(({ id }) => id === card)).toBe(false);
  expect(freshIn(shown, marks)).toEqual({ written: [], changed: [], gone: 1 });
});

test('the first sentence is the title, cut at a word where it is long', () => {
  expect(titleOf('Ai lạ gọi? Tắt máy. Hỏi xã.')).toBe('Ai lạ gọi?');
  expect(titleOf('Không có dấu chấm\nDòng hai')).toBe('Không có dấu chấm');
  const long = titleOf(`${'rất dài '.repeat(20)}.`);
  expect(long.length).toBeLessThanOrEqual(61);
  expect(long).toMatch(/ (?:rất|dài)…$/u);
});

test('a language without a code is kept under the name that somebody gave it', () => {
  expect(tagOf(' Pà Thẻn ')).toBe('mis-pa-then');
  expect(tagOf('Ơ Đu')).toBeUndefined();
  expect(tagOf('')).toBeUndefined();
  expect(tagOf('ba tiếng một')).toBeUndefined();
});

test('a skill of the commune’s own has cards at the step they were written for', () => {
  const own = { ...OWN, skill: 'rice-market', step: 'alone' } as const;
  const learning = taughtBy(
    fact('card.written@1', { ...own, card: 'DDDDDDDDDD', say: 'Chụp ảnh bao gạo.' }),
  );
  const shown = withTaught(cards, learning, 'vi');
  expect(cardsOf(shown, 'rice-market', 'alone').map(({ title }) => title)).toEqual([
    'Chụp ảnh bao gạo',
  ]);
  expect(cardsOf(shown, 'rice-market', 'told')).toEqual([]);
});
