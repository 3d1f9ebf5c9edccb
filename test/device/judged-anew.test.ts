import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { Device } from '#device/device.ts';
import { numberedKey } from '#device/local-store.ts';
import type { Medium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import { OutboxRow, toRow } from '#device/rows.ts';
import { enrolledPhone, openWorld, save, visit, type Worker, type World } from './world.ts';

/*
 * A home put back from a bare copy of its files lacks what it had acknowledged, and a carrier brings it once
 * more. No later epoch tells the author, who has seen nothing that this home lacks.
 */

let world: World;
let lan: Worker;
beforeEach(async () => {
  world = await openWorld();
  lan = await world.addWorker('Hoàng Thị Lan', 'member');
});
afterEach(() => world.close());

/** A phone that hears what became of its facts and never reads them back, and a bundle of their copies. */
async function acknowledge(): Promise<{
  readonly author: Device & { readonly medium: Medium };
  readonly restore: (meanwhile: () => Promise<unknown>) => Promise<void>;
}> {
  let isDeaf = false;
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      if (isDeaf && path.startsWith('/api/pull')) throw new TypeError('no network');
      return direct(path, init);
    };
  const author = await enrolledPhone(world, lan, { through });
  const carrier = await enrolledPhone(world, await world.addWorker('Lò Thị Mai', 'member'));
  const copy = await world.copyFiles();
  await save(author, world.doors, [visit(world, author)]);
  await save(author, world.doors, [visit(world, author)]);
  const bundle = await (await author.carrying()).bundle();
  if (!bundle.ok) throw new Error(bundle.error.code);
  isDeaf = true;
  await author.sync();
  isDeaf = false;
  return {
    author,
    async restore(meanwhile) {
      await world.restoreFiles(copy);
      await meanwhile();
      world.time.nowS += 60;
      const taken = await (await carrier.carrying()).takeBundle(bundle.value.file);
      if (!taken.ok) throw new Error(taken.error.code);
      await carrier.sync();
      expect(await author.sync()).toMatchObject({ phase: 'idle' });
      const { home, doors } = world;
      expect((await home.store.read(doors.cell).findHead(doors.id))?.epoch).toBe(0);
    },
  };
}

const placesOf = ({ medium }: { readonly medium: Medium }) =>
  [1, 2].map((n) => {
    const key = numberedKey(world.doors.id, n);
    return toRow(OutboxRow, medium.get('outbox')?.get(key))?.seq;
  });

test('what stands at another place now is known to stand there', async () => {
  const other = await enrolledPhone(world, await world.addWorker('Vi Văn Tài', 'member'));
  const { author, restore } = await acknowledge();
  expect(placesOf(author)).toEqual([1, 2]);
  await restore(async () => {
    await save(other, world.doors, [visit(world, other)]);
    await other.sync();
  });
  expect(placesOf(author)).toEqual([2, 3]);
  expect(author.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
});

test('what waits for a leader now is not shown as received', async () => {
  const { author, restore } = await acknowledge();
  expect(author.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
  await restore(() => strikeOff(lan));
  expect(author.counts()).toEqual({ waiting: 0, received: 0, held: 2, refused: 0 });
  await author.sync();
  expect(author.counts()).toEqual({ waiting: 0, received: 0, held: 2, refused: 0 });
});

/** Their rights ended long before what they wrote. */
async function strikeOff({ person }: Worker): Promise<void> {
  const { home, doors } = world;
  const people = home.directory.getBook(doors.people);
  const { grants } = (await home.warm.get(people)).state as PeopleState; // the state of a people book
  const grant = [...grants.values()].find((each) => each.person === person)?.id ?? '';
  const on = dayOfSeconds(world.time.nowS);
  const ended = [{ type: 'grant.ended@1', on, body: { grant, until: on - 30 } }];
  const recorded = await home.recorder.record(people, ended);
  if (!recorded.ok || recorded.value[0]?.verdict !== 'ok') throw new Error('not ended');
}
