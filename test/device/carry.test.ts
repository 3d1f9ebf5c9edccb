import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { joinFrames, openCopy, readCarryFile } from '#book/copy.ts';
import type { Device } from '#device/device.ts';
import type { Transport } from '#device/platform.ts';
import { hpkeCrypto } from '#server/crypto.ts';
import { OpeningRow } from '#device/copy-rows.ts';
import { IdentityRow, toRow } from '#device/rows.ts';
import {
  enrolledPhone,
  openPhone,
  openWorld,
  save,
  visit,
  type Worker,
  type World,
} from './world.ts';

let world: World;
let lan: Worker;
let mai: Worker;
beforeEach(async () => {
  world = await openWorld();
  lan = await world.addWorker('Hoàng Thị Lan', 'member');
  mai = await world.addWorker('Lò Thị Mai', 'member');
});
afterEach(() => world.close());

/** A network that the test takes away. */
function line(isThere = true) {
  const state = { isThere };
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      if (!state.isThere) throw new TypeError('no network');
      return direct(path, init);
    };
  return { state, through };
}

async function bundleOf(device: Device): Promise<Bytes> {
  const bundle = await (await device.carrying()).bundle();
  if (!bundle.ok) throw new Error(bundle.error.code);
  return bundle.value.file;
}

async function take(device: Device, file: Bytes): Promise<string> {
  const taken = await (await device.carrying()).takeBundle(file);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value.name;
}

async function answersFor(device: Device, name: string): Promise<Bytes> {
  const answers = await (await device.carrying()).answersFor(name);
  if (answers === undefined) throw new Error('no answers');
  return answers;
}

async function storedAt({ home, doors }: World): Promise<readonly string[]> {
  const facts = await home.store.read(doors.cell).listFacts(doors.id, 0, 10_000);
  return facts.map(({ stream, n, body }) => `${stream}.${n} ${body}`);
}

describe('carried for somebody else', () => {
  test('facts are received although their phone never had a network', async () => {
    const sky = line();
    const author = await enrolledPhone(world, lan, { through: sky.through });
    sky.state.isThere = false;
    for (let visits = 0; visits < 3; visits += 1) {
      await save(author, world.doors, [visit(world, author)]);
    }
    const carrier = await enrolledPhone(world, mai);
    const name = await take(carrier, await bundleOf(author));
    await carrier.sync();
    expect(await storedAt(world)).toHaveLength(3);
    const carrying = await carrier.carrying();
    expect(await carrying.carried()).toMatchObject([{ copies: 3, taken: 3, notTaken: 0 }]);
    const taken = await (await author.carrying()).takeAnswers(await answersFor(carrier, name));
    expect(taken).toEqual({ ok: true, value: { facts: 3, others: 0, notTaken: 0 } });
    expect(author.counts()).toMatchObject({ waiting: 0, received: 3 });
    expect(await (await author.carrying()).bundle()).toMatchObject({
      error: { code: 'nothing-unsent' },
    });
    // Later the phone comes to a network itself: nothing is sent twice.
    sky.state.isThere = true;
    await author.sync();
    expect(await storedAt(world)).toHaveLength(3);
    expect(author.syncState()).toMatchObject({ phase: 'idle' });
  });

  test('nothing can be read by the carrier', async () => {
    const author = await enrolledPhone(world, lan, { through: line().through });
    const body = { household: author.newId(), head: 'Nguyễn Thị Hoàng Phương Thảo' };
    await author.save(world.homes.id, [{ type: 'household.added@1', on: author.now().on, body }]);
    const visits = [visit(world, author), visit(world, author)];
    await author.save(world.doors.id, visits);
    // Sent meanwhile or not, the copies are the same.
    const file = await bundleOf(author);
    const read = readCarryFile(file);
    if (!read.ok) throw new Error(read.error.code);
    const { stream } = toRow(IdentityRow, author.medium.get('meta')?.get('identity')) ?? {};
    const bytes = Buffer.from(file);
    const secrets = [
      [stream, lan.person, world.doors.id, world.homes.id, world.household, world.village],
      [body.household, body.head, 'household.added@1', 'door.visited@1', 'Nguyễn'],
      visits.flatMap((each) => Object.values(each.body).map(String)),
    ].flat();
    for (const secret of secrets) {
      if (secret === undefined) throw new Error('no stream');
      // A few bytes stand in ciphertext by chance.
      if (secret.length < 6) continue;
      for (const form of ['utf8', 'utf16le'] as const) {
        expect(bytes.includes(Buffer.from(secret, form)), secret).toBe(false);
      }
      expect(bytes.includes(toBase64Url(utf8(secret)))).toBe(false);
    }
    const carrier = await enrolledPhone(world, mai);
    const opening = toRow(OpeningRow, carrier.medium.get('meta')?.get('opening'));
    if (opening === undefined) throw new Error('no opening key');
    const point = world.home.opening.current().key;
    for (const copy of read.value.frames) {
      for (const secret of [opening.reply.slice(2, 34), new Uint8Array(32).fill(1)]) {
        const pair = { point: new Uint8Array(Buffer.from(point, 'base64url')), privateKey: secret };
        expect(await openCopy(hpkeCrypto, pair, copy)).toMatchObject({ ok: false });
      }
    }
    await take(carrier, file);
    await carrier.sync();
    const [name = ''] = carrier.medium.get('carried')?.keys() ?? [];
    // The answers say nothing to their carrier either.
    const answers = await answersFor(carrier, name);
    expect(await (await carrier.carrying()).takeAnswers(answers)).toMatchObject({
      value: { facts: 0, others: read.value.frames.length },
    });
    expect(Buffer.from(answers).includes(stream ?? '')).toBe(false);
  });

  test('a carrier needs neither a grant over the book nor to be alone', async () => {
    const author = await enrolledPhone(world, lan);
    const sky = line(false);
    const offline = await openPhone(world, { medium: author.medium, through: sky.through });
    await save(offline, world.doors, [visit(world, offline)]);
    const file = await bundleOf(offline);
    const elsewhere = await world.addWorker('Người xã khác', 'member', world.commune);
    const carriers = await Promise.all([
      enrolledPhone(world, mai),
      enrolledPhone(world, elsewhere),
    ]);
    for (const carrier of carriers) {
      await take(carrier, file);
      await take(carrier, file);
      await carrier.sync();
      const carried = await (await carrier.carrying()).carried();
      expect(carried).toMatchObject([{ copies: 1, taken: 1 }]);
    }
    expect(await storedAt(world)).toHaveLength(1);
  });

  test('what the home cannot take yet is offered again, and told to the author', async () => {
    const sky = line();
    const author = await enrolledPhone(world, lan, { through: sky.through });
    sky.state.isThere = false;
    await save(author, world.doors, [visit(world, author)]);
    const whole = readCarryFile(await bundleOf(author));
    await save(author, world.doors, [visit(world, author)]);
    const both = readCarryFile(await bundleOf(author));
    if (!whole.ok || !both.ok) throw new Error('no bundle');
    const [first, second] = both.value.frames;
    if (first === undefined || second === undefined) throw new Error('two copies');
    const head = utf8('banso.copies@1\n');
    const fileOf = (copy: Bytes) => new Uint8Array(Buffer.concat([head, joinFrames([copy])]));
    const carrier = await enrolledPhone(world, mai);
    const late = await take(carrier, fileOf(second));
    await carrier.sync();
    const carrying = await carrier.carrying();
    expect(await carrying.carried()).toMatchObject([{ taken: 0, notTaken: 1 }]);
    const told = await (await author.carrying()).takeAnswers(await answersFor(carrier, late));
    expect(told).toEqual({ ok: true, value: { facts: 0, others: 0, notTaken: 1 } });
    expect(author.counts()).toMatchObject({ waiting: 2 });
    await take(carrier, fileOf(first));
    // The later one may be brought first once more: then it is taken the next time.
    await carrying.deliver();
    await carrying.deliver();
    const carried = await carrying.carried();
    expect(carried.map(({ taken, notTaken }) => [taken, notTaken])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    // The answer to the second says nothing of the first: it waits for the answer to that.
    const answers = await answersFor(carrier, late);
    expect(await (await author.carrying()).takeAnswers(answers)).toMatchObject({
      value: { facts: 0 },
    });
    for (const { name } of carried) {
      await (await author.carrying()).takeAnswers(await answersFor(carrier, name));
    }
    await (await author.carrying()).takeAnswers(answers);
    expect(author.counts()).toMatchObject({ waiting: 0, received: 2 });
  });

  test('is forgotten after 60 days, and what is no bundle is not taken', async () => {
    const author = await enrolledPhone(world, lan, { through: line(true).through });
    await save(author, world.doors, [visit(world, author)]);
    const carrier = await enrolledPhone(world, mai);
    const carrying = await carrier.carrying();
    await take(carrier, await bundleOf(author));
    for (const file of [
      utf8(''),
      utf8('Họ tên'),
      utf8('banso.copies@1\n'),
      utf8('banso.copies@1\n\0\0\0\u0001x'),
    ]) {
      expect(await carrying.takeBundle(file)).toMatchObject({ ok: false });
    }
    expect(await carrying.takeAnswers(await bundleOf(author))).toMatchObject({
      error: { code: 'not-a-carry-file' },
    });
    world.time.nowS += 59 * 86_400;
    await carrier.sync();
    expect(await carrying.carried()).toHaveLength(1);
    world.time.nowS += 2 * 86_400;
    await carrier.sync();
    expect(await carrying.carried()).toHaveLength(0);
  });
});

describe('in any order, any number of times, by anybody', () => {
  type Step =
    | { readonly kind: 'save'; readonly count: number }
    | { readonly kind: 'sync' }
    | { readonly kind: 'hand'; readonly carrier: 0 | 1 }
    | { readonly kind: 'deliver'; readonly carrier: 0 | 1 }
    | { readonly kind: 'back'; readonly carrier: 0 | 1; readonly which: number }
    | { readonly kind: 'raw'; readonly picks: readonly number[] };

  const carrier = fc.constantFrom<0 | 1>(0, 1);
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('save' as const),
        count: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('sync' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('hand' as const), carrier }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('deliver' as const), carrier }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('back' as const), carrier, which: fc.nat(5) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('raw' as const),
        picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
      }),
    },
  );

  test('copies give the same book and truthful receipts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const scene = await openWorld();
        try {
          await play(scene, steps);
        } finally {
          scene.close();
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  async function play(scene: World, steps: readonly Step[]): Promise<void> {
    const sky = line();
    const author = await enrolledPhone(scene, await scene.addWorker('Lan', 'member'), {
      through: sky.through,
    });
    const carriers = [
      await enrolledPhone(scene, await scene.addWorker('Mai', 'member')),
      await enrolledPhone(scene, await scene.addWorker('Tư', 'member')),
    ] as const;
    sky.state.isThere = false;
    const seen: Bytes[] = [];
    let saved = 0;
    for (const each of steps) {
      if (each.kind === 'save') {
        const visits = Array.from({ length: each.count }, () => visit(scene, author));
        await save(author, scene.doors, visits);
        saved += each.count;
      } else if (each.kind === 'sync') {
        sky.state.isThere = true;
        await author.sync();
        sky.state.isThere = false;
      } else if (each.kind === 'hand') {
        const bundle = await (await author.carrying()).bundle();
        if (!bundle.ok) continue;
        const read = readCarryFile(bundle.value.file);
        if (read.ok) seen.push(...read.value.frames);
        await take(carriers[each.carrier], bundle.value.file);
      } else if (each.kind === 'deliver') {
        await (await carriers[each.carrier].carrying()).deliver();
      } else if (each.kind === 'back') {
        const carrying = await carriers[each.carrier].carrying();
        const bundles = await carrying.carried();
        const name = bundles[each.which % Math.max(1, bundles.length)]?.name;
        const answers = name === undefined ? undefined : await carrying.answersFor(name);
        if (answers !== undefined) await (await author.carrying()).takeAnswers(answers);
      } else if (seen.length > 0) {
        const copies = each.picks.flatMap((pick) => seen[pick % seen.length] ?? []);
        const body = joinFrames(copies);
        const answer = await scene.app.request('/api/carry', { method: 'POST', body });
        expect(answer.status).toBe(200);
      }
      await expectTruth(scene, author, saved);
    }
    sky.state.isThere = true;
    expect(await author.sync()).toMatchObject({ phase: 'idle' });
    await expectTruth(scene, author, saved);
    expect(author.counts()).toEqual({ waiting: 0, received: saved, held: 0, refused: 0 });
    expect(await storedAt(scene)).toHaveLength(saved);
    for (const phone of carriers) await phone.sync();
    const views = [author, ...carriers].map((phone) => phone.findView('doors', scene.village));
    expect(views.map((view) => [...(view?.state.visits.keys() ?? [])])).toEqual(
      views.map(() => [...(views[0]?.state.visits.keys() ?? [])]),
    );
  }

  /** What the home has is what was saved, once each and in order; what shows as received, it has. */
  async function expectTruth(scene: World, author: Device, saved: number): Promise<void> {
    const facts = await scene.home.store
      .read(scene.doors.cell)
      .listFacts(scene.doors.id, 0, 10_000);
    const own = await author.ownFacts();
    expect(own).toHaveLength(saved);
    expect(facts.map(({ n }) => n)).toEqual(facts.map((_, index) => index + 1));
    for (const fact of facts) {
      expect(JSON.parse(fact.body)).toEqual(own.find(({ n }) => n === fact.n)?.body);
    }
    const received = own.filter(({ fate }) => fate === 'received').length;
    expect(received).toBeLessThanOrEqual(facts.length);
    expect(author.counts()).toEqual({ waiting: saved - received, received, held: 0, refused: 0 });
  }
});
