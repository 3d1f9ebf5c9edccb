import { useCallback } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { follow } from '#pwa/router.ts';
import { fillOfDraft } from '#pwa/screens/survey/fill-draft-key.ts';
import { householdOfDraft } from './visit-draft.ts';

type Begun = { readonly household: string; readonly savedAt: number };

const loadSurveys = async () =>
  (await import('#pwa/screens/survey/survey-draft-banner.tsx')).SurveyDraftBanner;

/** Says that a visit or a survey was left half written, and leads back into it. */
export function DraftBanner({ village, only }: { village: Village; only?: string }) {
  const { device, homes, day } = village;
  const read = useRead(useCallback(async () => device.listDrafts(), [device])) ?? [];
  const drafts = [...read].sort((left, right) => right.savedAt - left.savedAt);
  const isMeant = (household: string): boolean => only === undefined || household === only;
  const visit = drafts
    .flatMap(({ key, savedAt }) => toBegun(key, savedAt))
    .find(({ household }) => isMeant(household));
  const household = visit && homes.state.households.get(visit.household);
  const surveys = drafts.filter(({ key }) => {
    const begun = fillOfDraft(key);
    return begun !== undefined && isMeant(begun.household);
  });
  const text = memberWords.value.visit;
  return (
    <>
      {household && (
        <Banner
          kind="draft"
          action={{
            label: words.value.shell.draftResume,
            onPress: () => follow(`#/visit/${household.id}`),
          }}
        >
          {text.draftAt(whenText(visit.savedAt, day), headOf(village, household))}
        </Banner>
      )}
      {surveys.length > 0 && <Later load={loadSurveys} props={{ village, drafts: surveys }} />}
    </>
  );
}

const toBegun = (key: string, savedAt: number): readonly Begun[] => {
  const household = householdOfDraft(key);
  return household === undefined ? [] : [{ household, savedAt }];
};
