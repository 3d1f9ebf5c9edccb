import { createMemoryStore, type Medium } from '#device/memory-store.ts';
import type { Change, LocalStore, TableName } from '#device/local-store.ts';
import type { Life, Stage } from './stage.ts';

/** What befalls one operation of a phone's store. */
export type Harm =
  | 'dies-before'
  | 'dies-after'
  | 'power-cut'
  | 'aborted'
  | 'full'
  /** The browser ends this tab after the operation, and no other. */
  | 'ended';

/**
 * What lies on a phone's disk. A write that did not ask to be on the medium may be taken back by a power cut,
 * the last ones first; one that did brings all before it to safety.
 */
export type Disk = {
  readonly medium: Medium;
  readonly unsafe: (() => void)[];
};

export type HarmPlan = {
  at: number;
  readonly harm: Harm;
  readonly fired: () => void;
  /** Operations that it goes on for: a disk stays full until somebody makes room. */
  left?: number;
};

type Open = {
  readonly disk: Disk;
  readonly life: Life;
  readonly stage: Stage;
  readonly plans: HarmPlan[];
  /** Something befell it. */
  readonly hurt: () => void;
  /** The whole phone goes dark: every program on it ends; or this tab alone. */
  readonly die: (harm: Harm) => void;
};

/** The store of one tab over the disk of its phone. */
export function openDisk({ disk, life, stage, plans, hurt, die }: Open): LocalStore {
  const harmOf = (kind: 'read' | 'write'): Harm | undefined => {
    const canBefall = ({ harm }: HarmPlan): boolean => harm !== 'full' || kind === 'write';
    for (const plan of plans) if (canBefall(plan)) plan.at -= 1;
    const plan = plans.find((each) => each.at <= 0 && canBefall(each));
    if (plan === undefined) return undefined;
    plan.left = (plan.left ?? 1) - 1;
    if (plan.left <= 0) plans.splice(plans.indexOf(plan), 1);
    plan.fired();
    hurt();
    return plan.harm;
  };
  const store = createMemoryStore({
    medium: disk.medium,
    mishap(_operation, kind) {
      if (life.isDead) return 'dies-before';
      const harm = harmOf(kind);
      if (harm === undefined || harm === 'aborted' || harm === 'full') return harm;
      die(harm);
      if (harm === 'power-cut') {
        const lost = stage.dice.below(disk.unsafe.length + 1);
        for (const undo of disk.unsafe.splice(disk.unsafe.length - lost).reverse()) undo();
        return 'dies-before';
      }
      return harm === 'ended' ? 'dies-after' : harm;
    },
  });
  return {
    async read(table, key) {
      await stage.gate(life, `reads ${table}`);
      return store.read(table, key);
    },
    async list(table, range) {
      await stage.gate(life, `lists ${table}`);
      return store.list(table, range);
    },
    async write(changes, options) {
      await stage.gate(life, `writes ${changes[0]?.table ?? 'nothing'} ${changes.length}`);
      const before = options.strict ? [] : changes.map((change) => stood(disk.medium, change));
      const written = await store.write(changes, options);
      if (written.ok && options.strict) disk.unsafe.length = 0;
      else if (written.ok) disk.unsafe.push(() => before.reverse().forEach((back) => back()));
      return written;
    },
    close: () => store.close(),
  };
}

/** How to bring back what stands under a key now. */
function stood(medium: Medium, { table, key }: Change): () => void {
  const rows: Map<string, unknown> | undefined = medium.get(table satisfies TableName);
  const isThere = rows?.has(key) === true;
  const value = rows?.get(key);
  return () => {
    if (isThere) rows?.set(key, value);
    else rows?.delete(key);
  };
}
