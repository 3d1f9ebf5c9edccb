import * as v from 'valibot';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import type { Device } from '#device/device.ts';
import { TakenFile } from '#pwa/screens/files/taken-file.ts';

/** Where one stands at the last look. */
export const END = 'end';

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
  /** The answer that stood when it was begun, and its edition: what this corrects. */
  before: v.exactOptional(
    v.strictObject({ answer: v.string(), edition: v.number(), on: v.number() }),
  ),
});
export type FillDraft = v.InferOutput<typeof FillDraft>;

export const FRESH_FILL: FillDraft = { answers: {}, language: 0, files: [] };

/** A draft begins with what was answered before: to look at, and to correct. */
export function freshOf(before: SurveyAnswer | undefined): FillDraft {
  if (before === undefined) return FRESH_FILL;
  const { id: answer, edition, on, said } = before;
  return { ...FRESH_FILL, answers: { ...said }, at: END, before: { answer, edition, on } };
}

/** Whether another answer stands by now than the one it was begun over: then both are asked about. */
export const isOvertaken = ({ before }: FillDraft, standing: SurveyAnswer | undefined): boolean =>
  before?.answer !== standing?.id || before?.edition !== standing?.edition;

/**
 * For what comes after the screen was left: it goes to what was kept, and nothing comes back that was saved.
 */
export async function changeKept(
  device: Pick<Device, 'getDraft' | 'putDraft'>,
  key: string,
  to: (now: FillDraft) => FillDraft,
): Promise<void> {
  const kept = v.safeParse(FillDraft, await device.getDraft(key));
  if (kept.success) await device.putDraft(key, to(kept.output));
}
