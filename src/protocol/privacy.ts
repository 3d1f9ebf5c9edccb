import * as v from 'valibot';
import { AnyDay, AtSeconds, IdText, PositiveCount, ShortText } from '#book/common.ts';
import { OUTCOMES_OF_REQUEST, REQUEST_KINDS } from '#domain/care/facts.ts';

/*
 * What a person may ask of what is kept about them, as the office answers it.
 *
 *   GET /api/seen?id=&place=       who looked at a household or a person
 *   POST /api/export               everything kept about one person, as JSON and as a page to print
 *   GET /api/requests?place=       requests of residents, with the days by which the law wants them answered
 *   POST /api/request              one is received, acknowledged, put off or answered
 */

const Text = v.string();

export const SeenReply = v.strictObject({
  at: AtSeconds,
  lines: v.array(
    v.strictObject({
      about: IdText,
      at: AtSeconds,
      what: Text,
      person: Text,
      why: v.exactOptional(Text),
    }),
  ),
  /** Whole registers that name the person as well: who looked, how, on so many days, first and last. */
  registers: v.array(
    v.strictObject({
      person: Text,
      what: Text,
      from: AnyDay,
      to: AnyDay,
      days: PositiveCount,
    }),
  ),
});
export type SeenReply = v.InferOutput<typeof SeenReply>;

export const ExportRequest = v.strictObject({
  place: IdText,
  resident: IdText,
  /** Why it is made: the request it answers. */
  why: ShortText,
});
export type ExportRequest = v.InferOutput<typeof ExportRequest>;

export const ExportReply = v.strictObject({
  at: AtSeconds,
  /** What the page shows, and the bodies as they were written. */
  record: v.record(Text, v.unknown()),
  page: Text,
});
export type ExportReply = v.InferOutput<typeof ExportReply>;

const BreachMessage = v.strictObject({
  id: IdText,
  detectedAt: AtSeconds,
  /** The end of the 72 hours. */
  reportBy: AtSeconds,
  reportedAt: v.exactOptional(AtSeconds),
  text: Text,
});

export const RequestsReply = v.strictObject({
  at: AtSeconds,
  /** Open ones, for administrators alone. */
  breaches: v.array(BreachMessage),
  today: AnyDay,
  requests: v.array(
    v.strictObject({
      id: IdText,
      village: IdText,
      resident: IdText,
      household: v.exactOptional(IdText),
      name: Text,
      kind: v.picklist(REQUEST_KINDS),
      representative: v.exactOptional(Text),
      note: v.exactOptional(Text),
      received: AnyDay,
      acknowledgeBy: AnyDay,
      /** Counted without the holidays of a year that is not known yet. */
      holidaysUnknown: v.exactOptional(v.literal(true)),
      acknowledged: v.exactOptional(AnyDay),
      due: AnyDay,
      extended: v.exactOptional(v.strictObject({ on: AnyDay, reason: Text })),
      closed: v.exactOptional(
        v.strictObject({
          on: AnyDay,
          outcome: v.picklist(OUTCOMES_OF_REQUEST),
          note: v.exactOptional(Text),
        }),
      ),
    }),
  ),
});
export type RequestsReply = v.InferOutput<typeof RequestsReply>;

const ofOne = { village: IdText, resident: IdText } as const;
const ofRequest = { ...ofOne, request: IdText } as const;

export const RequestStep = v.variant('step', [
  v.strictObject({
    step: v.literal('receive'),
    ...ofOne,
    /** Minted by who asks, so that what is sent twice is one request; absent: of older pages. */
    request: v.exactOptional(IdText),
    kind: v.picklist(REQUEST_KINDS),
    /** The day it came in; today when absent. */
    on: v.exactOptional(AnyDay),
    representative: v.exactOptional(ShortText),
    note: v.exactOptional(ShortText),
  }),
  v.strictObject({ step: v.literal('acknowledge'), ...ofRequest }),
  v.strictObject({ step: v.literal('extend'), ...ofRequest, reason: ShortText }),
  v.strictObject({
    step: v.literal('close'),
    ...ofRequest,
    outcome: v.picklist(OUTCOMES_OF_REQUEST),
    note: v.exactOptional(ShortText),
  }),
]);
export type RequestStep = v.InferOutput<typeof RequestStep>;
