import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import { tablesText } from '#book/table.ts';
import { createDevice } from '#device/create-device.ts';
import type { Device } from '#device/device.ts';
import { createMemoryMirror } from '#device/memory-mirror.ts';
import { createMedium, type Medium } from '#device/memory-store.ts';
import { erase, replay } from '#server/erase/erase.ts';
import { verifyStore } from '#server/verify-store.ts';
import { createDice, type Dice } from '#test/sim/dice.ts';
import { dumpMedium } from './dump.ts';
import { openWorld, platformOf, type World } from './world.ts';

/*
 * Phones that write, send, die in the middle of an exchange and go on, an officer who has residents erased, a
 * home that is put back from a copy of its files: in any order, by a seed. Every fact carries a word of its
 * own.
 */

const SEEDS = Number(process.env['ERASE_SEEDS'] ?? 12);
const STEPS = 40;
const ROUNDS = 8;

type Phone = {
  readonly medium: Medium;
  readonly mirror: ReturnType<typeof createMemoryMirror>;
  device: Device;
};

type Play = {
  readonly world: World;
  readonly dice: Dice;
  readonly place: string;
  readonly phones: Phone[];
  /** Residents that some phone has written, and the words of facts about each. */
  readonly residents: Map<Id, string[]>;
  /** Words that were saved, and those of them that were at the home when they were erased. */
  readonly said: Set<string>;
  readonly erased: Set<string>;
  copy: string | undefined;
};

async function begin(seed: number): Promise<Play> {
  const world = await openWorld(seed);
  const play: Play = {
    world,
    dice: createDice(seed, 'erased'),
    phones: [],
    place: mkdtempSync(join(tmpdir(), 'banso-tombstones-')),
    residents: new Map(),
    said: new Set(),
    erased: new Set(),
    copy: undefined,
  };
  for (const [name, role] of [
    ['Hoàng Thị Lan', 'member'],
    ['Vi Văn Tài', 'leader'],
    ['Chu Thị Mai', 'member'],
  ] as const) {
    const worker = await world.addWorker(name, role);
    const [medium, mirror] = [createMedium(), createMemoryMirror()];
    const device = await createDevice(platformOf(world, { medium, mirror }));
    const enrolled = await device.enrol(worker.card);
    if (!enrolled.ok) throw new Error(enrolled.error.code);
    play.phones.push({ medium, mirror, device });
  }
  return play;
}

async function write({ world, dice, phones, residents, said }: Play): Promise<void> {
  const { device } = dice.pick(phones);
  const known = [...residents.keys()];
  const word = `chim${world.random(9).join('')}`;
  const id = known.length === 0 || dice.chance(30) ? device.newId() : dice.pick(known);
  const isNew = !residents.has(id);
  const { household } = world;
  const proposal = (type: string, body: JsonObject): Proposal => ({
    type,
    on: device.now().on,
    body,
  });
  const helped = { help: device.newId(), household, resident: id, skill: 'bank', how: 'with' };
  const [book, fact]: [Book, Proposal] = isNew
    ? [world.homes, proposal('resident.added@1', { resident: id, household, name: word })]
    : [world.doors, proposal('help.given@1', { ...helped, note: word })];
  const saved = await device.save(book.id, [fact]);
  if (!saved.ok) return;
  residents.set(id, [...(residents.get(id) ?? []), word]);
  said.add(word);
}

/** An exchange in which the phone dies at some operation of its store; then its app is opened again. */
async function dieSyncing({ world, dice, phones }: Play): Promise<void> {
  const phone = dice.pick(phones);
  const at = dice.between(20, 220);
  const how = dice.pick(['dies-before', 'dies-after'] as const);
  const platform = platformOf(world, {
    medium: phone.medium,
    mirror: phone.mirror,
    mishap: (operation) => (operation === at ? how : undefined),
  });
  const dying = createDevice(platform).then((device) => device.sync());
  await Promise.race([dying, platform.store.died]);
  phone.device = await createDevice(
    platformOf(world, { medium: phone.medium, mirror: phone.mirror }),
  );
}

async function wordsAtHome({ world }: Play): Promise<string> {
  const bodies: string[] = [];
  for (const book of [world.homes, world.doors]) {
    const reading = world.home.store.read(book.cell);
    for (const { body } of await reading.listFacts(book.id, 0, 10_000)) bodies.push(body);
    for (const { body } of await reading.listRefused(book.id)) bodies.push(body);
  }
  return bodies.join('\n');
}

async function eraseSomebody(play: Play): Promise<void> {
  const { world, dice, place, residents, erased } = play;
  const known = [...residents.keys()];
  if (known.length === 0) return;
  const resident = dice.pick(known);
  const there = await wordsAtHome(play);
  const home = { ...world.home, tombstones: { folder: place } };
  const done = await erase(home, { wanted: { resident }, ground: 'asked' });
  if (!done.ok) return;
  for (const word of residents.get(resident) ?? []) if (there.includes(word)) erased.add(word);
}

async function replaceHome(play: Play): Promise<void> {
  const { world, dice, place } = play;
  if (play.copy === undefined || dice.chance(50)) {
    play.copy = await world.copyFiles();
    return;
  }
  await world.restoreFiles(play.copy);
  const replayed = await replay(world.home, place);
  if (!replayed.ok) throw new Error(replayed.error.code);
}

async function step(play: Play): Promise<void> {
  const { dice, world, phones } = play;
  world.time.nowS += dice.between(60, 4_000);
  const turn = dice.below(100);
  if (turn < 50) return write(play);
  if (turn < 78) return void (await dice.pick(phones).device.sync());
  if (turn < 84) return dieSyncing(play);
  if (turn < 93) return eraseSomebody(play);
  return replaceHome(play);
}

const textOf = ({ state, held, erased }: Folded): string => tablesText({ ...state, held, erased });

async function settle(play: Play): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { device } of play.phones) {
      await device.sync();
      play.world.time.nowS += 90_000;
    }
  }
}

function wordsInFiles(folder: string, words: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
  return words.filter((word) => files.some((bytes) => bytes.includes(word)));
}

test.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
  'seed %i: what was erased is nowhere in the end, and nothing else is lost',
  { timeout: 60_000 },
  async (seed) => {
    const play = await begin(seed);
    const { world, phones } = play;
    try {
      for (let count = 0; count < STEPS; count += 1) await step(play);
      await settle(play);
      const erased = [...play.erased];
      for (const { medium } of phones) {
        const dump = dumpMedium(medium);
        expect(erased.filter((word) => dump.includes(word))).toEqual([]);
      }
      expect(wordsInFiles(world.folder, erased)).toEqual([]);
      const there = await wordsAtHome(play);
      const missing = [...play.said].filter(
        (word) => !play.erased.has(word) && !there.includes(word),
      );
      expect(missing).toEqual([]);
      expect((await verifyStore(world.home.store, undefined)).defects).toEqual([]);
      for (const book of [world.homes, world.doors]) {
        const text = textOf(await world.home.warm.get(book));
        for (const { device } of phones) {
          const view = device.findView(book.activity, world.village);
          expect(view && textOf(view)).toBe(text);
        }
      }
    } finally {
      world.close();
      rmSync(play.place, { recursive: true });
    }
  },
);
