import { expect, test } from 'vitest';
import { formatDay } from '#kernel/vi-calendar.ts';
import { createWorld, day, MERGED_ON, MERGER, PLACES, TODAY } from '#test/domain/world.ts';
import { whereaboutsOf } from './whereabouts.ts';
import { whereaboutsIn } from '#domain/places/where-words.ts';

const SUMMER = day(2026, 6, 1);

function openTree() {
  const world = createWorld();
  const say = (type: string, body: Parameters<typeof world.say>[3], on = MERGED_ON): void => {
    expect(world.say('places', 'admin', type, body, { on }), type).toMatchObject({ verdict: 'ok' });
  };
  for (const [type, body] of MERGER) say(type, body);
  return {
    say,
    text: (id: string, on = TODAY, language: 'vi' | 'en' = 'vi'): string =>
      whereaboutsIn(language, whereaboutsOf(world.states().places, id, on)).join(' / '),
  };
}

test('a village is told with its commune, and with the one it lay in before', () => {
  const { text } = openTree();
  expect(text(PLACES.phuHung)).toBe('xã Sơn Động (trước 01/07/2025: xã Vĩnh An)');
  expect(text(PLACES.phuHung, MERGED_ON)).toBe('xã Sơn Động (trước 01/07/2025: xã Vĩnh An)');
  expect(text(PLACES.phuHung, MERGED_ON - 1)).toBe('xã Vĩnh An');
  expect(text(PLACES.phuHung, TODAY, 'en')).toBe(
    'Sơn Động commune (Vĩnh An commune before 01/07/2025)',
  );
});

test('a commune is told with what it was made of, and one that is no more with what it became', () => {
  const { text } = openTree();
  expect(text(PLACES.sonDong)).toBe('trước 01/07/2025: thị trấn An Châu, xã An Bá, xã Vĩnh An');
  expect(text(PLACES.anBa)).toBe('nay thuộc xã Sơn Động');
  expect(text(PLACES.anBa, MERGED_ON - 1)).toBe('');
  expect(text(PLACES.country)).toBe('');
});

test('another name of the village or of its commune, and the last change alone', () => {
  const { say, text } = openTree();
  const ward = { place: PLACES.sonDong, name: 'Sơn Động', kind: 'phuong', from: SUMMER };
  say('place.renamed@1', ward, SUMMER);
  say('place.renamed@1', { place: PLACES.phuHung, name: 'Hưng', kind: 'thon', from: SUMMER });
  const since = formatDay(SUMMER);
  expect(text(PLACES.phuHung)).toBe(
    `trước ${since}: bản Phú Hưng / phường Sơn Động (trước ${since}: xã Sơn Động)`,
  );
  expect(text(PLACES.sonDong)).toBe(`trước ${since}: xã Sơn Động`);
  expect(text(PLACES.phuHung, SUMMER - 1)).toBe('xã Sơn Động (trước 01/07/2025: xã Vĩnh An)');
});

test('villages of two old communes that became one', () => {
  const { say, text } = openTree();
  const joined = 'doanket000';
  const found = { place: joined, kind: 'thon', name: 'Đoàn Kết', parent: PLACES.sonDong };
  say('place.founded@1', { ...found, from: SUMMER }, SUMMER);
  const places = [PLACES.phuHung, PLACES.langChe];
  say('place.merged@1', { places, into: joined, from: SUMMER }, SUMMER);
  const communes = '(trước 01/07/2025: xã Vĩnh An, xã An Bá)';
  expect(text(joined)).toBe(
    `trước 01/06/2026: bản Phú Hưng, thôn Làng Chẽ / xã Sơn Động ${communes}`,
  );
  expect(text(PLACES.phuHung)).toBe(
    'nay thuộc thôn Đoàn Kết, xã Sơn Động (trước 01/07/2025: xã Vĩnh An)',
  );
});

test('one that took others in is told under its own name too, and two of one name once', () => {
  const { say, text } = openTree();
  const [first, second] = ['khehang000', 'khehang001'];
  for (const place of [first, second]) {
    const found = { place, kind: 'thon', name: 'Khe Hang', parent: PLACES.sonDong };
    say('place.founded@1', { ...found, from: MERGED_ON });
  }
  say('place.merged@1', { places: [first], into: PLACES.langChe, from: SUMMER }, SUMMER);
  expect(text(PLACES.langChe)).toContain('trước 01/06/2026: thôn Làng Chẽ, thôn Khe Hang');
  say('place.merged@1', { places: [second], into: PLACES.langChe, from: SUMMER }, SUMMER);
  expect(text(PLACES.langChe).split('Khe Hang')).toHaveLength(2);
});

test('a village that moved knows the commune it came from, one without a past tells none', () => {
  const { say, text } = openTree();
  const fresh = 'moilap0000';
  const found = { place: fresh, kind: 'thon', name: 'Mới', parent: PLACES.sonDong };
  say('place.founded@1', { ...found, from: SUMMER }, SUMMER);
  expect(text(fresh)).toBe('xã Sơn Động');
  const other = 'tuandao000';
  const commune = { place: other, kind: 'xa', name: 'Tuấn Đạo', parent: PLACES.bacNinh };
  say('place.founded@1', { ...commune, from: MERGED_ON });
  say('place.moved@1', { place: fresh, parent: other, from: TODAY - 1 }, TODAY - 1);
  expect(text(fresh)).toBe(`xã Tuấn Đạo (trước ${formatDay(TODAY - 1)}: xã Sơn Động)`);
});
