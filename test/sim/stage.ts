import { hash } from 'node:crypto';
import { createDice, type Dice } from './dice.ts';

/*
 * Time and order of one run. Whoever waits for a disk or a network waits at a gate; when nobody moves any
 * more, the dice say whose gate opens next. When there is no gate, the clock goes on to the next timer. So
 * a seed is one order of everything, the same each time.
 */

/** A program that may be killed: a tab of a phone, the home. The dead are never let through a gate. */
export type Life = { readonly name: string; isDead: boolean };

export type Stage = {
  readonly dice: Dice;
  nowMs(): number;
  nowS(): number;
  /** The world's clock goes on while nobody acts. */
  pass(ms: number): void;
  /** Resolves when the dice let this life go on; at once while only one script is played. */
  gate(life: Life, what: string): Promise<void>;
  after(life: Life, waitMs: number, call: () => void): () => void;
  /** Whether nothing is under way of a life, and nothing that it was told and has not heard. */
  isIdle(life: Life): boolean;
  /** Plays scripts at the same time until each has ended or died. Throws what a living script throws. */
  play(scripts: readonly Script[]): Promise<void>;
  /** One line of what happened; its hash tells whether two runs were the same. */
  note(line: string): void;
  hash(): string;
  /** Asked when nobody waits at a gate: whether somebody still works without one. */
  isBusy: () => boolean;
  /** Called for each line when somebody wants to read along. */
  listen: ((line: string) => void) | undefined;
};

export type Script = { readonly life: Life; readonly run: () => Promise<void> };

type Gate = { readonly life: Life; readonly what: string; readonly open: () => void };
type Timer = { readonly life: Life; readonly atMs: number; readonly call: () => void };

/** Turns of the machine without any progress after which a run hangs for ever. */
const TURNS_MAX = 20_000;
const TOGETHER_PERCENT = 15;

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function createStage(seed: number, startS: number): Stage {
  const dice = createDice(seed, 'stage');
  let noted = '';
  const gates: Gate[] = [];
  const timers = new Set<Timer>();
  let nowMs = startS * 1_000;
  let players = 0;

  /** Now and then two go on at once: their requests reach the home in the same moment. */
  function openGates(): boolean {
    if (!openGate()) return false;
    while (gates.length > 0 && dice.chance(TOGETHER_PERCENT)) openGate();
    return true;
  }

  function openGate(): boolean {
    for (let index = gates.length - 1; index >= 0; index -= 1) {
      if (gates[index]?.life.isDead === true) gates.splice(index, 1);
    }
    if (gates.length === 0) return false;
    const [gate] = gates.splice(gates.length === 1 ? 0 : dice.below(gates.length), 1);
    stage.note(`${gate?.life.name ?? ''} ${gate?.what ?? ''}`);
    gate?.open();
    return true;
  }

  function callTimer(): boolean {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.life.isDead) timers.delete(timer);
      else if (next === undefined || timer.atMs < next.atMs) next = timer;
    }
    if (next === undefined) return false;
    timers.delete(next);
    nowMs = Math.max(nowMs, next.atMs);
    next.call();
    return true;
  }

  const stage: Stage = {
    dice,
    nowMs: () => nowMs,
    nowS: () => Math.floor(nowMs / 1_000),
    pass(ms) {
      nowMs += ms;
    },
    gate(life, what) {
      if (players <= 1) {
        stage.note(`${life.name} ${what}`);
        return Promise.resolve();
      }
      return new Promise((open) => {
        gates.push({ life, what, open });
      });
    },
    after(life, waitMs, call) {
      const timer = { life, atMs: nowMs + waitMs, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    isIdle: (life) =>
      gates.every((gate) => gate.life !== life) &&
      [...timers].every((timer) => timer.life !== life || timer.atMs > nowMs),
    async play(scripts) {
      players = scripts.length;
      const ended = new Set<Script>();
      const failures: unknown[] = [];
      for (const script of scripts) {
        void script
          .run()
          .catch((error: unknown) => script.life.isDead || failures.push(error))
          .finally(() => ended.add(script));
      }
      const isOver = (): boolean => scripts.every((each) => ended.has(each) || each.life.isDead);
      for (let idle = 0; ; idle += 1) {
        await turn();
        if (failures.length > 0) throw failures[0];
        if (isOver()) break;
        if (stage.isBusy()) {
          if (idle > TURNS_MAX) throw new Error('stuck: the home never ends what it does');
        } else if (openGates() || callTimer()) {
          idle = 0;
        } else if (idle > TURNS_MAX) {
          throw new Error('stuck: nobody can go on');
        }
      }
      players = 0;
    },
    note(line) {
      noted += `${nowMs} ${line}\n`;
      stage.listen?.(`${new Date(nowMs).toISOString().slice(0, 19)} ${line}`);
    },
    hash: () => hash('sha256', noted, 'base64url').slice(0, 16),
    isBusy: () => false,
    listen: undefined,
  };
  return stage;
}
