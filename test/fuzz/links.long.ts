// What stands in a QR or a link is read by the phone: a card, a screen, or nothing.

import { expect, test } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { cardOf, parseRoute } from '#pwa/router.ts';
import { play } from './dice.ts';
import { mutateText, TEXTS } from './mutate.ts';
import { PLAN } from './plan.ts';

const LINKS = [
  '#/doors',
  '#/household/AAAAAAAAAA?tab=trace',
  '#/person/AAAAAAAAAA',
  '#',
  '',
  '#/%',
  '#?a=%E0%A4',
  '#/?&=&',
];

test('a link is a card of letters, digits, _ and -, or a place of the app, never an error', async () => {
  let cards = 0;
  const played = await play('links', PLAN.links, (dice) => {
    const card = `#${toBase64Url(dice.bytes(24))}`;
    const base = dice.pick([card, ...LINKS, ...TEXTS]);
    const text = dice.chance(20) ? base : mutateText(dice, base);
    const found = cardOf(text);
    if (found !== undefined) {
      cards += 1;
      expect(found).toMatch(/^[A-Za-z0-9_-]{20,60}$/u);
      expect(text).toBe(`#${found}`);
    }
    const { path, query } = parseRoute(text, 0);
    expect(path.every((part) => part !== '' && !part.includes('/'))).toBe(true);
    expect(Object.values(query).every((value) => typeof value === 'string')).toBe(true);
  });
  expect(played).toBe(PLAN.links);
  expect(cards).toBeGreaterThan(100);
});
