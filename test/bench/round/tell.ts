// What was played, as figures and as a table.

import type { Tally } from './evening.ts';
import { AFTER, type Name, NAMES, type Played } from './play.ts';

/** Means of an evening of the whole team. */
export type Figures = {
  readonly opened: number;
  readonly walks: number;
  readonly steps: number;
  readonly walksPerStep: number;
};

const round = (value: number, digits = 2): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;

export function figuresOf(played: readonly Played[], name: Name, place: number): Figures {
  const sum: Tally = { walks: 0, opened: 0, steps: 0 };
  for (const { evenings } of played) {
    const each = evenings[name][place];
    if (each === undefined) continue;
    sum.walks += each.walks;
    sum.opened += each.opened;
    sum.steps += each.steps;
  }
  const { length } = played;
  return {
    opened: round(sum.opened / length),
    walks: round(sum.walks / length),
    steps: round(sum.steps / length),
    walksPerStep: round(sum.walks / sum.steps),
  };
}

const LAST = AFTER.length - 1;

/** By how much more doors with somebody home ours opens than another way, after the last of the evenings. */
export const ratiosOf = (played: readonly Played[], place = LAST): Record<string, number> => {
  const { opened } = figuresOf(played, 'ours', place);
  return Object.fromEntries(
    NAMES.filter((name) => name !== 'ours').map((name) => [
      name,
      round(opened / figuresOf(played, name, place).opened),
    ]),
  );
};

export const withHabits = (played: readonly Played[]): readonly Played[] =>
  played.filter(({ village }) => village.kind !== 'chance');

export const kindsOf = (played: readonly Played[]): readonly string[] => [
  ...new Set(played.map(({ village }) => village.kind)),
];

export const ofKind = (played: readonly Played[], kind: string): readonly Played[] =>
  played.filter(({ village }) => village.kind === kind);

/** One line by kind of village and evening: doors opened an evening, walks per step, and the ratios. */
export function tableOf(played: readonly Played[]): string {
  const rows = ['with habits', ...kindsOf(played)].flatMap((kind) => {
    const own = kind === 'with habits' ? withHabits(played) : ofKind(played, kind);
    if (own.length === 0) return [];
    return AFTER.map((after, place) => {
      const each = NAMES.map((name) => figuresOf(own, name, place));
      const ratios = ratiosOf(own, place);
      return [
        kind,
        String(own.length),
        String(after),
        ...each.map(
          ({ opened, walksPerStep }) => `${opened.toFixed(1)} / ${walksPerStep.toFixed(1)}`,
        ),
        ...['nearest', 'list', 'oracle'].map((name) => (ratios[name] ?? 0).toFixed(2)),
      ];
    });
  });
  const head = ['villages', 'n', 'after', ...NAMES, '÷ nearest', '÷ list', '÷ oracle'];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
