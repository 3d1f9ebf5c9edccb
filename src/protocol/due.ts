import * as v from 'valibot';
import { AnyDay, AtSeconds, IdText, PositiveCount } from '#book/common.ts';
import { PlaceMessage } from '#protocol/queries.ts';

/*
 * What is kept until a day only, and then erased by itself.
 *
 *   GET /api/due?place=   what is due within a month, or was: whose, by when, and what can be done until then
 */

const Text = v.string();

export const DUE_KINDS = ['health', 'ethnic', 'example', 'pair', 'proof', 'request'] as const;
export type DueKind = (typeof DUE_KINDS)[number];
/** The person may be asked once more; took their word back and is left alone; nothing is to be done. */
export const DUE_NEXT = ['ask', 'leave', 'wait'] as const;
export type DueNext = (typeof DUE_NEXT)[number];

export const DueReply = v.strictObject({
  at: AtSeconds,
  today: AnyDay,
  /** Why the home cannot erase, or did not. */
  unready: v.exactOptional(Text),
  lines: v.array(
    v.strictObject({
      kind: v.picklist(DUE_KINDS),
      /** Of a proof the purpose. */
      of: v.exactOptional(Text),
      village: PlaceMessage,
      household: v.exactOptional(IdText),
      resident: v.exactOptional(IdText),
      name: Text,
      /** The first day on which it is to be kept no more, and the day on which it is erased. */
      day: AnyDay,
      gone: AnyDay,
      next: v.picklist(DUE_NEXT),
      facts: PositiveCount,
    }),
  ),
});
export type DueReply = v.InferOutput<typeof DueReply>;
