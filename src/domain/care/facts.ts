import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { AnyDay, IdText, ShortText } from '#book/common.ts';

/** What a household is by the poverty review of a year; `none`: neither poor nor near-poor any more. */
export const POVERTIES = ['poor', 'near-poor', 'none'] as const;
export type Poverty = (typeof POVERTIES)[number];

/**
 * What a person agrees to: help with their accounts, that one sensitive thing each is kept of them, to learn
 * with a neighbour, or show one, and that it is told on how it was for them before and after.
 */
export const PURPOSES = ['assist', 'ethnic', 'health', 'pair', 'example'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How the agreement was given, so that it can be proven later. */
export const CONSENT_WAYS = ['spoken', 'signed', 'thumb', 'recorded'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** The language in which the wording was read or explained. */
export const CONSENT_LANGUAGES = [
  'kinh',
  'tay',
  'nung',
  'dao',
  'hmong',
  'muong',
  'thai',
  'san-chay',
  'other',
] as const;
export type ConsentLanguage = (typeof CONSENT_LANGUAGES)[number];

/** What a person may ask of what is kept about them, as the law names it. */
export const REQUEST_KINDS = [
  'see',
  'copy',
  'correct',
  'delete',
  'withdraw',
  'restrict',
  'object',
  'protect',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const OUTCOMES_OF_REQUEST = ['done', 'partly', 'declined', 'taken-back'] as const;
export type RequestOutcome = (typeof OUTCOMES_OF_REQUEST)[number];

/** Which wording was read, by name and version: `assist@1`. */
export const WordingName = v.pipe(v.string(), v.regex(/^[a-z-]{2,30}@[1-9]\d{0,3}$/u));

const ofRequest = { request: IdText, resident: IdText };

export const CARE_FACTS = {
  /** `decision`: number of the paper that says so. */
  'poverty.noted@1': v.strictObject({
    household: IdText,
    status: v.picklist(POVERTIES),
    decision: v.exactOptional(ShortText),
  }),
  /** Only under a consent for this purpose. Absent `group`: it is kept no longer. */
  'ethnic.noted@1': v.strictObject({ resident: IdText, group: v.exactOptional(ShortText) }),
  /** As above: what those who come to the door need to know, in few words. */
  'health.noted@1': v.strictObject({ resident: IdText, note: v.exactOptional(ShortText) }),
  /** `representative`: who agreed for a child or for somebody who cannot. `until` is inclusive. */
  'consent.given@1': v.strictObject({
    resident: IdText,
    purpose: v.picklist(PURPOSES),
    how: v.picklist(CONSENT_WAYS),
    language: v.picklist(CONSENT_LANGUAGES),
    readAloud: v.boolean(),
    wording: WordingName,
    witness: v.exactOptional(ShortText),
    representative: v.exactOptional(ShortText),
    until: AnyDay,
  }),
  'consent.revoked@1': v.strictObject({ resident: IdText, purpose: v.picklist(PURPOSES) }),
  /** The day of the fact is the day the request came in: the law's terms run from it. */
  'request.received@1': v.strictObject({
    ...ofRequest,
    kind: v.picklist(REQUEST_KINDS),
    representative: v.exactOptional(ShortText),
    note: v.exactOptional(ShortText),
  }),
  'request.acknowledged@1': v.strictObject(ofRequest),
  /** Once, with the reason that the person is told. */
  'request.extended@1': v.strictObject({ ...ofRequest, reason: ShortText }),
  'request.closed@1': v.strictObject({
    ...ofRequest,
    outcome: v.picklist(OUTCOMES_OF_REQUEST),
    note: v.exactOptional(ShortText),
  }),
} as const;

export type CareFact = FactOf<typeof CARE_FACTS>;
