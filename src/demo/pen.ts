import type { ProposalOf } from '#book/activity.ts';
import type { COMMON_FACTS } from '#book/common.ts';
import type { BOARD_FACTS } from '#domain/board/facts.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';
import type { FUND_FACTS } from '#domain/funds/facts.ts';
import type { HOME_FACTS } from '#domain/homes/facts.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';
import type { Dice } from '#demo/dice.ts';
import type { DemoPhone } from '#demo/team.ts';

export type VillageProposal = ProposalOf<
  typeof DOOR_FACTS &
    typeof HOME_FACTS &
    typeof BOARD_FACTS &
    typeof REACH_FACTS &
    typeof FUND_FACTS &
    typeof COMMON_FACTS
>;
export type VillageActivity = 'homes' | 'doors' | 'board' | 'reach' | 'funds';

/** Facts saved together on one phone, and the second at which the home received them. */
export type DemoSave = {
  readonly activity: VillageActivity;
  readonly phone: DemoPhone;
  readonly at: number;
  readonly receivedAt: number;
  readonly facts: readonly VillageProposal[];
};

/** A person's phone in hand for one errand: what is saved waits until the phone finds a signal. */
export type Pen = {
  save(activity: VillageActivity, at: number, facts: readonly VillageProposal[]): void;
  /** Nothing saved since the pen was taken up, yet. */
  readonly isBlank: () => boolean;
  /** Sends what waits, as soon as a village with this much signal lets it; 1 is always. */
  send(signal: number): void;
};

const SAVE_FACTS_MAX = 6;
const MINUTE = 60;
const HOUR = 3_600;

export function takePen(dice: Dice, phone: DemoPhone, saves: DemoSave[]): Pen {
  const waiting: Omit<DemoSave, 'receivedAt'>[] = [];
  return {
    isBlank: () => waiting.length === 0,
    save(activity, at, facts) {
      for (let start = 0; start < facts.length; start += SAVE_FACTS_MAX) {
        const some = facts.slice(start, start + SAVE_FACTS_MAX);
        waiting.push({
          activity,
          phone,
          at: at + Math.floor(start / SAVE_FACTS_MAX) * 40,
          facts: some,
        });
      }
    },
    send(signal) {
      const last = Math.max(...waiting.map(({ at }) => at));
      // A phone sends everything it holds: nothing overtakes what waits since an earlier evening.
      const receivedAt = Math.max(last + delayOf(dice, signal), phone.owner.receivedAt);
      phone.owner.receivedAt = receivedAt;
      for (const save of waiting) saves.push({ ...save, receivedAt });
      waiting.length = 0;
    },
  };
}

/** Seconds until the home has it: minutes with a signal, else at home, next day or days later. */
function delayOf(dice: Dice, signal: number): number {
  if (dice.chance(signal)) return dice.range(20, 12 * MINUTE);
  const wait = dice.weigh([58, 30, 12]);
  if (wait === 0) return dice.range(35 * MINUTE, 4 * HOUR);
  return wait === 1 ? dice.range(9 * HOUR, 30 * HOUR) : dice.range(2 * 24 * HOUR, 8 * 24 * HOUR);
}

/** Saves in the order in which the home received them; those of one person stay in their own order. */
export const inOrderOfArrival = (saves: readonly DemoSave[]): readonly DemoSave[] =>
  [...saves].sort((left, right) => left.receivedAt - right.receivedAt);
