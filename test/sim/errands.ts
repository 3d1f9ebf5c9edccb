import type { Bytes } from '#kernel/bytes.ts';
import type { Carrying } from '#device/carry.ts';
import type { Dice } from './dice.ts';
import type { Store, Tab } from './phone.ts';
import type { World } from './world.ts';

/*
 * Carry-for-me: somebody hands the sealed copies of what is unsent to somebody else, who brings them late,
 * who gives them to a second carrier as well, or who forgets them.
 */
export type Errand = {
  readonly from: Store;
  readonly file: Bytes;
  readonly kind: Kind;
  /** World milliseconds before which no carrier comes by. */
  readonly notBeforeMs: number;
  /** Carriers that shall still take it. */
  left: number;
  readonly carriers: { readonly store: Store; readonly name: string }[];
  answers: Bytes | undefined;
};

type Kind = 'late' | 'twice' | 'never';

const KINDS: readonly Kind[] = [
  'late',
  'late',
  'late',
  'twice',
  'twice',
  'twice',
  'never',
  'never',
];
const HAND_OVER_PERCENT = 80;
const HOUR_MS = 3_600_000;

/** Gives what is unsent to a carrier, now and then. */
export async function handOver(world: World, { device, store, life }: Tab, dice: Dice) {
  if (!dice.chance(HAND_OVER_PERCENT)) return;
  const bundle = await (await device.carrying()).bundle();
  if (!bundle.ok || life.isDead) return;
  const kind = dice.pick(KINDS);
  if (kind === 'never') return world.fired('carrier never comes');
  world.errands.push({
    from: store,
    file: bundle.value.file,
    kind,
    notBeforeMs: world.stage.nowMs() + (kind === 'late' ? (dice.between(1, 6) * HOUR_MS) / 4 : 0),
    left: kind === 'twice' ? 2 : 1,
    carriers: [],
    answers: undefined,
  });
}

/** Takes what others hand over, and gives back what the home answered to it. */
export async function runErrands(world: World, tab: Tab): Promise<void> {
  const carrying = await tab.device.carrying();
  const nowMs = world.stage.nowMs();
  for (const errand of world.errands) {
    if (errand.from === tab.store) await takeAnswers(carrying, errand);
    else if (errand.left > 0 && errand.notBeforeMs <= nowMs) await take(world, tab, errand);
    const own = errand.carriers.find(({ store }) => store === tab.store);
    if (own !== undefined) errand.answers = await carrying.answersFor(own.name);
  }
}

async function take(world: World, { device, store }: Tab, errand: Errand): Promise<void> {
  const taken = await (await device.carrying()).takeBundle(errand.file);
  if (!taken.ok) return;
  errand.left -= 1;
  errand.carriers.push({ store, name: taken.value.name });
  if (errand.kind === 'late') world.fired('carrier comes late');
  else if (errand.left === 0) world.fired('carrier comes twice');
}

async function takeAnswers(carrying: Carrying, errand: Errand): Promise<void> {
  const { answers } = errand;
  errand.answers = undefined;
  if (answers !== undefined) await carrying.takeAnswers(answers);
}
