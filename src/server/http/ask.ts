import type { Context } from 'hono';
import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Id } from '#kernel/id.ts';
import type { Role } from '#book/activity.ts';
import { IdText } from '#book/common.ts';
import { CARE_ACCESS } from '#domain/care/access.ts';
import { ERASERS } from '#domain/judge.ts';
import { findMeasure } from '#domain/measures.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { type Problem, problem, sendProblem } from '#server/http/problem.ts';
import { findSigner } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { attention, ATTENTION_ROLES, refused } from '#server/queries/attention.ts';
import { doors, household } from '#server/queries/doors.ts';
import { due } from '#server/queries/due.ts';
import { erased, erasePreview } from '#server/queries/erasure.ts';
import { figures } from '#server/queries/figures.ts';
import { list } from '#server/queries/list.ts';
import { openScope, type Scope } from '#server/queries/scope.ts';
import { requests } from '#server/queries/requests.ts';
import { noteRegisters, noteSeen, seen } from '#server/queries/seen.ts';
import { search } from '#server/queries/search.ts';
import { trace } from '#server/queries/trace.ts';
import type { Look, RegisterLook } from '#server/store/store.ts';

/** Civil days from 1850 to 2200, as they stand in an address. */
const DayText = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,5}$/u),
  v.transform(Number),
  v.minValue(-43_830),
  v.maxValue(84_006),
);
const Flag = v.pipe(
  v.picklist(['true', 'false', '1', '0']),
  v.transform((text) => text === 'true' || text === '1'),
);

export const AskedPlace = v.object({ place: IdText, asOf: v.exactOptional(DayText) });
const AskedDoors = v.object({ ...AskedPlace.entries, positions: v.exactOptional(Flag) });
const AskedMatters = v.object({ ...AskedPlace.entries, refused: v.exactOptional(Flag) });
const AskedEntity = v.object({ ...AskedPlace.entries, id: IdText });
const AskedList = v.object({
  ...AskedPlace.entries,
  measure: v.string(),
  met: v.exactOptional(Flag),
});
const AskedText = v.object({
  ...AskedPlace.entries,
  q: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
});

type Asked = v.InferOutput<typeof AskedPlace>;

/**
 * A question: its form, who may ask it, and the answer over what they may see; undefined is "nothing there".
 */
type Question<Schema extends v.GenericSchema<unknown, Asked>, Reply> = {
  readonly schema: Schema;
  readonly roles?: readonly Role[];
  readonly answer: (
    scope: Scope,
    asked: v.InferOutput<Schema>,
  ) => Reply | undefined | Promise<Reply | undefined>;
  /** How and at whom somebody looked who got an answer: it is written down. */
  readonly looks?: readonly [Look, (reply: Reply, asked: v.InferOutput<Schema>) => readonly Id[]];
  /** That whole registers are named by the answer: it is written down as well. */
  readonly names?: RegisterLook;
};

export const question = <Schema extends v.GenericSchema<unknown, Asked>, Reply>(
  it: Question<Schema, Reply>,
): Question<Schema, Reply> => it;

const theOneAsked = (_: unknown, { id }: { readonly id: Id }): readonly Id[] => [id];

export const askFigures = question({ schema: AskedPlace, answer: figures });
export const askDoors = question({
  schema: AskedDoors,
  answer: (scope, { positions }) => doors(scope, positions === true),
  names: 'doors',
});
export const askList = question({
  schema: AskedList,
  answer: (scope, { measure: id, met }) => {
    const measure = findMeasure(id);
    return measure && list(scope, measure, met);
  },
  names: 'list',
});
export const askHousehold = question({
  schema: AskedEntity,
  answer: (scope, { id }) => household(scope, id),
  looks: ['page', theOneAsked],
});
export const askTrace = question({
  schema: AskedEntity,
  answer: (scope, { id }) => trace(scope, id),
  looks: ['trace', theOneAsked],
});
export const askSeen = question({
  schema: AskedEntity,
  roles: CARE_ACCESS.read,
  answer: (scope, { id }) => seen(scope, id),
});
export const askRequests = question({
  schema: AskedPlace,
  roles: CARE_ACCESS.read,
  answer: requests,
  looks: ['requests', (reply) => reply.requests.map(({ resident }) => resident)],
});
export const askDue = question({
  schema: AskedPlace,
  roles: CARE_ACCESS.read,
  answer: due,
  looks: ['due', ({ lines }) => lines.flatMap((line) => line.resident ?? line.household ?? [])],
});
export const askErasePreview = question({
  schema: AskedEntity,
  roles: ERASERS,
  answer: (scope, { id }) => erasePreview(scope, id),
  looks: ['erasing', (reply, { id }) => [id, ...reply.people.map((person) => person.id)]],
});
export const askErased = question({ schema: AskedPlace, roles: CARE_ACCESS.read, answer: erased });
export const askSearch = question({
  schema: AskedText,
  answer: (scope, { q }) => search(scope, q),
  looks: ['search', ({ hits }) => hits.map(({ id }) => id)],
});
export const askAttention = question({
  schema: AskedMatters,
  roles: ATTENTION_ROLES,
  answer: (scope, asked) => (asked.refused === true ? refused(scope) : attention(scope)),
  looks: ['waiting', ({ items }) => items.flatMap(({ about }) => about.map(({ id }) => id))],
});

/** Answers a question of a signed stream about a place that is open to it. */
export async function answerQuestion<Schema extends v.GenericSchema<unknown, Asked>, Reply>(
  c: Context,
  home: Home,
  { schema, roles, answer, looks, names }: Question<Schema, Reply>,
): Promise<Response> {
  const asked = await parseQuery(c, home, schema);
  if (!asked.ok) return sendProblem(c, asked.error);
  const { query, line } = asked.value;
  const scope = await openScope(home, line, query.place, query.asOf, roles);
  if (!scope.ok) return sendProblem(c, scope.error);
  const reply = await answer(scope.value, query);
  if (reply === undefined) return sendProblem(c, problem('not-found'));
  if (looks !== undefined) noteSeen(scope.value, looks[1](reply, query), looks[0]);
  if (names !== undefined) noteRegisters(scope.value, names);
  return sendJson(c, reply);
}

async function parseQuery<Schema extends v.GenericSchema<unknown, Asked>>(
  c: Context,
  home: Home,
  schema: Schema,
): Promise<
  Result<{ query: v.InferOutput<Schema>; line: Parameters<typeof openScope>[1] }, Problem>
> {
  const signer = await findSigner(home, c.req.raw, utf8(''));
  if (!signer.ok) return err(signer.error);
  const query = parseValue(schema, c.req.query());
  return query.ok ? ok({ query: query.value, line: signer.value }) : query;
}
