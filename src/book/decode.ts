import * as v from 'valibot';
import { type JsonObject, parseCanonicalText } from '#kernel/canonical.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Activity, FactSchemas, Upcast } from '#book/activity.ts';
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

/** Versions that one fact may have been through; more is an upcast that leads back to itself. */
const UPCASTS_MAX = 16;

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
  const told = tellAnew(activity, {
    type: logged.type,
    body: parsed.value as JsonObject, // an object that is no list
  });
  if (!told.ok) return told;
  const { type } = told.value;
  const schema = findOwn(activity.facts, type) ?? findOwn(COMMON_FACTS, type);
  if (schema === undefined) return err({ code: 'type-unknown', why: type });
  const body = checkBody(schema, told.value.body);
  return body.ok ? ok({ ...logged, type, body: body.value }) : body;
}

type Told = ReturnType<Upcast['to']>;

/** In the newest version's words. An upcast that fails makes one fact unknown, never a book unreadable. */
function tellAnew({ upcasts }: AnyActivity, told: Told): Result<Told, NotDecoded> {
  let { type, body } = told;
  for (let steps = 0; steps <= UPCASTS_MAX; steps += 1) {
    const upcast = findOwn(upcasts, type);
    if (upcast === undefined) return ok({ type, body });
    const checked = checkBody(upcast.schema, body);
    if (!checked.ok) return checked;
    try {
      ({ type, body } = upcast.to(checked.value));
    } catch {
      return err({ code: 'body-malformed', why: type });
    }
  }
  return err({ code: 'type-unknown', why: type });
}

function checkBody(schema: FactSchemas[string], body: JsonObject): Result<JsonObject, NotDecoded> {
  const checked = v.safeParse(schema, body);
  if (checked.success) return ok(checked.output);
  return err({ code: 'body-malformed', why: v.getDotPath(checked.issues[0]) ?? 'body' });
}

const findOwn = <Value>(
  named: { readonly [name: string]: Value },
  name: string,
): Value | undefined => (Object.hasOwn(named, name) ? named[name] : undefined);
