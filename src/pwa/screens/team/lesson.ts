import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { isId } from '#kernel/id.ts';
import { SkillName, STEPS } from '#domain/doors/facts.ts';
import { type Lesson, lessonsOf } from '#domain/doors/sessions.ts';
import type { Village } from '#pwa/phone/village.ts';

/** What a phone needs to keep the roll of a lesson; it stands in the code that another phone scans. */
export const LessonPlan = v.strictObject({
  session: v.custom<Id>(isId, 'an id'),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  skill: SkillName,
  reached: v.picklist(STEPS),
  on: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type LessonPlan = v.InferOutput<typeof LessonPlan>;

/** A roll while it is being called: it is kept on the phone with every name. */
export const RollDraft = v.strictObject({
  plan: v.exactOptional(LessonPlan),
  there: v.array(v.string()),
});
export type RollDraft = v.InferOutput<typeof RollDraft>;
export const FRESH_ROLL: RollDraft = { there: [] };

const PREFIX = 'session.';
export const rollKey = (session: Id): string => `${PREFIX}${session}`;
export const sessionOfDraft = (key: string): Id | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

/** A place of the app by which any phone of the team keeps the same roll. */
export const hrefOf = ({ session, ...said }: LessonPlan): string =>
  `#/session/${session}?${String(new URLSearchParams({ ...said, on: String(said.on) }))}`;

/** The plan in such a place; undefined where the address holds none. */
export function planIn(
  session: Id,
  query: Readonly<Record<string, string>>,
): LessonPlan | undefined {
  const { title, skill, reached, on } = query;
  const read = v.safeParse(LessonPlan, { session, title, skill, reached, on: Number(on) });
  return read.success ? read.output : undefined;
}

/** The lesson that one of its phones' ids names. */
export const lessonWith = (village: Village, session: Id): Lesson | undefined =>
  lessonsOf(village.doors.state).find(({ ids }) => ids.includes(session));
