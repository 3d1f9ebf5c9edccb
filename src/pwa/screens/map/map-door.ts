import type { Offset } from '#domain/position.ts';
import type { DoorFace } from '#look/door.ts';

/** A door as the map draws it; where it stands is the plan's. */
export type MapDoor = {
  readonly id: string;
  readonly face: DoorFace;
  readonly number: string;
  readonly name: string;
  /** Left out by a filter: its place stays free, so that nothing moves. */
  readonly isShown: boolean;
};

/** Where somebody stands, and how surely. */
export type Here = { readonly at: Offset; readonly accuracyM: number };
