import type { Kind } from '#domain/places/facts.ts';

/** A province or commune as a published list names it. */
export type Listed = {
  /** Row of the file, from 1. */
  readonly at: number;
  readonly code: string;
  readonly kind: Kind;
  readonly name: string;
  /** Code of the province a commune lies in; absent for a province. */
  readonly province?: string;
};

export const DEFECTS = [
  'code-missing',
  'code-wrong',
  'code-twice',
  'name-missing',
  'name-twice',
  'kind-unknown',
  'province-missing',
  'province-differs',
] as const;

/** Why nothing of a list is taken, or (`NOTES`) what was taken otherwise than it is written. */
export type Defect = (typeof DEFECTS)[number];
export type Note = 'kind-lower-case' | 'old-tone-marks' | 'spaces';

export type Remark<Code extends string> = {
  readonly at: number;
  readonly code: Code;
  readonly value: string;
};

export type PlaceList = {
  readonly provinces: readonly Listed[];
  readonly communes: readonly Listed[];
  readonly defects: readonly Remark<Defect>[];
  readonly notes: readonly Remark<Note>[];
};
