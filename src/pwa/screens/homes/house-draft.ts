import * as v from 'valibot';
import { type E164, parsePhone } from '#kernel/phone.ts';
import { Position } from '#domain/homes/facts.ts';
import type { HouseholdIntent } from '#domain/homes/propose.ts';

/** A house as typed; `code` undefined: the next one that is free. */
export const HouseDraft = v.strictObject({
  head: v.string(),
  alley: v.string(),
  code: v.exactOptional(v.string()),
  phone: v.string(),
  place: v.exactOptional(v.strictObject({ position: Position, accuracyM: v.number() })),
});
export type HouseDraft = v.InferOutput<typeof HouseDraft>;

export const EMPTY_HOUSE: HouseDraft = { head: '', alley: '', phone: '' };

export type HouseProblem = 'head' | 'phone';

/** What the form says, or the first field that cannot be understood. */
export function houseOf(
  { head, alley, code, phone, place }: HouseDraft,
  freeCode: string,
): HouseholdIntent | HouseProblem {
  if (head.trim() === '') return 'head';
  const number = phone.trim() === '' ? undefined : parsePhone(phone);
  if (number?.ok === false) return 'phone';
  return {
    head,
    alley,
    code: code ?? freeCode,
    ...(number !== undefined && { phone: number.value satisfies E164 }),
    ...(place && { position: place.position }),
  };
}
