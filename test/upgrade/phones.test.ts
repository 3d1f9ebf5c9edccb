// Phones and homes of different versions: a phone that slept for months wakes under today's app, one whose
// app was not renewed meets today's home, and a phone of today meets a home that was not renewed.

import { describe, expect, test } from 'vitest';
import type { Json } from '#kernel/canonical.ts';
import type { Folded } from '#book/folded.ts';
import type { OwnFact } from '#device/device.ts';
import type { BookState } from './book-state.ts';
import {
  asJson,
  createStage,
  type Made,
  openPhone,
  type Opened,
  save,
  TODAY,
  visitOf,
} from './stage.ts';
import type { VersionPhone } from './version-phone.ts';
import {
  type KeptPhone,
  readHome,
  readPhones,
  unsaid,
  VERSIONS,
  versionsFrom,
  withoutHeldVerdicts,
} from './versions.ts';

const stage = createStage();

/** Who meets whom: the phone's code, then the home's. Nothing is opened by code older than its own. */
function pairsOf(version: string): readonly (readonly [phone: Made, home: Made])[] {
  const later = [...versionsFrom(version).slice(1), TODAY];
  return [
    [version, version],
    [TODAY, TODAY],
    ...later.map((home) => [version, home] as const),
    ...later.map((phone) => [phone, version] as const),
  ];
}

/** Every own fact with what became of it. */
const fatesOf = async (phone: VersionPhone): Promise<readonly string[]> => {
  const own = await phone.ownFacts();
  return own
    .map(({ activity, n, type, fate, why = '' }) => `${activity} ${n} ${type} ${fate} ${why}`)
    .toSorted();
};

/** Its books stand on what the home gave: no other build is opened before their history is there. */
const GIVEN = 'given';

/** What rows were given after 0.1.0, computed from facts that it has as well. */
const LATER_FIELDS = /^\/streams\/[^/]+\/since: undefined$/u;

/** What the phone shows of its village is what the home says. */
async function expectSameBooks(
  { home }: Opened,
  phone: VersionPhone,
  village: string,
): Promise<void> {
  for (const activity of ['doors', 'homes', 'people', 'places'] as const) {
    const book = phone.findBook(activity, village);
    const view = phone.findView(activity, village);
    if (book === undefined || view === undefined) throw new Error(`no ${activity} on the phone`);
    const state = asJson(await home.state(book)) as BookState;
    const { traces: _, unknown: __, ...all } = withoutHeldVerdicts(state);
    const shown = tablesOf(view);
    // A table that came later, and in which nothing stands yet, an older phone does not have.
    const said = Object.fromEntries(
      Object.entries(all).filter(([table, rows]) => table in shown || Object.keys(rows).length > 0),
    );
    const missing = unsaid(said, shown).filter((line) => !LATER_FIELDS.test(line));
    expect(missing, activity).toEqual([]);
    for (const [table, rows] of Object.entries(said)) {
      expect(Object.keys(shown[table] ?? {}), `${activity} ${table}`).toHaveLength(
        Object.keys(rows).length,
      );
    }
  }
}

const tablesOf = ({ state, held, questions }: Folded): BookState =>
  asJson(
    Object.fromEntries(
      Object.entries({ ...state, held, questions }).map(([name, table]) => [
        name,
        Object.fromEntries(table.entries()),
      ]),
    ),
  ) as BookState;

/** Every own fact that was not refused stands at the home, and once. */
async function expectDelivered(
  { home }: Opened,
  phone: VersionPhone,
  stream: string,
): Promise<void> {
  const own = await phone.ownFacts();
  for (const book of phone.books()) {
    const origins = await home.origins(book);
    expect(new Set(origins).size).toBe(origins.length);
    const taken = own.filter((fact) => fact.book === book.id && fact.fate !== 'refused');
    for (const { n } of taken) expect(origins, book.activity).toContain(`${stream}.${n}`);
  }
}

const byNumber = (own: readonly OwnFact[]): Json =>
  asJson(Object.fromEntries(own.map((fact) => [`${fact.book}.${fact.n}`, fact])));

const streamOf = ({ medium }: KeptPhone): string => {
  const identity = medium['meta']?.['identity'] as { readonly stream: string };
  return identity.stream;
};

/** Wakes the phone, lets it talk until all is said, and answers what became of what it had saved. */
async function wake(opened: Opened, made: Made, kept: KeptPhone): Promise<VersionPhone> {
  const phone = await openPhone(made, opened, kept);
  opened.time.nowS += 3_600;
  if (phone.me() === undefined) expect(await phone.enrol(kept.card)).toMatchObject({ ok: true });
  expect(await phone.sync()).toMatchObject({ phase: 'idle' });
  return phone;
}

describe.each(VERSIONS)('phones of %s', (version) => {
  const { places } = readHome(version);
  const phones = readPhones(version);
  const names = Object.keys(phones);
  const fates = new Map<string, readonly string[]>();
  const keptOf = (name: string): KeptPhone => {
    const kept = phones[name];
    if (kept === undefined) throw new Error(`no phone ${name}`);
    return kept;
  };

  /** What its own version made of what a phone had saved. */
  const fatesThen = async (name: string): Promise<readonly string[]> => {
    const known =
      fates.get(name) ??
      (await fatesOf(await wake(await stage.openKept(version, version), version, keptOf(name))));
    fates.set(name, known);
    return known;
  };

  test('were kept in every state that matters', () => {
    expect(names).toEqual(
      expect.arrayContaining(['answered', 'unsent', 'ended', 'unanswered', 'enrolling', 'loading']),
    );
    expect(keptOf('unsent').counts['waiting']).toBeGreaterThan(2);
    // In the middle of the first load some books are there; the doors' more than a thousand facts are not.
    const loaded = Object.values(keptOf('loading').medium['books'] ?? {});
    expect(loaded.length).toBeGreaterThan(0);
    expect(JSON.stringify(loaded)).not.toContain('"doors"');
    const { counts } = keptOf('answered');
    expect(
      Math.min(counts['received'] ?? 0, counts['held'] ?? 0, counts['refused'] ?? 0),
    ).toBeGreaterThan(0);
  });

  test.each(names.filter((name) => name !== GIVEN))(
    'the one that is %s shows today what it showed',
    async (name) => {
      const kept = keptOf(name);
      const opened = await stage.openKept(version, TODAY);
      const phone = await openPhone(TODAY, opened, kept);
      expect(phone.counts()).toMatchObject(kept.counts);
      expect(unsaid(byNumber(kept.own), byNumber(await phone.ownFacts()))).toEqual([]);
    },
  );

  describe.each(pairsOf(version))(
    'with the code of %s, before a home of %s,',
    (phoneMade, homeMade) => {
      test.each(names)('the one that is %s loses nothing and reads on', async (name) => {
        const kept = keptOf(name);
        const opened = await stage.openKept(version, homeMade);
        const phone = await wake(opened, phoneMade, kept);
        expect(phone.counts().waiting).toBe(0);
        expect(await fatesOf(phone)).toEqual(await fatesThen(name));
        await expectDelivered(opened, phone, streamOf(kept));
        // The home tells one whose right has ended what became of its work, and nothing more.
        if (name === 'ended') return;

        await save(phone, phone.findBook('doors', places.village)?.id ?? '', [
          visitOf(phone, places.household),
        ]);
        expect(await phone.sync()).toMatchObject({ phase: 'idle' });
        expect(phone.counts().waiting).toBe(0);
        await expectDelivered(opened, phone, streamOf(kept));
        await expectSameBooks(opened, phone, places.village);
        expect((await opened.home.verify()).defects).toEqual([]);
      });

      test('a new one is enrolled, reads all and sends', async () => {
        const opened = await stage.openKept(version, homeMade);
        const { card } = await opened.home.addWorker('Nông Văn Mới', 'member', places.village, {
          from: 20_000,
        });
        const phone = await openPhone(phoneMade, opened);
        expect(await phone.enrol(card, 'Máy mới')).toMatchObject({ ok: true });
        await expectSameBooks(opened, phone, places.village);
        const doors = phone.findBook('doors', places.village);
        const before = phone.findView('doors', places.village)?.state.visits.size ?? 0;
        expect(before).toBeGreaterThan(1_000);
        await save(phone, doors?.id ?? '', [visitOf(phone, places.household)]);
        expect(await phone.sync()).toMatchObject({ phase: 'idle' });
        expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
        expect(phone.findView('doors', places.village)?.state.visits.size).toBe(before + 1);
      });
    },
  );

  test('the draft that lay on one lies there today', async () => {
    const opened = await stage.openKept(version, TODAY);
    const phone = await openPhone(TODAY, opened, keptOf('answered'));
    expect(await phone.getDraft('draft.visit')).toEqual({
      household: places.household,
      note: 'Đang viết dở',
    });
  });
});
