import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Proposal } from '#book/activity.ts';
import { tablesText } from '#book/table.ts';
import { createMemoryMirror, type MirrorMedium } from '#device/memory-mirror.ts';
import { createMedium, type Medium } from '#device/memory-store.ts';
import type { Device } from '#device/device.ts';
import type { Transport } from '#device/platform.ts';
import type { PullReply } from '#protocol/messages.ts';
import { erase } from '#server/erase/erase.ts';
import type { Wanted } from '#server/erase/select.ts';
import { verifyStore } from '#server/verify-store.ts';
import { dumpMedium } from './dump.ts';
import {
  enrolledPhone,
  openPhone,
  openWorld,
  receive,
  save,
  type World,
  factsAlone,
} from './world.ts';

const NAME = 'Bàn Thị Én Nhạn';
const PHONE = '+84987654321';
const NOTE = 'đau chân phải';
const CANARIES = [NAME, PHONE, NOTE];

let world: World;
let place: string;
beforeEach(async () => {
  world = await openWorld();
  place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
});
afterEach(() => {
  world.close();
  rmSync(place, { recursive: true });
});

const found = (medium: Medium): string[] =>
  CANARIES.filter((canary) => dumpMedium(medium).includes(canary));

const resident = (device: Device, id: Id): Proposal => ({
  type: 'resident.added@1',
  on: device.now().on,
  body: { resident: id, household: world.household, name: NAME, phone: PHONE, birthYear: 1950 },
});
const help = (device: Device, id: Id, note = `${NAME} ${NOTE}`): Proposal => ({
  type: 'help.given@1',
  on: device.now().on,
  body: {
    help: device.newId(),
    household: world.household,
    resident: id,
    skill: 'bank',
    how: 'with',
    note,
  },
});
const eraseAtHome = async (wanted: Wanted): Promise<void> => {
  const home = { ...world.home, tombstones: { folder: place } };
  const erased = await erase(home, { wanted, ground: 'asked' });
  if (!erased.ok) throw new Error(erased.error.code);
};
const stateOf = (device: Device): readonly string[] =>
  (['homes', 'doors'] as const).map((activity) => {
    const view = device.findView(activity, world.village);
    return view === undefined ? '' : tablesText({ ...view.state, erased: view.erased });
  });

async function twoPhones() {
  const [author, reader] = [createMedium(), createMedium()];
  const mirrored: MirrorMedium = new Map();
  const mirror = createMemoryMirror({ medium: mirrored });
  const lan = await world.addWorker('Hoàng Thị Lan', 'member');
  const tai = await world.addWorker('Vi Văn Tài', 'leader');
  const first = await enrolledPhone(world, lan, { medium: author, mirror });
  const id = first.newId();
  await save(first, world.homes, [resident(first, id)]);
  await save(first, world.doors, [help(first, id)]);
  await first.sync();
  const second = await enrolledPhone(world, tai, { medium: reader });
  return { author, reader, mirrored, first, second, id };
}

describe('what the home has erased', () => {
  test('is nowhere on any phone after its next sync, and figures are the home’s', async () => {
    const { author, reader, mirrored, first, second, id } = await twoPhones();
    expect(found(author)).toEqual(CANARIES);
    expect(found(reader)).toEqual(CANARIES);
    const copies = [...mirrored.values()].flatMap((shelf) => [...shelf.keys()]);
    expect(copies).toHaveLength(2);
    const salts = author.get('salts')?.size;
    expect(salts).toBe(2);
    await eraseAtHome({ resident: id });
    await first.sync();
    await second.sync();
    expect(found(author)).toEqual([]);
    expect(found(reader)).toEqual([]);
    expect(author.get('salts')?.size).toBe(0);
    expect(author.get('copies')?.size).toBe(0);
    expect([...mirrored.values()].flatMap((shelf) => [...shelf.keys()])).toEqual([]);
    expect(stateOf(first)).toEqual(stateOf(second));
    const anew = await openPhone(world, { medium: author });
    expect(stateOf(anew)).toEqual(stateOf(second));
    const third = await enrolledPhone(world, await world.addWorker('Lý Thị Mai', 'member'));
    expect(stateOf(third)).toEqual(stateOf(second));
    expect(found(third.medium)).toEqual([]);
    expect(third.findView('homes', world.village)?.state.residents.get(id)).toMatchObject({
      name: '—',
      birthYear: 1950,
    });
    expect(JSON.stringify(await first.ownFacts())).not.toContain(NAME);
  });

  test('is in no state that a phone keeps of a book either', async () => {
    const { first, author, id } = await twoPhones();
    await receive(world, 100);
    await first.sync();
    const kept = (): string => dumpMedium(new Map([['states', author.get('states') ?? new Map()]]));
    expect(kept()).toContain(NOTE);
    await eraseAtHome({ resident: id });
    await first.sync();
    expect(found(author)).toEqual([]);
    expect(kept()).toContain('state.visits');
    const again = await openPhone(world, { medium: author });
    expect(stateOf(again)).toEqual(stateOf(first));
  });

  test('lets its author go on, in the same block and stream', async () => {
    const { first, second, id } = await twoPhones();
    await eraseAtHome({ resident: id });
    await first.sync();
    const before = await world.home.store.read(world.doors.cell).listStreams(world.doors.id);
    await save(first, world.doors, [
      {
        type: 'door.visited@1',
        on: first.now().on,
        body: { visit: first.newId(), household: world.household, outcome: 'nobody' },
      },
    ]);
    expect(await first.sync()).toMatchObject({ phase: 'idle' });
    expect(first.counts()).toMatchObject({ waiting: 0, received: 3 });
    await second.sync();
    expect(stateOf(first)).toEqual(stateOf(second));
    const after = await world.home.store.read(world.doors.cell).listStreams(world.doors.id);
    // The home's own stream wrote the erasure; no phone had to begin another.
    expect(new Set(after)).toEqual(new Set(before));
    const verified = await verifyStore(world.home.store, undefined);
    expect(verified.defects).toEqual([]);
  });

  test('keeps what waits: it is sent, and waits at the home for an officer', async () => {
    const { author, first, id } = await twoPhones();
    await save(first, world.doors, [help(first, id, 'bác ấy')]);
    await eraseAtHome({ resident: id });
    await first.sync();
    expect(found(author)).toEqual([]);
    const own = await first.ownFacts();
    expect(own.map(({ fate, why }) => [fate, why])).toEqual([
      ['received', undefined],
      ['received', undefined],
      ['held', 'about-erased'],
    ]);
    expect(await first.sync()).toMatchObject({ phase: 'idle' });
    expect(author.get('salts')?.size).toBe(0);
  });

  test('goes with its picture, at the home and on every phone', async () => {
    const worker = await world.addWorker('Lý Thị Viên', 'member');
    const phone = await enrolledPhone(world, worker);
    const kept = await (
      await phone.attachments()
    ).keep(world.doors.id, world.random(90_000), world.random(60));
    if (!kept.ok) throw new Error(kept.error.code);
    const attachment = phone.newId();
    const { household } = world;
    await save(phone, world.doors, [
      {
        type: 'attachment.added@1',
        on: phone.now().on,
        body: { attachment, household, ...kept.value, media: 'image/webp', note: NOTE },
      },
    ]);
    await phone.sync();
    await (await phone.attachments()).send();
    const { file, key } = kept.value;
    const lies = () => world.home.shelf?.read(file, 0, 1);
    expect(await lies()).toHaveLength(1);
    const [said] = await phone.ownFacts();
    const { stream } =
      (await world.home.store.read(world.doors.cell).listFacts(world.doors.id, 0, 1))[0] ?? {};
    const origins = [{ stream: stream ?? '', n: said?.n ?? 0 }];
    await eraseAtHome({ book: world.doors.id, origins });
    await phone.sync();
    expect(await lies()).toBeUndefined();
    expect([phone.medium.get('files')?.size, phone.medium.get('frames')?.size]).toEqual([0, 0]);
    expect(dumpMedium(phone.medium)).not.toContain(key);
    expect(phone.findView('doors', world.village)?.state.attachments.size).toBe(0);
    // It is taken back by somebody who has not heard of it: asked about, not refused.
    await save(phone, world.doors, [
      {
        type: 'attachment.withdrawn@1',
        on: phone.now().on,
        body: { attachment, household },
      },
    ]);
    await phone.sync();
    expect((await phone.ownFacts()).map(({ fate }) => fate)).toEqual(['received', 'received']);
  });

  test('goes with the drafts about the person and their household, and what was taken for them', async () => {
    const { author, first, second, reader, id } = await twoPhones();
    const files = await second.attachments();
    const kept = await files.keep(world.doors.id, world.random(90_000), world.random(60));
    if (!kept.ok) throw new Error(kept.error.code);
    const taken = [{ ...kept.value, attachment: second.newId(), media: 'image/webp' }];
    const [form, other] = [second.newId(), second.newId()];
    for (const key of [`visit.${world.household}`, `survey.${form}.${world.household}`]) {
      await first.putDraft(key, { note: NOTE }, true);
    }
    await second.putDraft(`example.${id}`, { before: NAME, files: taken }, true);
    await second.putDraft(`visit.${other}`, { note: 'đi vắng' }, true);
    await eraseAtHome({ resident: id });
    await first.sync();
    await second.sync();
    expect([...found(author), ...found(reader)]).toEqual([]);
    expect(await first.listDrafts()).toEqual([]);
    expect((await second.listDrafts()).map(({ key }) => key)).toEqual([`visit.${other}`]);
    expect([reader.get('files')?.size, reader.get('frames')?.size]).toEqual([0, 0]);
    // A draft begun afterwards stays.
    await first.putDraft(`visit.${world.household}`, { note: '' }, true);
    await save(first, world.doors, [help(first, first.newId(), 'khác')]);
    await first.sync();
    expect(await first.listDrafts()).toHaveLength(1);
  });

  test('leaves a picture that another entry of the book names', async () => {
    const phone = await enrolledPhone(world, await world.addWorker('Lý Thị Viên', 'member'));
    const files = await phone.attachments();
    const kept = await files.keep(world.doors.id, world.random(90_000), world.random(60));
    if (!kept.ok) throw new Error(kept.error.code);
    const { household } = world;
    const added = (): Proposal => ({
      type: 'attachment.added@1',
      on: phone.now().on,
      body: { attachment: phone.newId(), household, ...kept.value, media: 'image/webp' },
    });
    await save(phone, world.doors, [added(), added()]);
    await phone.sync();
    await files.send();
    const [said] = await world.home.store.read(world.doors.cell).listFacts(world.doors.id, 0, 1);
    const stream = said?.stream ?? '';
    const lies = async (): Promise<readonly unknown[]> => {
      await phone.sync();
      const bytes = await world.home.shelf?.read(kept.value.file, 0, 1);
      return [bytes?.length, phone.medium.get('files')?.size];
    };
    await eraseAtHome({ book: world.doors.id, origins: [{ stream, n: 1 }] });
    expect(await lies()).toEqual([1, 1]);
    await eraseAtHome({ book: world.doors.id, origins: [{ stream, n: 2 }] });
    expect(await lies()).toEqual([undefined, 0]);
  });

  test('is believed only where the book says so, residue by residue', async () => {
    const { first, id } = await twoPhones();
    await eraseAtHome({ resident: id });
    const forge = async (answer: Response): Promise<Response> => {
      const reply = (await answer.json()) as PullReply; // of a pull, as asked below
      for (const { runs } of reply.books) {
        for (const run of runs as { b: Record<string, unknown>[] }[]) {
          for (const body of run.b) if ('birthYear' in body) body['birthYear'] = 1977;
        }
      }
      return Response.json(reply);
    };
    const through =
      (direct: Transport): Transport =>
      async (path, init) => {
        // What the home has folded itself is its own word, whatever comes behind it.
        const answer = await factsAlone(direct)(path, init);
        return path.startsWith('/api/pull') && answer.status === 200 ? forge(answer) : answer;
      };
    const worker = await world.addWorker('Lý Thị Mai', 'member');
    const deceived = await enrolledPhone(world, worker, { through });
    expect(deceived.syncState()).toMatchObject({ phase: 'trouble', code: 'residue-unproven' });
    expect(deceived.findView('homes', world.village)).toBeUndefined();
    expect(await first.sync()).toMatchObject({ phase: 'idle' });
  });

  test('does not come back from phones when the home is put back from before it', async () => {
    const { author, first, second, id } = await twoPhones();
    const copy = await world.copyFiles();
    await eraseAtHome({ resident: id });
    await first.sync();
    await second.sync();
    await world.restoreFiles(copy);
    for (let turn = 0; turn < 3; turn += 1) {
      await first.sync();
      await second.sync();
    }
    expect(found(author)).toEqual([]);
    expect(stateOf(first)).toEqual(stateOf(second));
    const verified = await verifyStore(world.home.store, undefined);
    expect(verified.defects).toEqual([]);
    expect(verified.erased).toBeGreaterThanOrEqual(2);
  });

  test('does not come back from before it was even received', async () => {
    const copy = await world.copyFiles();
    const { author, first, second, id } = await twoPhones();
    await eraseAtHome({ resident: id });
    await first.sync();
    await second.sync();
    await world.restoreFiles(copy);
    for (let turn = 0; turn < 4; turn += 1) {
      world.time.nowS += 700;
      await second.sync();
      await first.sync();
    }
    expect(found(author)).toEqual([]);
    expect(stateOf(first)).toEqual(stateOf(second));
    const verified = await verifyStore(world.home.store, undefined);
    expect(verified.defects).toEqual([]);
    expect(second.findView('homes', world.village)?.state.residents.get(id)?.['name']).toBe('—');
  });
});
