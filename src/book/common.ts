import * as v from 'valibot';
import { isId } from '#kernel/id.ts';
import {
  AT_MAX_S,
  AT_MIN_S,
  ATTACHMENT_BYTES_MAX,
  ON_MAX_DAY,
  ON_MIN_DAY,
  STRING_LENGTH_MAX,
} from '#book/limits.ts';

/** Schemas that facts of all activities are made of. */
export const IdText = v.custom<string>(isId, 'an id of 10 base64url characters');
export const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(STRING_LENGTH_MAX));
export const ShortText = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const Integer = v.pipe(v.number(), v.safeInteger());
export const Count = v.pipe(Integer, v.minValue(0));
export const PositiveCount = v.pipe(Integer, v.minValue(1));
export const AtSeconds = v.pipe(Integer, v.minValue(AT_MIN_S), v.maxValue(AT_MAX_S));
/** A civil day the work of today may happen on. */
export const WorkDay = v.pipe(Integer, v.minValue(ON_MIN_DAY), v.maxValue(ON_MAX_DAY));
/** Any civil day that a life or the history of a place may name: from 1850 on. */
export const AnyDay = v.pipe(Integer, v.minValue(-43_830), v.maxValue(ON_MAX_DAY));

/**
 * A sealed file as `book/attachment.ts` makes it. `file`: SHA-256 of its sealed bytes, by which the home
 * keeps it; `key` opens it; `bytes` of the sealed file. The fact goes its own way and never waits for it.
 */
export const SEALED_FILE = {
  file: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/u)),
  bytes: v.pipe(PositiveCount, v.maxValue(ATTACHMENT_BYTES_MAX)),
} as const;
/** What an erased file is called: it lies nowhere, and nothing opens it. */
export const NO_FILE = { file: 'A'.repeat(43), key: 'A'.repeat(22), bytes: 1 } as const;

/** What a trace is kept of: a minted id, or the name of a skill. */
const EntityName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{2,24}$/u));

const OriginBody = v.strictObject({ stream: IdText, n: PositiveCount });

/** What every letter says of itself: its id, and the fact of another book after which it was written. */
export const LETTER = {
  letter: IdText,
  from: v.strictObject({ book: IdText, stream: IdText, n: PositiveCount }),
} as const;

/**
 * Why something is erased: whoever it tells of asked for it, or took their consent back; it is needed no
 * more; it should never have been written; an authority ordered it.
 */
export const GROUNDS = ['asked', 'consent-ended', 'purpose-ended', 'unlawful', 'ordered'] as const;
export type Ground = (typeof GROUNDS)[number];

export const REDACTED = 'fact.redacted@1';
export const REDACTED_FACTS_MAX = 40;
export const REDACTED_ABOUT_MAX = 40;

/** The number of a written decision or request: one word, in which no full name has room. */
export const DocumentNumber = v.pipe(v.string(), v.regex(/^[\p{L}\d][\p{L}\d./-]{0,39}$/u));
const Hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u));

/**
 * These facts were erased. `about`: the entities whose trace tells of it. `facts`: stream and n of each, and
 * the SHA-256 of its residue's text, so that the chain vouches for what stands in its place.
 */
const RedactedBody = v.strictObject({
  about: v.pipe(v.array(EntityName), v.maxLength(REDACTED_ABOUT_MAX)),
  facts: v.pipe(
    v.array(v.strictTuple([IdText, PositiveCount, Hash])),
    v.minLength(1),
    v.maxLength(REDACTED_FACTS_MAX),
  ),
  ground: v.picklist(GROUNDS),
  document: v.exactOptional(DocumentNumber),
});
export type RedactedBody = v.InferOutput<typeof RedactedBody>;

/**
 * Facts that every book knows: a person in charge decides on what is held and answers what is asked, and an
 * erasure is told where it was done.
 */
export const COMMON_FACTS = {
  'fact.released@1': OriginBody,
  'fact.declined@1': v.strictObject({ ...OriginBody.entries, reason: v.exactOptional(ShortText) }),
  'question.settled@1': v.strictObject({ ...OriginBody.entries, note: v.exactOptional(ShortText) }),
  [REDACTED]: RedactedBody,
} as const;

export type OriginBody = v.InferOutput<typeof OriginBody>;
