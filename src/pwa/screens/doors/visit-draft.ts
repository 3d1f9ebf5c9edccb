import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { type Back, HELPS, OUTCOMES, SkillName, STEPS } from '#domain/doors/facts.ts';
import { TakenFile } from '#pwa/screens/files/taken-file.ts';

const PlannedStep = v.strictObject({
  resident: v.string(),
  skill: SkillName,
  reached: v.picklist(STEPS),
  how: v.exactOptional(v.picklist(HELPS)),
});
export type PlannedStep = v.InferOutput<typeof PlannedStep>;

export const KeptBack = v.strictObject({
  on: v.number(),
  hour: v.exactOptional(v.number()),
});

/** A visit while it is being written. */
export const VisitDraft = v.strictObject({
  /** Minted with the first touch, so that a draft open twice is saved once. */
  visit: v.exactOptional(v.string()),
  /** The civil day of the first touch, and the day it is of when it is finished on another. */
  begun: v.exactOptional(v.number()),
  on: v.exactOptional(v.number()),
  outcome: v.exactOptional(v.picklist(OUTCOMES)),
  back: v.exactOptional(KeptBack),
  note: v.string(),
  steps: v.array(PlannedStep),
  files: v.exactOptional(v.array(TakenFile)),
});
export type VisitDraft = v.InferOutput<typeof VisitDraft>;

export const FRESH_VISIT: VisitDraft = { note: '', steps: [] };

const PREFIX = 'visit.';
export const visitDraftKey = (household: Id): string => `${PREFIX}${household}`;

/** The household a draft was begun for; undefined for drafts of other forms. */
export const householdOfDraft = (key: string): Id | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

/** A battery that died in the evening does not make a visit one of the day it is finished on. */
export const visitDay = ({ on, begun }: VisitDraft, today: number): number =>
  Math.min(on ?? begun ?? today, today);

/** The same draft with another promise, or with none. */
export function withBack<Draft extends { readonly back?: Back }>(
  draft: Draft,
  back: Back | undefined,
): Omit<Draft, 'back'> & { readonly back?: Back } {
  const { back: _, ...kept } = draft;
  return { ...kept, ...(back && { back }) };
}
