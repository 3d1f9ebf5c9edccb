import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { REDACTED_FACTS_MAX } from '#book/common.ts';
import { originOf } from '#book/fact.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { ErasedReply } from '#protocol/erase.ts';
import { erase } from '#server/erase/erase.ts';
import { RENEWAL_DAYS } from '#server/overdue.ts';
import { retain } from '#server/retention.ts';
import { json } from '#test/access/caller.ts';
import { passDays, writeByPhone } from '#test/support/pass-days.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

const DAY_S = 86_400;
const KEPT = { seenDays: 10_000 };

let the: TestHome;
let care: Book;
let folder: string;
const ids = { household: '', resident: '', other: '' };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  the = await openTestHome({ tombstones: folder });
  const found = the.home.directory.findBookOf('care', the.village);
  if (found === undefined) throw new Error('no closed book');
  care = found;
  for (const name of ['household', 'resident', 'other'] as const) ids[name] = the.newId();
  const { household, resident, other } = ids;
  await mustRecord(the.home, the.homes, [
    said('household.added@1', { household }),
    said('resident.added@1', { resident, household, name: 'Triệu Thị Sần' }),
    said('resident.added@1', { resident: other, household, name: 'Bàn Văn Khác' }),
  ]);
  await mustRecord(the.home, care, [
    said('consent.given@1', consent(resident, 10)),
    said('health.noted@1', { resident, note: 'nghe kém Tuyệt Mật' }),
    said('consent.given@1', consent(other, 1_000)),
    said('health.noted@1', { resident: other, note: 'còn được ghi' }),
  ]);
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
const consent = (resident: string, days: number) => ({
  resident,
  purpose: 'health',
  how: 'thumb',
  language: 'tay',
  readAloud: true,
  wording: 'health@1',
  witness: 'Ông Làm Chứng',
  until: the.today + days,
});
/** From now on nothing noted of the resident's health is due. */
const renew = (): Promise<unknown> =>
  mustRecord(the.home, care, [said('consent.given@1', consent(ids.resident, 2_000))]);
/** An officer turns down what a stream wrote first in the doors. */
async function decline(stream: string): Promise<void> {
  const officer = await the.enrol('officer', the.commune);
  const body = json({ book: the.doors.id, of: [{ stream, n: 1 }], decision: 'decline', note: 'x' });
  expect((await officer.send('POST', '/api/decide', body)).status).toBe(200);
}
async function careText(): Promise<string> {
  const facts = await the.home.store.read(care.cell).listFacts(care.id, 0, 1_000);
  return facts.map(({ body }) => body).join('\n');
}

it('erases what a consent covered a month after it ended, and lets the person agree once more', async () => {
  await passDays(the, 10 + RENEWAL_DAYS + 1);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
  expect(await careText()).toContain('Tuyệt Mật');
  await passDays(the, 1);
  expect((await retain(the.home, KEPT, true)).overdue).toEqual({ facts: 1 });
  expect(await careText()).toContain('Tuyệt Mật');
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  expect(await careText()).not.toContain('Tuyệt Mật');
  expect(await careText()).toContain('còn được ghi');
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
  const officer = await the.enrol('officer', the.commune);
  const list = await officer.send<ErasedReply>('GET', `/api/erased?place=${the.village}`);
  expect(list.reply.erasures).toMatchObject([{ ground: 'consent-ended', facts: 1 }]);
  // Nothing of them waits: a new consent holds from its day on.
  await mustRecord(the.home, care, [said('consent.given@1', consent(ids.resident, 90))]);
});

it('is done once where two programs on one store begin at the same moment', async () => {
  await passDays(the, 10 + RENEWAL_DAYS + 2);
  const both = await Promise.all([retain(the.home, KEPT, false), retain(the.home, KEPT, false)]);
  const facts = both.map(({ overdue }) => overdue.facts);
  expect(facts.toSorted((left, right) => left - right)).toEqual([0, 1]);
  expect(both.map(({ overdue }) => overdue.failed)).toEqual([undefined, undefined]);
  const officer = await the.enrol('officer', the.commune);
  const list = await officer.send<ErasedReply>('GET', `/api/erased?place=${the.village}`);
  expect(list.reply.erasures).toHaveLength(1);
});

it('erases more than one fact can name', async () => {
  const notes = Array.from({ length: REDACTED_FACTS_MAX + 1 }, (_, index) =>
    said('health.noted@1', { resident: ids.resident, note: `Tuyệt Mật lần ${String(index)}` }),
  );
  await mustRecord(the.home, care, notes);
  await passDays(the, 10 + RENEWAL_DAYS + 2);
  const { overdue } = await retain(the.home, KEPT, false);
  expect(overdue).toEqual({ facts: REDACTED_FACTS_MAX + 2 });
  expect(await careText()).not.toContain('Tuyệt Mật');
});

it('erases what was noted without a consent and refused', async () => {
  const member = await the.enrol('member', the.village);
  const note = said('ethnic.noted@1', { resident: ids.resident, group: 'Nùng Tuyệt Mật' });
  const { reply } = await member.push([member.part(care.id, [note])]);
  expect(reply.parts).toMatchObject([{ items: [{ why: 'consent-missing' }] }]);
  await passDays(the, RENEWAL_DAYS + 2);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  const refused = await the.home.store.read(care.cell).listRefused(care.id);
  expect(refused.map(({ body }) => body).join()).not.toContain('Tuyệt Mật');
});

it('leaves officers the whole month for a note that came when its consent was long over', async () => {
  const member = await the.enrol('member', the.village);
  const note = said('health.noted@1', { resident: ids.resident, note: 'đến muộn Kín Đáo' });
  await passDays(the, 10 + 2 * RENEWAL_DAYS);
  const { reply } = await member.push([member.part(care.id, [note])]);
  expect(reply.parts).toMatchObject([{ items: [{ verdict: 'held', why: 'consent-ended' }] }]);
  await passDays(the, RENEWAL_DAYS);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  expect(await careText()).not.toContain('Tuyệt Mật');
  expect(await careText()).toContain('Kín Đáo');
  await passDays(the, 1);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  expect(await careText()).not.toContain('Kín Đáo');
});

it('keeps what proves a consent for five years after its end', async () => {
  const proofs = async () => (await careText()).match(/Ông Làm Chứng/gu)?.length ?? 0;
  await passDays(the, 5 * 365);
  await retain(the.home, KEPT, false);
  expect(await proofs()).toBe(2);
  await passDays(the, 60);
  await retain(the.home, KEPT, false);
  expect(await proofs()).toBe(1);
});

it('says why nothing was erased where there is no place for the record of it', async () => {
  await passDays(the, 100);
  const { tombstones: _, ...bare } = the.home;
  const { overdue } = await retain(bare, KEPT, false);
  expect(overdue).toEqual({ facts: 0, failed: 'tombstones-unset' });
});

describe('a machine that starts with its date years ahead', () => {
  const YEARS_S = 10 * 365 * DAY_S;
  const start = async () => (await retain(the.home, KEPT, false)).overdue;

  it('erases nothing, says why, and does not learn its date from what it writes itself', async () => {
    await passDays(the, 9);
    the.clock.at += YEARS_S;
    expect(await start()).toEqual({ facts: 0, failed: 'clock-unproven' });
    for (let day = 0; day < 12; day += 1) {
      const on = dayOfSeconds(the.clock.at);
      const body = { household: the.newId() };
      await mustRecord(the.home, the.homes, [{ type: 'household.added@1', on, body }]);
      the.clock.at += DAY_S;
    }
    expect(await start()).toEqual({ facts: 0, failed: 'clock-unproven' });
    expect(await careText()).toContain('Tuyệt Mật');
    expect(await careText()).toContain('còn được ghi');
  });

  it('erases nothing for a week though phones follow it', async () => {
    await passDays(the, 9);
    the.clock.at += YEARS_S;
    for (let day = 0; day < 7; day += 1) {
      await writeByPhone(the);
      expect(await start()).toEqual({ facts: 0, failed: 'clock-unproven' });
      the.clock.at += DAY_S;
    }
    expect(await careText()).toContain('còn được ghi');
  });

  it('keeps what it knows of who looked at whom', async () => {
    await passDays(the, 9);
    const line = the.home.directory.findStream(the.home.directory.identity.stream);
    if (line === undefined) throw new Error('no stream');
    the.home.seen.note(line, the.homes, ids.household, 'page');
    await the.home.seen.flush();
    the.clock.at += 100 * YEARS_S;
    expect(await retain(the.home, KEPT, false)).toMatchObject({ looks: 0 });
  });
});

it('says nothing of a date that nothing shows while nothing is due', async () => {
  the.clock.at += 5 * DAY_S;
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
});

describe('an example whose time is over', () => {
  const [file, sound] = ['f'.repeat(43), 's'.repeat(43)];
  const added = (attachment: string, of: string, media: string) =>
    said('attachment.added@1', {
      attachment,
      household: ids.household,
      file: of,
      key: 'k'.repeat(22),
      bytes: 9,
      media,
      note: 'Ảnh Tuyệt Mật',
    });
  const doorsText = async (): Promise<string> => {
    const facts = await the.home.store.read(the.doors.cell).listFacts(the.doors.id, 0, 1_000);
    return facts.map(({ body }) => body).join('\n');
  };
  async function tell(): Promise<void> {
    const [picture, voice, other] = [the.newId(), the.newId(), the.newId()];
    await mustRecord(the.home, the.doors, [
      added(picture, file, 'image/webp'),
      added(voice, sound, 'audio/webm'),
      added(other, 'o'.repeat(43), 'image/webp'),
      said('example.told@1', {
        example: the.newId(),
        household: ids.household,
        resident: ids.resident,
        skill: 'epay',
        before: 'Trước đây Tuyệt Mật',
        after: 'Bây giờ',
        until: the.today + 10,
        picture,
        sound: voice,
      }),
    ]);
  }

  it('goes with its picture and its sound, and no other of the household', async () => {
    await tell();
    await passDays(the, 10 + RENEWAL_DAYS + 3);
    const wanted = { overdue: { facts: 4 } };
    expect(await retain(the.home, KEPT, true)).toMatchObject(wanted);
    expect(await retain(the.home, KEPT, false)).toMatchObject(wanted);
    const left = await doorsText();
    expect([left.includes(file), left.includes(sound)]).toEqual([false, false]);
    expect(left).toContain('o'.repeat(43));
    expect((await retain(the.home, KEPT, true)).overdue).toEqual({ facts: 0 });
  });

  const told = (example: string, more: object = {}): Proposal =>
    said('example.told@1', {
      example,
      household: ids.household,
      skill: 'epay',
      before: 'Trước đây Tuyệt Mật',
      after: 'Bây giờ',
      until: the.today + 400,
      ...more,
    });
  const secrets = async (): Promise<number> => {
    const refused = await the.home.store.read(the.doors.cell).listRefused(the.doors.id);
    const all = (await doorsText()) + refused.map(({ body }) => body).join('\n');
    return all.match(/Trước đây Tuyệt Mật/gu)?.length ?? 0;
  };

  it('goes a month after it was withdrawn, and not for a withdrawal that was declined', async () => {
    await renew();
    const [gone, kept] = [the.newId(), the.newId()];
    await mustRecord(the.home, the.doors, [told(gone), told(kept)]);
    const withdrawn = (example: string): Proposal =>
      said('example.withdrawn@1', { example, household: ids.household });
    await mustRecord(the.home, the.doors, [withdrawn(gone)]);
    const former = await the.enrol('member', the.village, { until: the.today - 1 });
    await former.push([former.part(the.doors.id, [withdrawn(kept)])]);
    await decline(former.stream);
    await passDays(the, RENEWAL_DAYS);
    expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
    await passDays(the, 1);
    expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
    expect(await secrets()).toBe(1);
  });

  it.each(['held', 'declined', 'refused'])('goes though it was %s', async (fate) => {
    await renew();
    const author =
      fate === 'refused'
        ? await the.enrol('admin', the.commune)
        : await the.enrol('member', the.village, { until: the.today - 1 });
    const part = author.part(the.doors.id, [told(the.newId(), { until: the.today + 10 })]);
    const { reply } = await author.push([part]);
    const verdict = fate === 'declined' ? 'held' : fate;
    expect(reply.parts).toMatchObject([{ items: [{ verdict }] }]);
    if (fate === 'declined') {
      await decline(author.stream);
    }
    await passDays(the, 10 + RENEWAL_DAYS + 1);
    expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
    expect(await secrets()).toBe(1);
    await passDays(the, 1);
    expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
    expect(await secrets()).toBe(0);
  });

  it('takes them along when it is erased by hand', async () => {
    await tell();
    const facts = await the.home.store.read(the.doors.cell).listFacts(the.doors.id, 0, 1_000);
    const examples = facts.filter(({ type }) => type === 'example.told@1');
    const wanted = { book: the.doors.id, origins: examples.map(originOf) };
    const done = await erase(the.home, { wanted, ground: 'asked' });
    expect(done).toMatchObject({ ok: true, value: { facts: 3 } });
    expect(await doorsText()).not.toContain(file);
  });
});

describe('a pair of neighbours', () => {
  beforeEach(renew);
  const pair = 'pairAAAAAA';
  const word = (type: string, part: 'learns' | 'shows', more: object, id = pair): Proposal => {
    const [resident, other] =
      part === 'learns' ? [ids.resident, ids.other] : [ids.other, ids.resident];
    const { household } = ids;
    return said(type, { pair: id, household, resident, part, with: other, skill: 'epay', ...more });
  };
  const agreed = (part: 'learns' | 'shows', days: number, id = pair): Proposal =>
    word('pair.agreed@1', part, { until: the.today + days }, id);
  const ended = (part: 'learns' | 'shows', outcome: string): Proposal =>
    word('pair.ended@1', part, { outcome });
  /** Words that still say who learns what. */
  const naming = async (): Promise<readonly string[]> => {
    const facts = await the.home.store.read(the.doors.cell).listFacts(the.doors.id, 0, 1_000);
    return facts.flatMap(({ type, body }) =>
      type.startsWith('pair.') && body.includes('"epay"') ? [type] : [],
    );
  };
  const erased = async (): Promise<number> => (await retain(the.home, KEPT, false)).overdue.facts;

  it('is forgotten a month after the later of the two agreed no more', async () => {
    await mustRecord(the.home, the.doors, [agreed('learns', 10), agreed('shows', 20)]);
    await passDays(the, 20 + RENEWAL_DAYS + 1);
    expect(await erased()).toBe(0);
    await passDays(the, 1);
    expect(await erased()).toBe(2);
    expect(await naming()).toEqual([]);
    const { state } = await the.home.warm.get(the.doors);
    expect((state as DoorsState).pairs.size).toBe(0); // of a doors book
    expect(await erased()).toBe(0);
  });

  it('is forgotten a month after it ended, with the words that ended it', async () => {
    await mustRecord(the.home, the.doors, [
      agreed('learns', 90),
      agreed('shows', 90),
      ended('learns', 'learnt'),
    ]);
    await passDays(the, RENEWAL_DAYS);
    expect(await erased()).toBe(0);
    await passDays(the, 1);
    expect(await erased()).toBe(3);
    expect(await naming()).toEqual([]);
  });

  it('leaves a no for a year, so that nobody is asked again soon', async () => {
    await mustRecord(the.home, the.doors, [agreed('learns', 90), ended('shows', 'declined')]);
    await passDays(the, RENEWAL_DAYS + 1);
    expect(await erased()).toBe(1);
    expect(await naming()).toEqual(['pair.ended@1']);
    const { state } = await the.home.warm.get(the.doors);
    const [row] = (state as DoorsState).pairs.values(); // of a doors book
    expect(row).toMatchObject({
      learner: ids.resident,
      teacher: ids.other,
      ended: { part: 'shows' },
    });
    await passDays(the, 365);
    expect(await erased()).toBe(1);
    expect(await naming()).toEqual([]);
  });

  it('is forgotten though one of the words was never taken, or taken back as a mistake', async () => {
    const former = await the.enrol('member', the.village, { until: the.today - 1 });
    await former.push([former.part(the.doors.id, [agreed('learns', 10, 'pairBBBBBB')])]);
    await mustRecord(the.home, the.doors, [agreed('learns', 90), ended('learns', 'mistake')]);
    await passDays(the, RENEWAL_DAYS + 1);
    expect(await erased()).toBe(2);
    expect(await naming()).toEqual(['pair.agreed@1']);
    await passDays(the, 11);
    expect(await erased()).toBe(1);
    expect(await naming()).toEqual([]);
  });
});
