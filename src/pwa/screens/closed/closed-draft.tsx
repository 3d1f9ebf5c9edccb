import type { Id } from '#kernel/id.ts';
import type * as v from 'valibot';
import { useDraft } from '#pwa/phone/draft.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { whenText } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';

export type ClosedSheet = 'poverty' | 'request' | 'sensitive';

/** Under the household's name, so that it ends with what is known of its people. */
export const closedDraftKey = (sheet: ClosedSheet, household: Id): string =>
  `closed.${sheet}.${household}`;

type Of = { readonly village: Village; readonly household: { readonly id: Id } };

/** What is being written stays on the phone, sealed under its person's key, until it is saved. */
export function useClosedDraft<Value>(
  { village, household }: Of,
  sheet: ClosedSheet,
  schema: v.GenericSchema<unknown, Value>,
  fresh: Value,
) {
  const draft = useDraft(village.device, closedDraftKey(sheet, household.id), schema, fresh);
  const put = (change: Partial<Value>): void => draft.change({ ...draft.value, ...change });
  const banner = draft.restoredAt !== undefined && (
    <Banner
      kind="draft"
      second={{ label: words.value.shell.draftDrop, onPress: () => void draft.drop() }}
    >
      {memberWords.value.visit.restored(whenText(draft.restoredAt, village.day))}
    </Banner>
  );
  return { value: draft.value, put, drop: draft.drop, banner };
}
