import type { Id } from '#kernel/id.ts';
import type * as v from 'valibot';
import { useDraft } from '#pwa/phone/draft.ts';
import type { Village } from '#pwa/phone/village.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';

export type ClosedSheet = 'poverty' | 'request' | 'sensitive';

/** Under the name of whom it is about, so that it ends with what is known of them. */
export const closedDraftKey = (sheet: string, ...about: readonly Id[]): string =>
  ['closed', sheet, ...about].join('.');

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
  const banner = <DraftRestored draft={draft} day={village.day} />;
  return { value: draft.value, put, drop: draft.drop, banner };
}
