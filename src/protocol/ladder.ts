import * as v from 'valibot';
import { AtSeconds, Count, IdText } from '#book/common.ts';
import { SkillName, STEPS } from '#domain/doors/facts.ts';
import { LEARNING_FACTS } from '#domain/learning/facts.ts';

/*
 * What a commune's ladder holds of people, and what would change for them.
 *
 *   GET  /api/ladder?place=   → LadderReply
 *   POST /api/ladder/try      → LadderTried; writes nothing
 */

export const LadderReply = v.strictObject({
  at: AtSeconds,
  villages: Count,
  skills: v.array(
    v.strictObject({
      skill: SkillName,
      /** In which somebody has begun it. */
      villages: Count,
      /** People by the step that they stand on, from the first to the last. */
      people: v.pipe(v.array(Count), v.length(STEPS.length)),
    }),
  ),
});
export type LadderReply = v.InferOutput<typeof LadderReply>;

const draft = <Type extends keyof typeof LEARNING_FACTS>(type: Type) =>
  v.strictObject({ type: v.literal(type), body: LEARNING_FACTS[type] });

/** What an officer is about to write. */
export const LadderDraft = v.variant('type', [
  draft('skill.described@1'),
  draft('skill.retired@1'),
  draft('basic.chosen@1'),
]);
export type LadderDraft = v.InferOutput<typeof LadderDraft>;

export const LADDER_DRAFTS_MAX = 100;

export const TryLadder = v.strictObject({
  place: IdText,
  drafts: v.pipe(v.array(LadderDraft), v.minLength(1), v.maxLength(LADDER_DRAFTS_MAX)),
});
export type TryLadder = v.InferOutput<typeof TryLadder>;

export const LadderTried = v.strictObject({
  at: AtSeconds,
  /** In which anything changes. */
  villages: Count,
  /** To whom something else would be offered next. */
  people: Count,
  /** Whose panes would be lit otherwise. */
  doors: Count,
  /** Households with somebody who can do all five basic skills. */
  proficient: v.strictObject({ of: Count, before: Count, after: Count }),
});
export type LadderTried = v.InferOutput<typeof LadderTried>;
