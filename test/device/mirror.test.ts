import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import { createMemoryMirror, type MirrorMedium } from '#device/memory-mirror.ts';
import { createMedium } from '#device/memory-store.ts';
import { OpeningRow } from '#device/copy-rows.ts';
import { AnswerRow, CounterRow, toRow } from '#device/rows.ts';
import type { Transport } from '#device/platform.ts';
import { verifyBooks } from '#server/verify.ts';
import {
  enrolledPhone,
  openPhone,
  openWorld,
  originsAt,
  save,
  visit,
  type Worker,
  type World,
} from './world.ts';

let world: World;
let lan: Worker;
let mai: Worker;
let mirrored: MirrorMedium;
/** Stores that are no longer on the phone. */
let gone: Set<string>;
beforeEach(async () => {
  world = await openWorld();
  lan = await world.addWorker('Hoàng Thị Lan', 'member');
  mai = await world.addWorker('Lò Thị Mai', 'member');
  mirrored = new Map();
  gone = new Set();
});
afterEach(() => world.close());

const mirrorOf = (store: string, mishap?: (operation: number) => boolean) =>
  createMemoryMirror({
    medium: mirrored,
    store,
    isGone: (name) => gone.has(name),
    ...(mishap && { mishap }),
  });

function line() {
  const state = { isThere: true, withoutKeys: false };
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      if (!state.isThere) throw new TypeError('no network');
      const answer = await direct(path, init);
      if (!state.withoutKeys || answer.status !== 200 || path.startsWith('/api/carry')) {
        return answer;
      }
      const { opening: _, ...reply } = (await answer.json()) as { opening?: unknown };
      return Response.json(reply);
    };
  return { state, through };
}

/** Looking into the mirror is not waited for at the start. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
};

describe('the mirror', () => {
  test('holds each copy once, with or without a network, and from several tabs', async () => {
    const sky = line();
    const phone = await enrolledPhone(world, lan, {
      through: sky.through,
      mirror: mirrorOf('store'),
    });
    sky.state.isThere = false;
    for (let saves = 1; saves <= 3; saves += 1) {
      await save(phone, world.doors, [visit(world, phone)]);
      await phone.sync();
      expect(mirrored.get('store')?.size).toBe(saves);
    }
    const tab = await openPhone(world, { medium: phone.medium, mirror: mirrorOf('store') });
    await tab.sync();
    await save(tab, world.doors, [visit(world, tab)]);
    await tab.sync();
    expect(mirrored.get('store')?.size).toBe(4);
    expect([...(mirrored.get('store')?.values() ?? [])]).toEqual(
      [...(phone.medium.get('copies')?.values() ?? [])].map(
        (row) => (row as { bytes: unknown }).bytes,
      ), // as saved
    );
    expect(tab.copiesFound()).toBe(0);
  });

  test.each(['begun anew under its name', 'gone with its name'])(
    'gives back what a store held that is %s',
    async (how) => {
      const sky = line();
      const phone = await enrolledPhone(world, lan, {
        through: sky.through,
        mirror: mirrorOf('lan'),
      });
      await save(phone, world.doors, [visit(world, phone)]);
      await phone.sync();
      sky.state.isThere = false;
      await save(phone, world.doors, [visit(world, phone), visit(world, phone)]);
      await phone.sync();
      expect(await originsAt(world, world.doors)).toHaveLength(1);
      // The store is cleared; the mirror is not.
      if (how === 'gone with its name') {
        gone.add('lan');
      } else {
        const empty = await openPhone(world, { mirror: mirrorOf('lan') });
        await settled();
        expect(empty.copiesFound()).toBe(2);
      }
      const next = await enrolledPhone(world, mai, { mirror: mirrorOf('mai') });
      await settled();
      await next.sync();
      expect(next.copiesFound()).toBe(0);
      expect(await originsAt(world, world.doors)).toHaveLength(3);
      expect([...mirrored.values()].flatMap((copies) => [...copies.keys()])).toEqual([]);
      const later = await openPhone(world, { medium: next.medium, mirror: mirrorOf('mai') });
      await settled();
      expect(later.copiesFound()).toBe(0);
    },
  );

  test('tells of them until the home has taken them, and not of other people of this phone', async () => {
    const sky = line();
    const phone = await enrolledPhone(world, lan, {
      through: sky.through,
      mirror: mirrorOf('lan'),
    });
    sky.state.isThere = false;
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    const other = await enrolledPhone(world, mai, {
      through: sky.through,
      mirror: mirrorOf('mai'),
    }).catch(() => undefined);
    expect(other).toBeUndefined();
    sky.state.isThere = true;
    const enrolled = await enrolledPhone(world, mai, {
      through: sky.through,
      mirror: mirrorOf('mai'),
    });
    await settled();
    expect(enrolled.copiesFound()).toBe(0);
    sky.state.isThere = false;
    gone.add('lan');
    const offline = await openPhone(world, {
      medium: enrolled.medium,
      through: sky.through,
      mirror: mirrorOf('mai'),
    });
    await settled();
    await offline.sync();
    expect(offline.copiesFound()).toBe(1);
    const file = await (await offline.carrying()).bundle();
    expect(file).toMatchObject({ ok: true, value: { copies: 1, facts: 0 } });
    sky.state.isThere = true;
    await offline.sync();
    expect(offline.copiesFound()).toBe(0);
    expect(await originsAt(world, world.doors)).toHaveLength(1);
  });

  test('brings what a store that was set back to yesterday had already saved', async () => {
    const sky = line();
    const phone = await enrolledPhone(world, lan, {
      through: sky.through,
      mirror: mirrorOf('lan'),
    });
    await save(phone, world.doors, [visit(world, phone)]);
    const yesterday = createMedium();
    for (const [table, rows] of phone.medium) {
      for (const [key, value] of rows) yesterday.get(table)?.set(key, value);
    }
    await save(phone, world.doors, [visit(world, phone)]);
    sky.state.isThere = false;
    await phone.sync();
    const back = await openPhone(world, { medium: yesterday, mirror: mirrorOf('lan') });
    await settled();
    expect(back.copiesFound()).toBe(1);
    await back.sync();
    expect(await originsAt(world, world.doors)).toHaveLength(2);
  });

  test('keeps what a lost phone had saved under numbers that its copy has used since', async () => {
    const sky = line();
    const original = await enrolledPhone(world, lan);
    const twin = await openPhone(world, {
      medium: structuredClone(original.medium), // maps of plain rows
      through: sky.through,
      mirror: mirrorOf('lan'),
    });
    sky.state.isThere = false;
    const lost = await save(twin, world.doors, [visit(world, twin), visit(world, twin)]);
    await twin.sync();
    await save(original, world.doors, [visit(world, original)]);
    await original.sync();
    // The twin's store is cleared, and somebody else works on that phone.
    gone.add('lan');
    const next = await enrolledPhone(world, mai, { mirror: mirrorOf('mai') });
    await settled();
    await next.sync();
    expect(next.copiesFound()).toBe(0);
    const facts = await world.home.store.read(world.doors.cell).listFacts(world.doors.id, 0, 9);
    const bodies = lost.map(({ body }) => canonicalText(body as JsonObject)); // came from canonical text
    expect(facts.map(({ body }) => body).filter((body) => bodies.includes(body))).toEqual(bodies);
    const authors = facts.map(({ stream }) => world.home.directory.findStream(stream)?.person);
    expect(authors).toEqual([lan.person, lan.person, lan.person]);
    expect((await verifyBooks(world.home.store, world.home.directory)).defects).toEqual([]);
  });

  test('that fails hinders neither saving nor sending, and is caught up with', async () => {
    let broken = true;
    const phone = await enrolledPhone(world, lan, { mirror: mirrorOf('lan', () => broken) });
    await save(phone, world.doors, [visit(world, phone)]);
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0, received: 1 });
    expect(mirrored.size).toBe(0);
    broken = false;
    await phone.sync();
    expect(mirrored.get('lan')?.size).toBe(1);
  });

  test('that fails keeps nobody from handing over what is unsent, nor a carrier from bringing it', async () => {
    const sky = line();
    const broken = () => true;
    const phone = await enrolledPhone(world, lan, {
      through: sky.through,
      mirror: mirrorOf('lan', broken),
    });
    sky.state.isThere = false;
    await save(phone, world.doors, [visit(world, phone), visit(world, phone)]);
    const bundle = await (await phone.carrying()).bundle();
    expect(bundle).toMatchObject({ ok: true, value: { copies: 1, facts: 2 } });
    const carrier = await enrolledPhone(world, mai, { mirror: mirrorOf('mai', broken) });
    if (bundle.ok) await (await carrier.carrying()).takeBundle(bundle.value.file);
    await carrier.sync();
    expect(await originsAt(world, world.doors)).toHaveLength(2);
  });
});

describe('copies', () => {
  test('of what was saved before the home had a key are made once it has', async () => {
    const sky = line();
    sky.state.withoutKeys = true;
    const phone = await enrolledPhone(world, lan, {
      through: sky.through,
      mirror: mirrorOf('lan'),
    });
    await save(phone, world.doors, [visit(world, phone)]);
    await save(phone, world.doors, [visit(world, phone), visit(world, phone)]);
    expect(phone.medium.get('copies')?.size).toBe(0);
    expect(await (await phone.carrying()).bundle()).toMatchObject({
      error: { code: 'key-unknown' },
    });
    sky.state.withoutKeys = false;
    await save(phone, world.doors, [visit(world, phone)]);
    await phone.sync();
    expect(toRow(OpeningRow, phone.medium.get('meta')?.get('opening'))).toMatchObject({ id: 1 });
    expect(
      [...(phone.medium.get('copies')?.keys() ?? [])].map((key) => Number(key.slice(11))),
    ).toEqual([1, 3, 4]);
    expect(mirrored.get('lan')?.size).toBe(3);
  });

  test('go once their facts are archived and thirty days old, not before', async () => {
    const phone = await enrolledPhone(world, lan, { mirror: mirrorOf('lan') });
    for (let saves = 0; saves < 3; saves += 1) {
      await save(phone, world.doors, [visit(world, phone)]);
    }
    await phone.sync();
    const counter = toRow(CounterRow, phone.medium.get('counters')?.get(world.doors.id));
    const answers = phone.medium.get('answers');
    const answer = toRow(AnswerRow, answers?.get(world.doors.id));
    if (counter === undefined || answer === undefined) throw new Error('not sent');
    const held = async (archived: number) => {
      answers?.set(world.doors.id, { ...answer, archived });
      await phone.sync();
      return [phone.medium.get('copies')?.size, mirrored.get('lan')?.size];
    };
    expect(await held(1)).toEqual([3, 3]);
    world.time.nowS += 30 * 86_400;
    expect(await held(2)).toEqual([1, 1]);
    expect(await held(3)).toEqual([0, 0]);
    // Made again for nobody: a new tab leaves it at that.
    const tab = await openPhone(world, { medium: phone.medium, mirror: mirrorOf('lan') });
    await tab.sync();
    expect(phone.medium.get('copies')?.size).toBe(0);
  });
});
