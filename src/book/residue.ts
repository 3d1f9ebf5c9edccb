import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalText, type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Activity, FactOf, FactSchemas, Residues } from '#book/activity.ts';
import { COMMON_FACTS, REDACTED } from '#book/common.ts';
import { type AnyActivity, decodeFact } from '#book/decode.ts';
import type { Fact, LogFact } from '#book/fact.ts';
import type { Tables } from '#book/table.ts';

/*
 * What stands in the place of an erased body. It is a body of the same type, so that whatever reads facts
 * reads residues, of whichever version; what nobody could read leaves nothing at all.
 */

/** What the making of residues needs of an activity. */
export type Redactable = AnyActivity & Pick<Activity<FactSchemas, Tables, never>, 'residue'>;

/** Where a schema wants a name and there is none any more. */
export const NO_NAME = '—';

/** A body without some of its optional fields. */
export const without = <Body extends object, Field extends keyof Body & string>(
  body: Body,
  ...fields: readonly Field[]
): Omit<Body, Field> => {
  const kept = Object.entries(body).filter(([name]) => !fields.some((field) => field === name));
  return Object.fromEntries(kept) as Omit<Body, Field>; // all its other fields
};

const NOTHING = '{}';

/** An activity's residues, asked by a fact. */
export const residueBy =
  <Schemas extends FactSchemas>(residues: Residues<Schemas>) =>
  (fact: FactOf<Schemas>): JsonObject =>
    residues[fact.type](fact.body);

/** What remains of them; an erasure names nobody. */
const COMMON_RESIDUES: Residues<typeof COMMON_FACTS> = {
  'fact.released@1': (body) => body,
  'fact.declined@1': ({ stream, n }) => ({ stream, n }),
  'question.settled@1': ({ stream, n }) => ({ stream, n }),
  [REDACTED]: (body) => body,
};

const ofCommon = residueBy(COMMON_RESIDUES);

/** The canonical text of a fact's residue; equal to its body when that names nobody. */
export function residueOf(activity: Redactable, fact: LogFact): string {
  const decoded = decodeFact(activity, fact);
  if (!decoded.ok) return NOTHING;
  const upcast = Object.hasOwn(activity.upcasts, fact.type)
    ? activity.upcasts[fact.type]
    : undefined;
  if (upcast === undefined) return canonicalText(residueOfDecoded(activity, decoded.value));
  const body = parseCanonicalText(fact.body);
  return body.ok ? canonicalText(upcast.residue(body.value as JsonObject)) : NOTHING; // decoded
}

/** The same for a fact in the newest version's words. */
const residueOfDecoded = ({ residue }: Redactable, fact: Fact): JsonObject =>
  Object.hasOwn(COMMON_FACTS, fact.type)
    ? ofCommon(fact as FactOf<typeof COMMON_FACTS>) // decoded by its schemas
    : residue(fact);

/** By which an erasure names the residue it leaves. */
export const residueHash = (sha256: Sha256, residue: string): string =>
  toBase64Url(sha256(utf8(residue)));
