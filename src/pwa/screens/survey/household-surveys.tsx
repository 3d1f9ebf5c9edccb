import { useCallback } from 'preact/hooks';
import { type Household, isThere } from '#domain/homes/state.ts';
import type { Survey } from '#domain/work/state.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { dayText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { answerOf, surveysBegun, surveysIn } from './asked.ts';
import { fillDraftKey } from './fill-draft-key.ts';
import { surveyWords } from './survey-words.ts';

type Props = { readonly village: Village; readonly household: Household };

/**
 * What the commune asks at this door and whether it was asked here already; what was begun stays to be ended.
 */
export function HouseholdSurveys({ village, household }: Props) {
  const { device } = village;
  const drafts = useRead(useCallback(async () => device.listDrafts(), [device])) ?? [];
  const asked = isThere(household, village.day) ? surveysIn(village) : [];
  const left = surveysBegun(village, household.id, drafts).filter(
    ({ survey }) => !asked.some((each) => each.survey === survey),
  );
  const surveys = [...left, ...asked];
  const text = surveyWords.value;
  if (surveys.length === 0) return null;
  const begun = new Set(drafts.map(({ key }) => key));
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <List label={text.title}>
        {surveys.map((survey) => (
          <ListRow
            key={survey.survey}
            href={`#/survey/${survey.survey}/${household.id}`}
            lead={<Icon name="list" />}
            title={survey.title}
            text={stateText(village, household, survey, begun)}
          />
        ))}
      </List>
    </section>
  );
}

function stateText(
  village: Village,
  { id }: Household,
  { survey, questions }: Survey,
  begun: ReadonlySet<string>,
): string {
  const text = surveyWords.value.states;
  if (begun.has(fillDraftKey(survey, id))) return text.begun;
  const answer = answerOf(village, id, survey);
  if (answer === undefined) return text.open(questions);
  if (answer.missing !== undefined) return text.incomplete;
  return text.answered(dayText(answer.on, village.day));
}
