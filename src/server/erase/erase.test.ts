import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { traceOf } from '#book/folded.ts';
import { decodeRun, verifyRun } from '#book/run.ts';
import { bookStart } from '#book/chain.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { measureAll } from '#domain/measures.ts';
import { sha256 } from '#server/crypto.ts';
import { erase, replay } from '#server/erase/erase.ts';
import { readTombstones } from '#server/erase/tombstones.ts';
import { verifyStore } from '#server/verify-store.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const NAME = 'Hoàng Thị Chim Hoạ Mi';
const PHONE = '+84912345678';
const NOTE = 'mới mổ mắt ở Hà Nội';

describe('an erasure', () => {
  let home: TestHome;
  let place: string;
  let member: TestPhone;
  const ids = { household: '', resident: '', other: '' };
  beforeEach(async () => {
    home = await openTestHome();
    place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
    member = await home.enrol('member', home.village);
    ids.household = home.newId();
    ids.resident = home.newId();
    ids.other = home.newId();
    await push(home.homes, [
      said('household.added@1', { household: ids.household, head: NAME, alley: 'Ngõ 3' }),
      said('resident.added@1', { ...resident(ids.resident, NAME), phone: PHONE, sex: 'female' }),
      said('resident.added@1', resident(ids.other, 'Hoàng Văn Sáo')),
      said('resident.changed@1', {
        resident: ids.resident,
        change: { field: 'name', was: NAME, to: `${NAME} Nhỏ` },
      }),
    ]);
    await push(home.doors, [
      said('door.visited@1', {
        visit: home.newId(),
        household: ids.household,
        outcome: 'met',
        note: `${NAME} ${NOTE}`,
      }),
      said('help.given@1', {
        help: home.newId(),
        household: ids.household,
        resident: ids.resident,
        skill: 'epay',
        how: 'with',
        note: NOTE,
      }),
      said('skill.stepped@1', {
        step: home.newId(),
        household: ids.household,
        resident: ids.resident,
        skill: 'epay',
        reached: 'alone',
      }),
    ]);
  });
  afterEach(async () => {
    await home.close();
    rmSync(place, { recursive: true });
  });

  const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: home.today, body });
  const resident = (id: Id, name: string) => ({
    resident: id,
    household: ids.household,
    name,
    birthYear: 1961,
  });
  async function push(book: Book, proposals: readonly Proposal[]) {
    const { reply } = await member.push([member.part(book.id, proposals)]);
    const [part] = reply.parts;
    if (part === undefined || 'code' in part) throw new Error(JSON.stringify(reply));
    return part.items;
  }
  const writingTo = (folder: string) => ({ ...home.home, tombstones: { folder } });
  const eraseResident = () =>
    erase(writingTo(place), {
      wanted: { resident: ids.resident },
      ground: 'asked',
      document: '12/QĐ-UBND',
    });
  async function figures(): Promise<unknown> {
    const homes = (await home.home.warm.get(home.homes)).state as HomesState; // of a homes book
    const doors = (await home.home.warm.get(home.doors)).state as DoorsState; // of a doors book
    return [...measureAll({ homes, doors, ladder: BROUGHT_LADDER }, home.today)];
  }
  /** Every byte of every file below a folder that holds one of these words. */
  function filesWith(folder: string, words: readonly string[]): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
      const path = join(folder, name);
      if (!statSync(path).isFile()) return false;
      const bytes = readFileSync(path);
      return words.some((word) => bytes.includes(word));
    });
  }
  const saltsOf = async (): Promise<string[]> => {
    const reading = home.home.store.read(home.homes.cell);
    const blocks = await reading.listSalts(home.homes.id, member.stream);
    return blocks.map(({ salt }) => Buffer.from(salt).toString('latin1'));
  };

  it('leaves every figure as it was, all chains whole and no byte of a name in the files', async () => {
    const before = await figures();
    const [salt = ''] = await saltsOf();
    expect(filesWith(home.folder, [NAME, NOTE, PHONE])).not.toEqual([]);
    const erased = await eraseResident();
    expect(erased).toMatchObject({ ok: true, value: { facts: 5, books: 2, shredded: true } });
    expect(await figures()).toEqual(before);
    expect(filesWith(home.folder, [NAME, NOTE, PHONE])).toEqual([]);
    expect(await saltsOf()).toEqual(['']);
    const bytes = readdirSync(home.folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(home.folder, name)).isFile())
      .map((name) => readFileSync(join(home.folder, name), 'latin1'));
    expect(bytes.some((text) => text.includes(salt))).toBe(false);
    const homes = (await home.home.warm.get(home.homes)).state as HomesState; // of a homes book
    expect(homes.residents.get(ids.resident)).toEqual({
      id: ids.resident,
      household: ids.household,
      since: home.today,
      name: '—',
      birthYear: 1961,
    });
    expect(homes.residents.get(ids.other)?.name).toBe('Hoàng Văn Sáo');
    const verified = await verifyStore(home.home.store, undefined);
    expect(verified.defects).toEqual([]);
    expect(verified.erased).toBe(5);
  });

  it('goes to phones in runs that prove themselves', async () => {
    await eraseResident();
    const { reply } = await member.pull();
    for (const part of reply.books) {
      let at = { seq: 0, hash: bookStart(sha256, part.book.id) };
      for (const encoded of part.runs) {
        const run = decodeRun(encoded);
        if (!run.ok) throw new Error(run.error.why);
        const hash = verifyRun(sha256, at, run.value);
        if (!hash.ok) throw new Error(hash.error.why);
        at = { seq: at.seq + run.value.facts.length, hash: hash.value };
      }
      expect(at.seq).toBe(part.seq);
      if (part.book.id === home.homes.id) expect(part.generation).toBe(1);
    }
    expect(JSON.stringify(reply.books)).not.toContain(NAME);
  });

  it('needs a place off the machine, and says so', async () => {
    const order = { wanted: { resident: ids.resident }, ground: 'asked' } as const;
    expect(await erase(home.home, order)).toEqual({
      ok: false,
      error: { code: 'tombstones-unset' },
    });
    const same = { folder: join(home.folder, 'tombstones'), mustBeAway: home.folder };
    expect(await erase({ ...home.home, tombstones: same }, order)).toMatchObject({
      error: { code: 'tombstones-same-disk' },
    });
    writeFileSync(join(place, 'no-folder'), '');
    const broken = { folder: join(place, 'no-folder') };
    expect(await erase({ ...home.home, tombstones: broken }, order)).toMatchObject({
      error: { code: 'tombstones-failed' },
    });
    expect(filesWith(home.folder, [NAME])).not.toEqual([]);
    expect((await home.home.store.read(home.homes.cell).findHead(home.homes.id))?.generation).toBe(
      0,
    );
  });

  it('lets the same phone go on, in the block whose salt is gone, and repeat what it said', async () => {
    const again = member.headOf(home.homes.id);
    await eraseResident();
    const visit = said('door.visited@1', {
      visit: home.newId(),
      household: ids.household,
      outcome: 'nobody',
    });
    expect(await push(home.doors, [visit])).toMatchObject([{ verdict: 'ok' }]);
    expect(again?.n).toBe(4);
    member.rewind(home.homes.id, undefined);
    const repeated = await push(home.homes, [
      said('household.added@1', { household: ids.household, head: NAME, alley: 'Ngõ 3' }),
      said('resident.added@1', { ...resident(ids.resident, NAME), phone: PHONE, sex: 'female' }),
    ]);
    expect(repeated).toMatchObject([
      { n: 1, verdict: 'ok' },
      { n: 2, verdict: 'ok' },
    ]);
    member.rewind(home.homes.id, undefined);
    const other = await member.push([
      member.part(home.homes.id, [
        said('household.added@1', { household: ids.household, head: 'Ai khác' }),
      ]),
    ]);
    expect(other.reply.parts).toMatchObject([{ code: 'fork', n: 1 }]);
    const verified = await verifyStore(home.home.store, undefined);
    expect(verified.defects).toEqual([]);
    expect(filesWith(home.folder, [NAME])).toEqual([]);
  });

  it('holds what still comes about the person, and takes what names nobody', async () => {
    await eraseResident();
    const late = said('help.given@1', {
      help: home.newId(),
      household: ids.household,
      resident: ids.resident,
      skill: 'bank',
      how: 'with',
      note: 'bà ấy',
    });
    const step = said('skill.stepped@1', {
      step: home.newId(),
      household: ids.household,
      resident: ids.resident,
      skill: 'bank',
      reached: 'told',
    });
    expect(await push(home.doors, [late, step])).toMatchObject([
      { verdict: 'held', why: 'about-erased' },
      { verdict: 'ok' },
    ]);
  });

  it('holds a late correction of what the person answered, a withdrawn answer among them', async () => {
    const { household, resident: about } = ids;
    const [mine, gone, others] = [1, 2, 3].map(() => home.newId());
    const answered = (answer: string | undefined, whose: object) =>
      said('survey.answered@1', {
        answer: answer ?? '',
        survey: home.newId(),
        household,
        ...whose,
        said: { q1: NOTE },
      });
    const corrected = (answer: string | undefined, more: object) =>
      said('survey.corrected@1', { answer: answer ?? '', household, edition: 2, ...more });
    await push(home.doors, [
      answered(mine, { resident: about }),
      answered(gone, { resident: about }),
      answered(others, {}),
      corrected(gone, {}),
    ]);
    await eraseResident();
    const late = { said: { q1: `${NOTE} nữa` } };
    const items = await push(home.doors, [
      corrected(mine, late),
      corrected(gone, { ...late, edition: 3 }),
      corrected(mine, {}),
    ]);
    expect(items).toMatchObject([
      { verdict: 'held', why: 'about-erased' },
      { verdict: 'held', why: 'about-erased' },
      { verdict: 'ok' },
    ]);
    const [other] = await push(home.doors, [corrected(others, { said: { q1: 'cổng' } })]);
    expect(other).toMatchObject({ verdict: 'ok' });
  });

  it('is written by no phone itself', async () => {
    const officer = await home.enrol('officer', home.commune);
    const body = { about: [], facts: [[member.stream, 1, 'A'.repeat(43)]], ground: 'asked' };
    const { reply } = await officer.push([
      officer.part(home.homes.id, [said('fact.redacted@1', body)]),
    ]);
    expect(reply.parts).toMatchObject([{ items: [{ verdict: 'refused', why: 'at-home-only' }] }]);
    expect(filesWith(home.folder, [NAME])).not.toEqual([]);
  });

  it('is done again by a home put back from before it, also of what comes only later', async () => {
    await eraseResident();
    expect(await replay(home.home, place)).toEqual({
      ok: true,
      value: { lines: 0, unreadable: 0 },
    });
    // The same home by its seed, which has none of these facts yet.
    const before = await openTestHome();
    try {
      const late = await before.enrol('member', before.village);
      expect(late.stream).toBe(member.stream);
      expect(await replay(before.home, place)).toMatchObject({ value: { lines: 2 } });
      expect(await replay(before.home, place)).toMatchObject({ value: { lines: 0 } });
      const { reply } = await late.push([
        late.part(before.homes.id, [
          said('household.added@1', { household: ids.household, head: NAME, alley: 'Ngõ 3' }),
          said('resident.added@1', { ...resident(ids.resident, NAME), phone: PHONE }),
          said('resident.added@1', resident(ids.other, 'Hoàng Văn Sáo')),
        ]),
      ]);
      expect(reply.parts).toMatchObject([
        { items: [{ verdict: 'ok' }, { verdict: 'ok' }, { verdict: 'ok' }] },
      ]);
      const homes = (await before.home.warm.get(before.homes)).state as HomesState; // as above
      expect(homes.residents.get(ids.resident)?.name).toBe('—');
      expect(homes.residents.get(ids.other)?.name).toBe('Hoàng Văn Sáo');
      expect(filesWith(before.folder, [NAME, PHONE])).toEqual([]);
      const verified = await verifyStore(before.home.store, undefined);
      expect([verified.defects, verified.erased]).toEqual([[], 2]);
    } finally {
      await before.close();
    }
  });

  it('reads its tombstones past a line that a power cut tore', async () => {
    await eraseResident();
    const [name = ''] = readdirSync(place);
    const [first = ''] = readFileSync(join(place, name), 'utf8').split('\n');
    // Final from the first erasure: an older home's line is read by every newer one.
    expect(first).toMatch(
      /^\["banso\.tombstone@1","[\w-]{10}",\{"about":\["[\w-]{10}"\],"document":"12\/QĐ-UBND","facts":\[\["/u,
    );
    expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    writeFileSync(join(place, name), readFileSync(join(place, name), 'utf8').slice(0, -20));
    expect(await replay(home.home, place)).toMatchObject({ value: { lines: 0, unreadable: 1 } });
    const order = { wanted: { resident: ids.other }, ground: 'ordered' } as const;
    expect(await erase(writingTo(place), order)).toMatchObject({ ok: true });
    const { key } = home.home.directory.identity;
    expect(readTombstones(place, key)).toMatchObject({ lines: { length: 2 }, unreadable: 1 });
    // Whoever may write there erases nothing by it.
    const text = readFileSync(join(place, name), 'utf8');
    writeFileSync(join(place, name), text.replaceAll('"ordered"', '"unlawful"'));
    expect(readTombstones(place, key)).toMatchObject({ lines: { length: 1 }, unreadable: 2 });
  });

  it('takes along the answers, the picture and the voice of a person', async () => {
    const { household, resident: about } = ids;
    const [answer, answered, shown, voice, others] = [1, 2, 3, 4, 5].map(() => home.newId());
    const attached = (attachment = '') =>
      said('attachment.added@1', {
        attachment,
        household,
        file: attachment.padEnd(43, 'A'),
        key: 'A'.repeat(22),
        bytes: 9,
        media: 'image/webp',
        note: attachment === others ? 'cổng' : NOTE,
      });
    const items = await push(home.doors, [
      ...[answered, shown, voice, others].map(attached),
      said('survey.answered@1', {
        answer: answer ?? '',
        survey: home.newId(),
        household,
        resident: about,
        said: { q1: NOTE },
      }),
      said('survey.corrected@1', {
        answer: answer ?? '',
        household,
        edition: 2,
        said: { q1: NOTE, q2: answered ?? '' },
        reason: NOTE,
      }),
      said('example.told@1', {
        example: home.newId(),
        household,
        resident: about,
        skill: 'epay',
        before: NOTE,
        after: NOTE,
        until: home.today + 30,
        picture: shown ?? '',
        sound: voice ?? '',
      }),
    ]);
    expect(items.map(({ verdict }) => verdict)).not.toContain('refused');
    await eraseResident();
    expect(filesWith(home.folder, [NAME, NOTE, PHONE])).toEqual([]);
    const doors = (await home.home.warm.get(home.doors)).state as DoorsState; // of a doors book
    expect([...doors.attachments.keys()]).toEqual([others]);
  });

  it('names one fact by its origin, and finds nothing twice', async () => {
    const wanted = { book: home.homes.id, origins: [{ stream: member.stream, n: 3 }] };
    const order = { wanted, ground: 'unlawful' } as const;
    expect(await erase(writingTo(place), order)).toMatchObject({ value: { facts: 1 } });
    expect(await erase(writingTo(place), order)).toMatchObject({
      error: { code: 'nothing-to-erase' },
    });
    expect(traceOf(await home.home.warm.get(home.homes), ids.other)).toEqual([3, 5]);
  });
});
