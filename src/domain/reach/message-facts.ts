import * as v from 'valibot';
import { IdText } from '#book/common.ts';

/** Ways in which a message reaches a phone of a household, the first choice first. */
export const MESSAGE_WAYS = ['zalo', 'sms'] as const;
export type MessageWay = (typeof MESSAGE_WAYS)[number];

/** An answer, which a later one that was written over it (`over`) replaces. */
const ANSWER = { answer: IdText, household: IdText, over: v.exactOptional(IdText) } as const;

export const MESSAGE_FACTS = {
  /**
   * The household wants what its board says sent to a phone: to that of one of them (`resident`), else to the
   * one the register has of the house. No number stands here: the one that the register has when it is sent.
   * `wording`: what was read to them, by name and version.
   */
  'messages.agreed@1': v.strictObject({
    ...ANSWER,
    resident: v.exactOptional(IdText),
    ways: v.pipe(
      v.array(v.picklist(MESSAGE_WAYS)),
      v.minLength(1),
      v.maxLength(MESSAGE_WAYS.length),
      v.check((ways) => new Set(ways).size === ways.length, 'each once'),
    ),
    wording: v.pipe(v.string(), v.regex(/^[a-z-]{2,30}@[1-9]\d{0,3}$/u)),
  }),
  /** It wants none, or no more. */
  'messages.declined@1': v.strictObject(ANSWER),
} as const;
