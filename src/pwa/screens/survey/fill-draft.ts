import * as v from 'valibot';
import type { Device } from '#device/device.ts';
import { TakenFile } from '#pwa/screens/files/taken-file.ts';

/** A survey while it is asked: every answer as it was given, asked for or not, and where one stands. */
export const FillDraft = v.strictObject({
  /** Minted with the first touch, so that a draft saved twice is one answer. */
  answer: v.exactOptional(v.string()),
  answers: v.record(v.string(), v.string()),
  /** Key of the screen, `end` for the last look; absent: the first. */
  at: v.exactOptional(v.string()),
  language: v.number(),
  /** `2026-11-28T19:00:00`, when it was begun. */
  start: v.exactOptional(v.string()),
  files: v.array(TakenFile),
});
export type FillDraft = v.InferOutput<typeof FillDraft>;

export const FRESH_FILL: FillDraft = { answers: {}, language: 0, files: [] };

/** For what comes after the screen was left: it goes to what was kept, and nothing comes back that was saved. */
export async function changeKept(
  device: Pick<Device, 'getDraft' | 'putDraft'>,
  key: string,
  to: (now: FillDraft) => FillDraft,
): Promise<void> {
  const kept = v.safeParse(FillDraft, await device.getDraft(key));
  if (kept.success) await device.putDraft(key, to(kept.output));
}
