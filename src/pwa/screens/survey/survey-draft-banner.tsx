import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { follow } from '#pwa/router.ts';
import { findSurvey } from './asked.ts';
import { fillOfDraft } from './fill-draft-key.ts';
import { surveyWords } from './survey-words.ts';

type Props = {
  readonly village: Village;
  /** Of surveys, the latest first. */
  readonly drafts: readonly { readonly key: string; readonly savedAt: number }[];
};

/** Says that a survey was left half asked, and leads back into it; also when it is asked no more. */
export function SurveyDraftBanner({ village, drafts }: Props) {
  const [last] = drafts.flatMap(({ key, savedAt }) => {
    const begun = fillOfDraft(key);
    const household = village.homes.state.households.get(begun?.household ?? '');
    const found = begun && findSurvey(village, begun.survey);
    return household && found ? [{ household, survey: found.survey, savedAt }] : [];
  });
  if (last === undefined) return null;
  const { household, survey, savedAt } = last;
  return (
    <Banner
      kind="draft"
      action={{
        label: words.value.shell.draftResume,
        onPress: () => follow(`#/survey/${survey.survey}/${household.id}`),
      }}
    >
      {surveyWords.value.draftAt(
        survey.title,
        whenText(savedAt, village.day),
        headOf(village, household),
      )}
    </Banner>
  );
}
