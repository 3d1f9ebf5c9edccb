import * as v from 'valibot';
import { type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Activity, FactSchemas } from '#book/activity.ts';
import { COMMON_FACTS } from '#book/common.ts';
import type { Fact, LogFact, OrderedFact } from '#book/fact.ts';
import type { Tables } from '#book/table.ts';

export type NotDecoded = {
  code: 'body-not-canonical' | 'type-unknown' | 'body-malformed';
  why: string;
};

/** Any activity, for code that treats all alike. */
export type AnyActivity = Pick<
  Activity<FactSchemas, Tables, unknown>,
  'name' | 'facts' | 'upcasts'
>;

/**
 * The fact behind stored bytes: parsed, brought up to the newest version, checked by its
 * schema.
 */
export function decodeFact(
  activity: AnyActivity,
  logged: LogFact | OrderedFact,
): Result<Fact, NotDecoded> {
  const parsed = parseCanonicalText(logged.body);
  if (!parsed.ok) return err({ code: 'body-not-canonical', why: parsed.error.why });
  if (typeof parsed.value !== 'object' || Array.isArray(parsed.value)) {
    return err({ code: 'body-malformed', why: 'not an object' });
  }
  let type = logged.type;
  let body = parsed.value as JsonObject; // an object that is no list
  while (Object.hasOwn(activity.upcasts, type)) {
    const upcast = activity.upcasts[type];
    if (upcast === undefined) break;
    ({ type, body } = upcast(body));
  }
  const schema = findSchema(activity.facts, type) ?? findSchema(COMMON_FACTS, type);
  if (schema === undefined) return err({ code: 'type-unknown', why: type });
  const checked = v.safeParse(schema, body);
  if (!checked.success) {
    return err({ code: 'body-malformed', why: v.getDotPath(checked.issues[0]) ?? 'body' });
  }
  return ok({ ...logged, type, body: checked.output });
}

const findSchema = (schemas: FactSchemas, type: string): FactSchemas[string] | undefined =>
  Object.hasOwn(schemas, type) ? schemas[type] : undefined;
