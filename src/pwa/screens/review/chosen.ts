import { type Signal, signal } from '@preact/signals';
import type { Device } from '#device/device.ts';
import type { Decision } from './decisions.ts';

/**
 * What is chosen and not sent yet. It outlives the screen, so that a household can be opened in between,
 * and ends with the opening of the person's store.
 */
export type Choice = {
  readonly decisions: Signal<ReadonlyMap<string, Decision>>;
  /** By phone, what is said to all of it. */
  readonly notes: Signal<ReadonlyMap<string, string>>;
  /** Why something was not decided. */
  readonly problems: Signal<ReadonlyMap<string, string>>;
};

const choices = new WeakMap<Device, Choice>();

export function choiceOf(device: Device): Choice {
  const known = choices.get(device);
  if (known !== undefined) return known;
  const choice: Choice = {
    decisions: signal(new Map()),
    notes: signal(new Map()),
    problems: signal(new Map()),
  };
  choices.set(device, choice);
  return choice;
}

/** Undefined takes the choice back. */
export function choose(
  { decisions }: Choice,
  keys: readonly string[],
  decision: Decision | undefined,
): void {
  const next = new Map(decisions.value);
  for (const key of keys) {
    if (decision === undefined) next.delete(key);
    else next.set(key, decision);
  }
  decisions.value = next;
}

/** Says, by matter or by phone, why it was not decided. */
export function tell({ problems }: Choice, whys: ReadonlyMap<string, string>): void {
  problems.value = whys;
}

export function write({ notes }: Choice, group: string, note: string): void {
  notes.value = new Map(notes.value).set(group, note);
}
