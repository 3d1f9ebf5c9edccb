import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { NotTaken, PushPart, ReceiptMessage } from '#protocol/messages.ts';

/*
 * Facts brought by somebody else than their author, sealed to the home (`book/copy.ts` has the bytes).
 *
 *   POST /api/carry   frames of copies → a frame for each: its answer, sealed to the author's phone, or an
 *                     empty one for what cannot be opened or read. Signed by nobody: a copy stands on the
 *                     signature inside it.
 */

/** What is sealed in a copy: a save as its stream would push it, and where the answer goes. */
export const CopyMessage = v.strictObject({
  stream: IdText,
  /** Key of 32 bytes that only this phone and the home can know. */
  reply: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
  part: PushPart,
});
export type CopyMessage = v.InferOutput<typeof CopyMessage>;

/** What is sealed in an answer. */
export const CarryAnswer = v.union([ReceiptMessage, NotTaken]);
export type CarryAnswer = v.InferOutput<typeof CarryAnswer>;
