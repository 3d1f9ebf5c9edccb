import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, afterEach, expect, test } from 'vitest';
import { BarRows, Sparkline } from './charts.tsx';
import { loadIcons } from './icon.tsx';
import { DataTable } from './data-table.tsx';
import { Door } from './door.tsx';
import { Figure } from './figure.tsx';
import { Ladder } from './ladder.tsx';
import { language, speak } from './language.ts';
import { StatusMark } from './states.tsx';

beforeAll(loadIcons);

/** What a reader of the words alone is left with. */
const spoken = (html: string): string =>
  html
    .replaceAll(/<svg[^>]*aria-hidden.*?<\/svg>/gsu, '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

afterEach(() => {
  language.value = 'vi';
});

test('a figure says its share, its two numbers and its day, in both languages', async () => {
  const figure = h(Figure, {
    title: 'Hộ',
    met: 912,
    of: 1200,
    asOf: '21/11/2026',
    href: '#/doors',
  });
  expect(spoken(renderToString(figure))).toBe(
    'Hộ 76% (912/1.200) tính đến 21/11/2026 Xem từng nhà',
  );
  await speak('en');
  expect(spoken(renderToString(figure))).toBe('Hộ 76% (912/1,200) as of 21/11/2026 See the doors');
});

test('a figure with nothing to divide by shows a dash and no numbers', () => {
  expect(spoken(renderToString(h(Figure, { title: 'Hộ', met: 0, of: 0 })))).toBe('Hộ —');
});

test('the four states of sending differ in words and in drawing', () => {
  const states = ['waiting', 'received', 'held', 'refused'] as const;
  const drawn = states.map((status) => renderToString(h(StatusMark, { status })));
  expect(new Set(drawn.map(spoken)).size).toBe(4);
  expect(new Set(drawn.map((html) => /<path d="([^"]+)"/u.exec(html)?.[1])).size).toBe(4);
});

test('a ladder says in words what is reached, where the person is and what comes next', () => {
  const text = spoken(renderToString(h(Ladder, { skill: 'VNeID', step: 2 })));
  expect(text).toBe(
    'VNeID Đã cài Đã nghe giới thiệu Đã đạt Đã cài Đang ở bước này Làm cùng Bước tiếp theo ' +
      'Tự làm được Chỉ lại người khác',
  );
});

test('steps are buttons only where they can be recorded', () => {
  const shown = renderToString(h(Ladder, { skill: 'VNeID', step: 0 }));
  const pressed = renderToString(h(Ladder, { skill: 'VNeID', step: 0, onStep: () => undefined }));
  expect(shown.match(/<button/gu)).toBeNull();
  expect(pressed.match(/<button/gu)?.length).toBe(5);
});

test('a door with a sentence is a picture to a screen reader, one without is silent', () => {
  const face = {
    panes: [true, false, false, false, false],
    met: true,
    whole: false,
    teaches: false,
    away: 0,
  };
  const label = 'Hộ ông Triệu Văn Sinh, 1 trên 5 kỹ năng';
  expect(renderToString(h(Door, { face, size: 'tile', label }))).toContain(
    `role="img" aria-label="${label}"`,
  );
  expect(renderToString(h(Door, { face, size: 'tile' }))).toContain('aria-hidden="true"');
});

test('every value of a chart stands in a table', () => {
  const rows = [{ key: 'a', label: 'Phú Hưng', share: 0.5, text: '50% (1/2)' }];
  expect(spoken(renderToString(h(BarRows, { title: 'Theo thôn', rows })))).toContain(
    'Phú Hưng 50% (1/2)',
  );
  const points = [3, 9, 4].map((value, i) => ({
    label: `0${i + 1}/2026`,
    value,
    text: `${value} lượt`,
  }));
  const table = renderToString(h(Sparkline, { title: 'Lượt', points })).split('<tbody>')[1] ?? '';
  expect(spoken(table)).toBe('01/2026 3 lượt 02/2026 9 lượt 03/2026 4 lượt');
});

test('a table is sorted the Vietnamese way and says so', () => {
  const rows = ['Đồng Cao', 'Ẩm', 'Dền', 'An'].map((name) => ({ name }));
  const columns = [{ key: 'name', title: 'Thôn', value: (row: { name: string }) => row.name }];
  const table = { caption: 'Các thôn', columns, rows, rowKey: (row: { name: string }) => row.name };
  const html = renderToString(h(DataTable<{ name: string }>, { ...table, sortedBy: 'name' }));
  expect(html).toContain('aria-sort="ascending"');
  expect(spoken(html.split('<tbody>')[1] ?? '')).toBe('An Ẩm Dền Đồng Cao');
});
