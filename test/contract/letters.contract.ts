// What a home must do for letters between books, whatever the engine under it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book, Role } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import { erase } from '#server/erase/erase.ts';
import { type Home, openHome } from '#server/home.ts';
import type { StreamLine } from '#server/store/store.ts';
import { verifyStore } from '#server/verify-store.ts';
import type { Engine } from '#test/contract/store.contract.ts';
import { mustRecord, NOON } from '#test/support/test-home.ts';

const TODAY = dayOfSeconds(NOON);
const SECRET = 'con chị Hoạ Mi sinh ở nhà';
const WORDS = 'mời chị Hoạ Mi mang giấy chứng sinh';

export function describeLetters(engine: Engine): void {
  describe(`letters between books, on ${engine.name}`, () => {
    let home: Home;
    let round = 0;
    let place = '';
    let tombstones = '';
    let the: Village;
    const open = async (): Promise<Home> => {
      const opened = await engine.open(place, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return openHome(opened.value, {
        name: 'Thử',
        now: () => NOON,
        random: seededRandom(round * 100 + 1),
        tombstones: { folder: tombstones },
      });
    };
    /** What a home that died leaves, under a new one. */
    const reopen = async (): Promise<void> => {
      await home.store.close();
      home = await open();
      the = { ...the, ...streamsIn(home, the) };
    };
    beforeEach(async () => {
      round += 1;
      place = `letters_${round}`;
      tombstones = mkdtempSync(join(tmpdir(), 'banso-letters-'));
      await engine.create?.(place);
      home = await open();
      the = await found(home);
    });
    afterEach(async () => {
      await home.letters.settled();
      expect((await verifyStore(home.store, undefined)).defects).toEqual([]);
      await home.store.close();
      await engine.remove(place);
      rmSync(tombstones, { recursive: true });
    });

    const ask = async (as = the.member): Promise<Id> => {
      const id = newId(home.random);
      await say(home, 'doors', the.village, as, 'case.asked@1', { case: id, ...ASKED });
      return id;
    };

    it('come once, and again never, whoever looks how often', async () => {
      const id = await ask();
      await home.letters.settled();
      expect(await casesAt(home, the.commune)).toEqual([['case.received@1', id]]);
      await Promise.all([home.letters.makeUp(), home.letters.makeUp()]);
      await reopen();
      await home.letters.makeUp();
      expect(await casesAt(home, the.commune)).toEqual([['case.received@1', id]]);
      expect(await countRefused(home)).toBe(0);
      expect(home.letters.countDue()).toBe(0);
    });

    it('go both ways, each after a person’s word', async () => {
      const id = await ask();
      await home.letters.settled();
      const answer = newId(home.random);
      await say(home, 'desk', the.commune, the.officer, 'case.taken@1', { case: id });
      const said = { case: id, answer, state: 'open', words: WORDS };
      await say(home, 'desk', the.commune, the.officer, 'case.answered@1', said);
      await home.letters.settled();
      await say(home, 'doors', the.village, the.member, 'case.told@1', { case: id, answer });
      await say(home, 'doors', the.village, the.member, 'case.untold@1', { case: id, answer });
      await home.letters.settled();
      const atDoor = ['case.asked@1', 'case.replied@1', 'case.replied@1', 'case.told@1'];
      const atDesk = ['case.received@1', 'case.taken@1', 'case.answered@1', 'case.relayed@1'];
      atDoor.push('case.untold@1');
      atDesk.push('case.unrelayed@1');
      expect(typesOf(await factsOf(home, 'doors', the.village))).toEqual(atDoor);
      expect(typesOf(await factsOf(home, 'desk', the.commune))).toEqual(atDesk);
    });

    it('are made up for where a home dies between a commit and its letter', async () => {
      const dying = say(home, 'doors', the.village, the.member, 'case.asked@1', {
        case: 'case000001',
        ...ASKED,
      });
      // The store is gone before the letter's turn comes: the fact is committed, the letter is not.
      await dying.then(() => home.store.close());
      home = await open();
      the = { ...the, ...streamsIn(home, the) };
      expect(typesOf(await factsOf(home, 'doors', the.village))).toEqual(['case.asked@1']);
      expect(await casesAt(home, the.commune)).toEqual([]);
      await home.letters.makeUp();
      expect(await casesAt(home, the.commune)).toEqual([['case.received@1', 'case000001']]);
    });

    it('are made up for with the next word in the same book', async () => {
      await say(home, 'doors', the.village, the.member, 'case.asked@1', {
        case: 'case000001',
        ...ASKED,
      }).then(() => home.store.close());
      home = await open();
      the = { ...the, ...streamsIn(home, the) };
      const id = await ask();
      await home.letters.settled();
      expect(await casesAt(home, the.commune)).toEqual([
        ['case.received@1', 'case000001'],
        ['case.received@1', id],
      ]);
    });

    it('wait for the release of what is held', async () => {
      const id = await ask(the.former);
      await home.letters.makeUp();
      expect(await casesAt(home, the.commune)).toEqual([]);
      const [held] = await factsOf(home, 'doors', the.village);
      expect(held?.verdict).toBe('held');
      const origin = { stream: held?.stream ?? '', n: held?.n ?? 0 };
      await say(home, 'doors', the.village, the.officer, 'fact.released@1', origin);
      await home.letters.settled();
      expect(await casesAt(home, the.commune)).toEqual([['case.received@1', id]]);
    });

    it('follow their case when communes merge, and new ones go to the successor', async () => {
      const id = await ask();
      await home.letters.settled();
      const successor = await foundPlace(home, 'xa', 'Suối Chung', the.province);
      await mustRecord(home, home.directory.getBook(home.directory.identity.places), [
        {
          type: 'place.merged@1',
          on: TODAY,
          body: { places: [the.commune], into: successor, from: TODAY },
        },
      ]);
      await home.founding.ensureBooks();
      await reopen();
      await home.letters.makeUp();
      await say(home, 'doors', the.village, the.member, 'case.withdrawn@1', { case: id });
      await home.letters.settled();
      const later = await ask();
      await home.letters.settled();
      expect(await casesAt(home, the.commune)).toEqual([
        ['case.received@1', id],
        ['case.recalled@1', id],
      ]);
      expect(await casesAt(home, successor)).toEqual([['case.received@1', later]]);
    });

    it('are erased with what they tell of, and not written again', async () => {
      await ask();
      await home.letters.settled();
      const [asked] = await factsOf(home, 'doors', the.village);
      const origins = [{ stream: asked?.stream ?? '', n: asked?.n ?? 0 }];
      const wanted = { book: bookOf(home, 'doors', the.village).id, origins };
      const erased = await erase(home, { wanted, ground: 'asked' });
      expect(erased).toMatchObject({ ok: true, value: { facts: 2, books: 2 } });
      await reopen();
      await home.letters.makeUp();
      const left = [
        ...(await factsOf(home, 'doors', the.village)),
        ...(await factsOf(home, 'desk', the.commune)),
      ];
      expect(typesOf(left)).toEqual([
        'case.asked@1',
        'fact.redacted@1',
        'case.received@1',
        'fact.redacted@1',
      ]);
      expect(left.map(({ body }) => body).join(' ')).not.toContain('Hoạ Mi');
    });

    it('carry nothing of what was erased before they were written', async () => {
      await say(home, 'doors', the.village, the.member, 'case.asked@1', {
        case: 'case000001',
        ...ASKED,
      }).then(() => home.store.close());
      home = await open();
      const [asked] = await factsOf(home, 'doors', the.village);
      const origins = [{ stream: asked?.stream ?? '', n: asked?.n ?? 0 }];
      const wanted = { book: bookOf(home, 'doors', the.village).id, origins };
      expect((await erase(home, { wanted, ground: 'asked' })).ok).toBe(true);
      await home.letters.makeUp();
      const [letter] = await factsOf(home, 'desk', the.commune);
      expect(letter?.type).toBe('case.received@1');
      expect(letter?.body).not.toContain('Hoạ Mi');
    });
  });
}

const ASKED = { matter: 'other', words: SECRET };

type Village = {
  readonly province: Id;
  readonly commune: Id;
  readonly village: Id;
  readonly member: StreamLine;
  readonly former: StreamLine;
  readonly officer: StreamLine;
};

async function foundPlace(home: Home, kind: 'tinh' | 'xa' | 'ban', name: string, parent: Id) {
  const founded = await home.founding.found({ kind, name, parent, from: TODAY - 500 });
  if (!founded.ok) throw new Error(founded.error.code);
  return founded.value;
}

async function found(home: Home): Promise<Village> {
  const province = await foundPlace(home, 'tinh', 'Bình Minh', home.directory.identity.country);
  const commune = await foundPlace(home, 'xa', 'Suối Trong', province);
  const village = await foundPlace(home, 'ban', 'Nà Lúa', commune);
  const people = bookOf(home, 'people', commune);
  const add = async (role: Role, where: Id, until?: number): Promise<StreamLine> => {
    const person = newId(home.random);
    const grant = { grant: newId(home.random), person, role, place: where, from: TODAY - 400 };
    await mustRecord(home, people, [
      { type: 'person.added@1', on: TODAY, body: { person, name: `Người ${role}` } },
      {
        type: 'grant.given@1',
        on: TODAY,
        body: { ...grant, ...(until !== undefined && { until }) },
      },
    ]);
    const kept = await home.recorder.keepStream(person, people);
    if (!kept.ok) throw new Error(kept.error.code);
    return kept.value;
  };
  return {
    province,
    commune,
    village,
    member: await add('member', village),
    former: await add('member', village, TODAY - 30),
    officer: await add('officer', commune),
  };
}

/** The same streams as a home that was opened anew keeps them. */
function streamsIn(home: Home, the: Village): Pick<Village, 'member' | 'former' | 'officer'> {
  const again = ({ person, people }: StreamLine): StreamLine => {
    const line = home.directory.findKeptStream(person, people);
    if (line === undefined) throw new Error('no stream');
    return line;
  };
  return { member: again(the.member), former: again(the.former), officer: again(the.officer) };
}

function bookOf(home: Home, activity: ActivityName, place: Id): Book {
  const book = home.directory.findBookOf(activity, place);
  if (book === undefined) throw new Error(`no ${activity} book`);
  return book;
}

async function say(
  home: Home,
  activity: ActivityName,
  place: Id,
  as: StreamLine,
  type: string,
  body: Parameters<Home['recorder']['record']>[1][number]['body'],
): Promise<void> {
  const recorded = await home.recorder.record(
    bookOf(home, activity, place),
    [{ type, on: TODAY, body }],
    { as },
  );
  if (!recorded.ok) throw new Error(recorded.error.code);
  expect(recorded.value).not.toContainEqual(expect.objectContaining({ verdict: 'refused' }));
}

async function factsOf(
  home: Home,
  activity: ActivityName,
  place: Id,
): Promise<readonly OrderedFact[]> {
  const book = bookOf(home, activity, place);
  return home.store.read(book.cell).listFacts(book.id, 0, 1_000);
}

const typesOf = (facts: readonly OrderedFact[]): readonly string[] => facts.map(({ type }) => type);

async function casesAt(home: Home, commune: Id): Promise<readonly (readonly [string, string])[]> {
  const facts = await factsOf(home, 'desk', commune);
  return facts.map(({ type, body }) => {
    const { case: id } = JSON.parse(body) as { case: string };
    return [type, id] as const;
  });
}

async function countRefused(home: Home): Promise<number> {
  let count = 0;
  for (const book of home.directory.books()) {
    count += (await home.store.read(book.cell).listRefused(book.id)).length;
  }
  return count;
}
