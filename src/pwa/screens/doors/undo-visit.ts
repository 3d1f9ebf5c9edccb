import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import {
  proposeAttachmentAway,
  proposeRungCorrection,
  proposeVisitCorrection,
} from '#pwa/phone/intents.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

/** A step of a visit and whose it is. */
export type MadeStep = { readonly step: Id; readonly resident: Id };

/** Takes a visit back: records that it never was, that its steps were a mistake, its files withdrawn. */
export function proposeUndo(
  village: Village,
  visit: Id,
  steps: readonly MadeStep[],
  files: readonly { readonly attachment: Id }[] = [],
): Intended {
  const corrections = [
    proposeVisitCorrection(village, { visit }),
    ...steps.map(({ step, resident }) =>
      proposeRungCorrection(village, resident, { step, reason: '' }),
    ),
    ...files.map(({ attachment }) => proposeAttachmentAway(village, attachment)),
  ];
  const failed = corrections.find((each) => !each.ok);
  return failed ?? ok(corrections.flatMap((each) => (each.ok ? each.value : [])));
}
