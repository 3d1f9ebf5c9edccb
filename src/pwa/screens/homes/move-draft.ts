import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { RELATIONS } from '#domain/homes/facts.ts';
import type { Device } from '#device/device.ts';

export const MoveDraft = v.strictObject({
  sought: v.string(),
  to: v.exactOptional(v.string()),
  day: v.string(),
  relation: v.exactOptional(v.picklist(RELATIONS)),
  /** A resident, or that it is not known. */
  head: v.exactOptional(v.string()),
  emptied: v.exactOptional(v.picklist(['empty', 'kept'])),
  who: v.exactOptional(v.picklist(['one', 'all'])),
});
export type MoveDraft = v.InferOutput<typeof MoveDraft>;

export const moveKey = (resident: Id): string => `move.${resident}`;

/** Goes on with a move that was begun, to a house that has just been written down. */
export async function moveInto(device: Device, day: number, resident: Id, to: Id): Promise<void> {
  const key = moveKey(resident);
  const kept = v.safeParse(MoveDraft, await device.getDraft(key));
  const begun: MoveDraft = kept.success ? kept.output : { sought: '', day: formatDay(day) };
  await device.putDraft(key, { ...begun, to });
}
