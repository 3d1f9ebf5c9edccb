import * as v from 'valibot';
import { type Outcome, OUTCOMES } from '#domain/doors/facts.ts';
import type { VisitCorrection } from '#domain/doors/propose.ts';
import type { Visit } from '#domain/doors/state.ts';
import { KeptBack, withBack } from './visit-draft.ts';

/** There was no such visit. */
export const NEVER = 'never';

export const CorrectDraft = v.strictObject({
  choice: v.picklist([...OUTCOMES, NEVER]),
  back: v.exactOptional(KeptBack),
  note: v.string(),
  reason: v.string(),
});
export type CorrectDraft = v.InferOutput<typeof CorrectDraft>;

export const freshOf = ({ outcome, back, note = '' }: Visit): CorrectDraft => ({
  choice: outcome,
  ...(back && { back }),
  note,
  reason: '',
});

/** Another outcome; what was promised stays where it can still have been said. */
export function chosen(
  draft: CorrectDraft,
  choice: CorrectDraft['choice'],
  visit: Visit,
): CorrectDraft {
  const isKept = choice === 'later' || choice === 'nobody' || choice === visit.outcome;
  return { ...withBack(draft, isKept ? (draft.back ?? visit.back) : undefined), choice };
}

/** What the visit really was, as the form says it. */
export const realOf = (
  outcome: Outcome,
  { back, note }: CorrectDraft,
): Pick<VisitCorrection, 'outcome' | 'back' | 'note'> => ({
  outcome,
  note,
  ...(outcome !== 'refused' && back && { back }),
});
