import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { PublicVillage } from '#domain/places/publish.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { WHERE_WORDS } from '#domain/places/where-words.ts';
import { renderCommunePage, renderNotFoundPage } from './commune-page.tsx';
import { PAGE_CSS } from './document.tsx';
import { summaryDoors } from './summary-doors.ts';
import { renderVillagePage } from './village-page.tsx';

const MEASURES = [
  'household-met',
  'household-proficient',
  'household-basic-public-services',
  'household-basic-shopping',
  'household-basic-payment',
  'household-basic-safety',
  'household-basic-local',
];

const village = (households: number, change: Partial<PublicVillage> = {}): PublicVillage => ({
  kind: 'ban',
  name: 'Phú Hưng',
  commune: { kind: 'xa', name: 'Sơn Động' },
  province: { kind: 'tinh', name: 'Bắc Ninh' },
  asOf: 20_778,
  households,
  teamMembers: 6,
  published: [
    {
      figure: 'minority-percent',
      value: 70,
      text: 'San Chí, Cao Lan',
      source: 'Báo <b>Bắc Ninh</b>',
      from: 20_400,
    },
  ],
  figures: MEASURES.map((measure, i) => ({
    measure,
    title: `Chỉ tiêu ${String(i)}`,
    numbers: { of: households, met: Math.floor(households / (i + 1)) },
  })),
  ...change,
});

const FRAME = {
  language: 'vi',
  otherLanguageHref: '/thon/x?lang=en',
  communeHref: '/xa/x',
  placeWords: WHERE_WORDS.vi,
  meetingWords: MEETING_WORDS.vi,
  demo: false,
} as const;

test.each([1, 121, 300, 4_000])(
  'a village of %d households is one page without a script, within 30 KB',
  (households) => {
    const html = renderVillagePage(village(households), FRAME);
    expect(html).not.toMatch(
      /<script|javascript:|\son\w+=|<link(?! rel="alternate")|<img|url\((?!#)/iu,
    );
    expect(gzipSync(html).length).toBeLessThan(30 * 1024);
    expect(html.match(/<h1>/gu)).toHaveLength(1);
    expect(html.match(/class="band"/gu)).toHaveLength(1);
  },
);

test('what a source wrote is text and never markup', () => {
  const html = renderVillagePage(village(121), FRAME);
  expect(html).toContain('Báo &lt;b>Bắc Ninh&lt;/b>');
  expect(PAGE_CSS).not.toContain('</');
});

test('figures show their two numbers and their day, and the link leads to the other language', () => {
  const html = renderVillagePage(village(121), FRAME);
  expect(html).toContain('<html lang="vi">');
  expect(html).toContain('href="/thon/x?lang=en"');
  expect(html).toContain('(60/121)');
  expect(html).toContain('21/11/2026');
  const english = renderVillagePage(village(121), {
    ...FRAME,
    language: 'en',
    placeWords: WHERE_WORDS.en,
    demo: true,
  });
  expect(english).toContain('<html lang="en">');
  expect(english).toContain('Practice copy');
  expect(english).not.toContain('Tính đến');
});

test('the picture is made of published counts alone, from bright to dark', () => {
  const doors = summaryDoors(village(120));
  expect(doors).toHaveLength(120);
  expect(doors.filter((door) => door.met)).toHaveLength(120);
  expect(doors.filter((door) => door.whole)).toHaveLength(60);
  expect(doors.filter((door) => door.panes[4])).toHaveLength(17);
  const brightness = doors.map((door) => door.panes.filter(Boolean).length);
  expect(brightness).toEqual([...brightness].sort((left, right) => right - left));
  expect(summaryDoors(village(4_000))).toHaveLength(300);
});

test('where too few are counted there is neither number nor picture', () => {
  const few = village(3, { figures: MEASURES.map((measure) => ({ measure, title: measure })) });
  expect(summaryDoors(few)).toEqual([]);
  const html = renderVillagePage(few, FRAME);
  expect(html).not.toContain('door-field"');
  expect(html).toContain('Chưa công bố con số này');
});

test('a commune lists its villages, and a wrong address says so', () => {
  const villages = [{ kind: 'ban', name: 'Phú Hưng', href: '/thon/abc' }] as const;
  const html = renderCommunePage({ place: { kind: 'xa', name: 'Sơn Động' }, villages }, FRAME);
  expect(html).toContain('<a href="/thon/abc">Bản Phú Hưng</a>');
  expect(html).not.toContain('<script');
  expect(renderNotFoundPage(FRAME)).toContain('Không có trang này');
});
