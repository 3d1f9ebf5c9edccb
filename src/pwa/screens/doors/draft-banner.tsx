import { useCallback } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { follow } from '#pwa/router.ts';
import { householdOfDraft } from './visit-draft.ts';

type Begun = { readonly household: string; readonly savedAt: number };

/** Says that a visit was left half written, and leads back into it. */
export function DraftBanner({ village, only }: { village: Village; only?: string }) {
  const { device, homes, day } = village;
  const drafts = useRead(useCallback(async () => device.listDrafts(), [device])) ?? [];
  const shown = drafts
    .flatMap(({ key, savedAt }) => toBegun(key, savedAt))
    .filter(({ household }) => only === undefined || household === only)
    .sort((left, right) => right.savedAt - left.savedAt)[0];
  const household = shown && homes.state.households.get(shown.household);
  if (shown === undefined || household === undefined) return null;
  const text = memberWords.value.visit;
  return (
    <Banner
      kind="draft"
      action={{
        label: words.value.shell.draftResume,
        onPress: () => follow(`#/visit/${household.id}`),
      }}
    >
      {text.draftAt(whenText(shown.savedAt, day), headOf(village, household))}
    </Banner>
  );
}

const toBegun = (key: string, savedAt: number): readonly Begun[] => {
  const household = householdOfDraft(key);
  return household === undefined ? [] : [{ household, savedAt }];
};
