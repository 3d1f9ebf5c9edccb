import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { fromBase64Url } from '#kernel/bytes.ts';
import type { Device } from '#device/device.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { SurveyHouseholds, SurveyResults } from '#protocol/survey.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { useFinding } from '#pwa/ui/finding.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { saveFile } from '#pwa/screens/carry/files.ts';
import { AskedView, problemText, useAsked } from '#pwa/screens/officer/asked.tsx';
import { useNews } from '#pwa/screens/officer/use-news.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { officerWords } from '#pwa/screens/officer/officer-words.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { ratioText } from '#words/number-text.ts';
import { surveyOfficeWords } from './survey-office-words.ts';
import { surveyWords } from './survey-words.ts';

type Question = SurveyResults['questions'][number];
type Opened = { readonly question: string; readonly choice: string; readonly title: string };

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const askResults = (device: Device, place: Id, survey: Id) => () =>
  homeQueries(device).surveyResults(place, survey);

/** What was answered, question by question; each line opens down to its doors. */
export function ResultsScreen({ params: [survey = ''] }: ScreenProps) {
  const device = usePhone();
  const place = findCommune(device) ?? '';
  const text = surveyOfficeWords.value.office;
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const asked = useAsked(`survey ${place} ${survey}`, askResults(device, place, survey), useNews());
  const take = async (): Promise<void> => {
    setBusy(true);
    const sheet = await homeQueries(device).surveySheet(place, survey);
    setBusy(false);
    if (!sheet.ok) return showTrouble(problemText(sheet.error.code));
    const bytes = fromBase64Url(sheet.value.file);
    if (bytes.ok) saveFile(bytes.value, sheet.value.name, SHEET_TYPE);
    return undefined;
  };
  return (
    <OfficerPage
      title={asked.reply?.title ?? surveyWords.value.title}
      lead={asked.reply && text.counts(asked.reply.answers, asked.reply.households)}
      back={{ href: '#/surveys', label: surveyWords.value.title }}
      place="commune"
    >
      <AskedView asked={asked}>
        {({ questions, answers, incomplete }) => (
          <>
            {incomplete !== undefined && <Banner kind="info">{text.incomplete(incomplete)}</Banner>}
            <div class="tools">
              <Button
                icon="download"
                busy={busy}
                disabled={answers === 0}
                onPress={() => void take()}
              >
                {text.sheet}
              </Button>
              <p class="soft small">{text.sheetNote}</p>
            </div>
            {answers === 0 ? (
              <EmptyState icon="list" title={text.nothing} />
            ) : (
              questions.map((question) => (
                <QuestionPart key={question.question} question={question} onOpen={setOpened} />
              ))
            )}
          </>
        )}
      </AskedView>
      {opened !== undefined && (
        <Behind
          place={place}
          survey={survey}
          opened={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </OfficerPage>
  );
}

type QuestionProps = { readonly question: Question; readonly onOpen: (opened: Opened) => void };

function QuestionPart({
  question: { question, label, answered, households, repeat, choices, numbers },
  onOpen,
}: QuestionProps) {
  const text = surveyOfficeWords.value.office;
  const isRepeated = repeat !== undefined;
  return (
    <section class="section">
      <h2>{label}</h2>
      {isRepeated && <p>{text.times(repeat, answered, households)}</p>}
      {!isRepeated && choices === undefined && <p>{text.answers(answered)}</p>}
      {numbers !== undefined && (
        <p>{text.numbers(numbers.least, numbers.most, numbers.mean, numbers.sum)}</p>
      )}
      {choices !== undefined && (
        <List label={label}>
          {choices.map(({ choice, label: name, count: number, households: doors }) => (
            <ListRow
              key={choice}
              title={name}
              text={isRepeated && number > 0 ? text.inHouseholds(doors) : undefined}
              trail={ratioText(number, answered, words.value.language)}
              onPress={
                number === 0
                  ? undefined
                  : () => onOpen({ question, choice, title: `${label} – ${name}` })
              }
            />
          ))}
        </List>
      )}
    </section>
  );
}

type BehindProps = {
  readonly place: Id;
  readonly survey: Id;
  readonly opened: Opened;
  readonly onClose: () => void;
};

/**
 * The households behind a line: the figure, or where a question repeats the one beside it, is their number.
 */
function Behind({ place, survey, opened, onClose }: BehindProps) {
  const device = usePhone();
  const { question, choice, title } = opened;
  const asked = useAsked(`survey ${place} ${survey} ${question} ${choice}`, () =>
    homeQueries(device).surveyHouseholds(place, survey, question, choice),
  );
  return (
    <Sheet open title={title} onClose={onClose}>
      <AskedView asked={asked}>
        {({ items }) => <Households items={items} label={title} />}
      </AskedView>
    </Sheet>
  );
}

type Item = SurveyHouseholds['items'][number];

const textOf = ({ name, villageName }: Item): string => `${name} ${villageName}`;

function Households({ items, label }: { items: readonly Item[]; label: string }) {
  const { isLong, shown, field } = useFinding(items, textOf);
  return (
    <>
      {field}
      <LongList
        items={shown}
        keyOf={({ id }) => id}
        label={label}
        isLong={isLong}
        render={({ id, village, villageName, name }) => (
          <ListRow
            href={`#/home/${village}/${id}`}
            title={words.value.door.household(name || officerWords.value.village.nameless)}
            text={startUpper(villageName)}
          />
        )}
      />
    </>
  );
}
