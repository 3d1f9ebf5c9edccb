import type { Household } from '#domain/homes/state.ts';
import { proposeVisit } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { visitDay, visitDraftKey } from './visit-draft.ts';
import type { VisitDraft } from './visit-draft.ts';

const loadUndo = async () => import('./undo-visit.ts');

/** Everything of one visit as one save. Gives the code of what went wrong; then nothing was saved. */
export async function recordVisit(
  village: Village,
  household: Household,
  draft: VisitDraft,
): Promise<string | undefined> {
  const { outcome, back, note, steps, files = [] } = draft;
  if (outcome === undefined) return 'outcome-missing';
  const met = outcome === 'met' ? steps : [];
  const visit = draft.visit ?? village.device.newId();
  const intended = proposeVisit(village, {
    visit,
    household: household.id,
    outcome,
    note,
    on: visitDay(draft, village.day),
    ...(back && { back }),
    steps: met.map(({ resident, skill, reached }) => ({ resident, skill, reached })),
    attachments: files,
    helps: met.flatMap(({ resident, skill, how }) =>
      how === undefined ? [] : [{ resident, skill, how }],
    ),
  });
  const saved = intended.ok ? intended.value : [];
  return saveTogether(village.device, village.doorsBook, intended, {
    said: memberWords.value.visit.saved[outcome],
    draft: visitDraftKey(household.id),
    undo: async () => (await loadUndo()).proposeUndo(village, visit, saved),
  });
}
