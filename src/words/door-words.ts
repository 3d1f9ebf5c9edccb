import type { Words } from './words.ts';

type DoorSentence = {
  /** Form of address and name of the head: "ông Triệu Văn Sinh". */
  readonly head: string;
  readonly panes: readonly boolean[];
  readonly met: boolean;
  readonly whole: boolean;
  readonly teaches: boolean;
  readonly away: number;
};

/** What a screen reader says for a door: "Hộ ông Triệu Văn Sinh, 3 trên 5 kỹ năng, vắng nhà 2 lần". */
export function doorSentence(words: Words, door: DoorSentence): string {
  const lit = door.panes.filter(Boolean).length;
  const parts = [words.door.household(door.head), words.door.skills(lit, door.panes.length)];
  if (door.whole) parts.push(words.door.whole);
  if (door.teaches) parts.push(words.door.teaches);
  if (!door.met) parts.push(words.door.neverMet);
  if (door.away > 0) parts.push(words.door.away(door.away));
  return parts.join(', ');
}
