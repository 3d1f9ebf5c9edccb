// Questions that change nothing, and what an answer lets its reader see.

import * as v from 'valibot';
import type { ActivityName } from '#book/activity.ts';
import { HeadersFeed, MeasuresFeed, MonthFeed } from '#protocol/feeds.ts';
import { DoorsReply, FiguresReply, ListReply, SearchReply } from '#protocol/queries.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { codeOfNotice } from '#test/access/shared-notice.ts';
import { plateOf } from '#server/queries/public-household.ts';
import { ASKED } from '#test/access/asked.ts';
import { json, outcome, send } from '#test/access/caller.ts';
import { listen, NEWS_PATH, until } from '#test/support/listener.ts';
import { type Country, getFrom, VILLAGES } from '#test/access/country.ts';

export type Probe = (country: Country, who: string, of: string) => Promise<string>;

/** Which villages' households make up a count: each village has its own power of two. */
function villagesIn(count: number): string {
  const names = Object.entries(VILLAGES).flatMap(([name, bit]) =>
    (count & bit) > 0 ? [name] : [],
  );
  return names.length === 0 ? 'empty' : names.join('+');
}

/** `A before` is A as it stood before its villages merged. */
function place(country: Country, of: string): string {
  const [name = '', before] = of.split(' ');
  const asOf = before === undefined ? '' : `&asOf=${country.the.today - 120}`;
  return `place=${country.place(name)}${asOf}`;
}

const metIn = (figures: readonly { measure: string; of?: number }[]): number =>
  figures.find(({ measure }) => measure === 'household-met')?.of ?? 0;

const figures: Probe = async (country, who, of) => {
  const said = await send(country, who, { path: `/api/figures?${place(country, of)}` });
  return outcome(said, (reply) => villagesIn(metIn(v.parse(FiguresReply, reply).figures)));
};

const list: Probe = async (country, who, of) => {
  const path = `/api/list?${place(country, of)}&measure=household-met`;
  return outcome(await send(country, who, { path }), (reply) =>
    villagesIn(v.parse(ListReply, reply).items.length),
  );
};

const doors: Probe = async (country, who, of) => {
  const said = await send(country, who, { path: `/api/doors?${place(country, of)}` });
  return outcome(said, (reply) => villagesIn(v.parse(DoorsReply, reply).households.length));
};

const search: Probe = async (country, who, of) => {
  const said = await send(country, who, { path: `/api/search?${place(country, of)}&q=van` });
  return outcome(said, (reply) => villagesIn(v.parse(SearchReply, reply).total));
};

/** `A1 by A2` is a household of A1, asked for as if it lay in A2. */
const entity =
  (route: string): Probe =>
  async (country, who, of) => {
    const [of1 = '', by = of1] = of.split(' by ');
    const id = await someHousehold(country, of1);
    const path = `/api/${route}?id=${id}&place=${country.place(by)}`;
    return outcome(await send(country, who, { path }));
  };

export async function someHousehold(country: Country, village: string): Promise<string> {
  const book = country.book('homes', village);
  const [first] = await country.the.home.store.read(book.cell).listFacts(book.id, 0, 1);
  return v.parse(v.object({ household: v.string() }), JSON.parse(first?.body ?? '{}')).household;
}

const attention: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/attention?${place(country, of)}` }));

const requests: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/requests?${place(country, of)}` }));

const due: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/due?${place(country, of)}` }));

const desk: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/desk?${place(country, of)}` }));

const questions: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/questions?${place(country, of)}` }));

const erased: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/erased?${place(country, of)}` }));

/** Somebody of A1 is asked for as if they lived in the place that is named. */
const exportOf: Probe = async (country, who, of) => {
  const [of1 = '', by = of1] = of.split(' by ');
  const resident = await someResident(country, of1);
  const body = json({ place: country.place(by), resident, why: 'Theo yêu cầu' });
  return outcome(await send(country, who, { method: 'POST', path: '/api/export', body }));
};

const residents = new WeakMap<Country, Map<string, string>>();

/** Somebody who lives in a village, written down when they are first asked for. */
export async function someResident(country: Country, village: string): Promise<string> {
  const known = residents.get(country) ?? new Map<string, string>();
  residents.set(country, known);
  const resident = known.get(village) ?? country.newId();
  if (!known.has(village)) {
    const household = await someHousehold(country, village);
    const body = { resident, household, name: 'Lục Thị Ai' };
    await country.record(country.book('homes', village), [
      { type: 'resident.added@1', on: country.the.today, body },
    ]);
    known.set(village, resident);
  }
  return resident;
}

const PullReply = v.object({
  books: v.array(v.object({ book: v.object({ activity: v.string(), place: v.string() }) })),
});

const booksAt =
  (path: string): Probe =>
  async (country, who) =>
    outcome(await send(country, who, { path }), (reply) => {
      const names = v.parse(PullReply, reply).books.map(({ book }) => nameOf(country, book));
      return names.length === 0 ? 'empty' : names.sort().join('+');
    });

const pull = booksAt(`/api/pull?protocol=${PROTOCOL}&have=`);
const follow = booksAt(`/api/follow?protocol=${PROTOCOL}&have=`);
/** Of a folder in which no backup lies. */
const sealed: Probe = async (country, who) =>
  outcome(await send(country, who, { path: '/api/sealed' }));

const sealedPart: Probe = async (country, who) => {
  const path = `/api/sealed/part?name=${'A'.repeat(43)}&from=0`;
  return outcome(await send(country, who, { path }));
};

const snapshots = booksAt(`/api/snapshots?protocol=${PROTOCOL}&print=${FOLD_PRINT}`);

/**
 * Whether somebody who listens is told when a book has news; an ear that listens later is told after them.
 */
const news: Probe = async (country, who, of) => {
  const [name = '', activity = ''] = of.split('.');
  const book = country.book(activity as ActivityName, name); // as the table names it
  const { home, app, clock } = country.the;
  const signed = await send(country, who, { path: NEWS_PATH });
  if (signed.status >= 400) return signed.code;
  const listener = await listen(app, country.phone(who), clock.now());
  let isTold = false;
  const drop = home.news.listen({
    stream: '',
    owner: '',
    books: () => [book.id],
    rights: new Set(),
    refresh: async () => true,
    tell: () => void (isTold = true),
    end: () => undefined,
  });
  const head = await home.store.read(book.cell).findHead(book.id);
  if (head === undefined) throw new Error('a book without a head');
  home.news.note(book.id, head, undefined);
  await until(() => isTold && listener.said() !== '');
  const answer = listener.news() > 0 ? 'hears' : 'nothing';
  drop();
  await listener.stop();
  return answer;
};

function nameOf(country: Country, book: { activity: string; place: string }): string {
  if (book.activity === 'places') return 'tree';
  const name = [...country.places].find(([, id]) => id === book.place)?.[0] ?? 'elsewhere';
  return `${name}.${book.activity}`;
}

const file: Probe = async (country, who, of) => {
  const [name = '', activity] = of.split('.');
  const kind = activity === 'learning' || activity === 'board' ? activity : 'doors';
  const book = country.book(kind, name);
  const path = `/api/file?book=${book.id}&file=${getFrom(country.files, of)}&from=0`;
  return outcome(await send(country, who, { path }));
};

const measures: Probe = async (country, who, of) => {
  const said = await send(country, who, { path: `/api/feed/measures?${place(country, of)}` });
  return outcome(said, (reply) => {
    const { communes } = v.parse(MeasuresFeed, reply);
    const counts = communes.flatMap(({ villages }) =>
      villages.map((village) => village.figures.find((line) => line.measure === 'household-met')),
    );
    return villagesIn(counts.reduce((sum, line) => sum + (line?.numbers?.of ?? 0), 0));
  });
};

const month: Probe = async (country, who, of) => {
  const said = await send(country, who, { path: `/api/feed/month?${place(country, of)}` });
  return outcome(said, (reply) => {
    const { parts } = v.parse(MonthFeed, reply);
    return villagesIn(parts.reduce((sum, part) => sum + metIn(part.figures), 0));
  });
};

const headers: Probe = async (country, who, of) => {
  const [name = '', activity = ''] = of.split('.');
  const book = country.book(activity as ActivityName, name); // of the table
  const path = `/api/feed/headers?book=${book.id}&after=0`;
  return outcome(await send(country, who, { path }), (reply) =>
    v.parse(HeadersFeed, reply).headers.length > 0 ? 'ok' : 'empty',
  );
};

const page =
  (kind: 'thon' | 'xa' | 'quy' | 'hoi-dap' | 'bang-tin' | 'atom' | 'rss' | 'lich' | 'cap'): Probe =>
  async (country, who, of) => {
    const [name = '', drive] = of.split(' drive ');
    const id = country.places.get(name) ?? name;
    const query = drive === undefined ? '' : `?dot=${drive}`;
    const said = await send(country, who, { path: `/${kind}/${id}${query}` });
    return said.status === 200 ? 'page' : String(said.status);
  };

/** A recording of an answer whose sound has not come yet, and none at all. */
const heard: Probe = async (country, who, of) => {
  const said = await send(country, who, {
    path: `/nghe/${country.place(of)}?tieng=${country.newId()}`,
  });
  return String(said.status);
};

/** `A1 by A2` is the plate of a household of A1 as if it hung in A2. */
const plate: Probe = async (country, who, of) => {
  const [of1 = '', by = of1] = of.split(' by ');
  const id = plateOf(country.place(by), await someHousehold(country, of1));
  const said = await send(country, who, { path: `/bien/${id}` });
  return said.status === 200 ? 'page' : String(said.status);
};

/** `A1 by A` is the code of a notice of A1 as if it stood on the board of A. */
const notice =
  (path: 'k' | 'loa'): Probe =>
  async (country, who, of) => {
    const code = of === 'nothing' ? 'A'.repeat(26) : await codeOfNotice(country, of);
    const said = await send(country, who, { path: `/${path}/${code}` });
    return said.status === 200 ? 'page' : String(said.status);
  };

/** @param path a sign of life, without a word of anything else */
const sign =
  (path: string): Probe =>
  async (country, who) =>
    (await send(country, who, { path })).text;

const about: Probe = async (country, who) =>
  outcome(await send(country, who, { path: '/api/home' }));

const surveys: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/surveys?${place(country, of)}` }));

const ladder: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/ladder?${place(country, of)}` }));

const ladderTried: Probe = async (country, who, of) => {
  const draft = { type: 'skill.retired@1', body: { skill: 'social', edition: 1 } };
  const body = json({ place: country.place(of), drafts: [draft] });
  return outcome(await send(country, who, { method: 'POST', path: '/api/ladder/try', body }));
};

/** By question, with the address that it is put to. */
export const READING: Readonly<Record<string, readonly [string, Probe]>> = {
  figures: ['GET /api/figures', figures],
  list: ['GET /api/list', list],
  doors: ['GET /api/doors', doors],
  search: ['GET /api/search', search],
  household: ['GET /api/household', entity('household')],
  trace: ['GET /api/trace', entity('trace')],
  attention: ['GET /api/attention', attention],
  seen: ['GET /api/seen', entity('seen')],
  'erase preview': ['GET /api/erase/preview', entity('erase/preview')],
  erased: ['GET /api/erased', erased],
  requests: ['GET /api/requests', requests],
  due: ['GET /api/due', due],
  desk: ['GET /api/desk', desk],
  questions: ['GET /api/questions', questions],
  ladder: ['GET /api/ladder', ladder],
  'ladder tried': ['POST /api/ladder/try', ladderTried],
  surveys: ['GET /api/surveys', surveys],
  ...ASKED,
  export: ['POST /api/export', exportOf],
  pull: ['GET /api/pull', pull],
  follow: ['GET /api/follow', follow],
  sealed: ['GET /api/sealed', sealed],
  'sealed part': ['GET /api/sealed/part', sealedPart],
  news: ['GET /api/news', news],
  snapshots: ['GET /api/snapshots', snapshots],
  file: ['GET /api/file', file],
  'measures feed': ['GET /api/feed/measures', measures],
  'month feed': ['GET /api/feed/month', month],
  'headers feed': ['GET /api/feed/headers', headers],
  'village page': ['GET /thon/:id', page('thon')],
  'fund page': ['GET /quy/:id', page('quy')],
  'answers page': ['GET /hoi-dap/:id', page('hoi-dap')],
  'answer heard': ['GET /nghe/:id', heard],
  'commune page': ['GET /xa/:id', page('xa')],
  about: ['GET /api/home', about],
  'plate page': ['GET /bien/:id', plate],
  'board page': ['GET /bang-tin/:id', page('bang-tin')],
  'news as Atom': ['GET /atom/:id', page('atom')],
  'news as RSS': ['GET /rss/:id', page('rss')],
  dates: ['GET /lich/:id', page('lich')],
  warnings: ['GET /cap/:id', page('cap')],
  'notice check': ['GET /k/:id', notice('k')],
  'notice aloud': ['GET /loa/:id', notice('loa')],
  'check form': [
    'GET /k',
    async (country, who) => outcome(await send(country, who, { path: '/k' })),
  ],
  'reads aloud': [
    'GET /loa',
    async (country, who) => outcome(await send(country, who, { path: '/loa' })),
  ],
  'card door': [
    'GET /the',
    async (country, who) => outcome(await send(country, who, { path: '/the' })),
  ],
  'card script': [
    'GET /the.js',
    async (country, who) => outcome(await send(country, who, { path: '/the.js' })),
  ],
  healthz: ['GET /healthz', sign('/healthz')],
  readyz: ['GET /readyz', sign('/readyz')],
};
