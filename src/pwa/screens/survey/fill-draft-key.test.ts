import { expect, test } from 'vitest';
import { fillDraftKey, fillOfDraft } from './fill-draft-key.ts';

test('the draft of a survey leads back to its door', () => {
  const begun = { survey: 'surv-y_001', household: 'household1' };
  expect(fillOfDraft(fillDraftKey(begun.survey, begun.household))).toEqual(begun);
  for (const key of ['visit.household1', 'example.household1', 'survey.surv-y_001']) {
    expect(fillOfDraft(key)).toBeUndefined();
  }
});
