import { useEffect, useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { follow } from '#pwa/router.ts';
import { householdOfDraft } from './visit-draft.ts';

type Begun = { readonly household: string; readonly savedAt: number };

/** Says that a visit was left half written, and leads back into it. */
export function DraftBanner({ village, only }: { village: Village; only?: string }) {
  const [begun, setBegun] = useState<readonly Begun[]>([]);
  const { device, homes, day } = village;
  useEffect(() => {
    let gone = false;
    void device.listDrafts().then((drafts) => {
      if (!gone) setBegun(drafts.flatMap(({ key, savedAt }) => toBegun(key, savedAt)));
    });
    return () => {
      gone = true;
    };
  }, [device]);
  const shown = begun
    .filter(({ household }) => only === undefined || household === only)
    .sort((left, right) => right.savedAt - left.savedAt)[0];
  const household = shown && homes.state.households.get(shown.household);
  if (shown === undefined || household === undefined) return null;
  const text = memberWords.value.visit;
  return (
    <Banner kind="draft" action={{ label: words.value.shell.draftResume, onPress: () => follow(`#/visit/${household.id}`) }}>
      {text.draftAt(whenText(shown.savedAt, day), headOf(village, household))}
    </Banner>
  );
}

const toBegun = (key: string, savedAt: number): readonly Begun[] => {
  const household = householdOfDraft(key);
  return household === undefined ? [] : [{ household, savedAt }];
};
