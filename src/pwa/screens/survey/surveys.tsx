import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { SurveysReply } from '#protocol/survey.ts';
import { Button } from '#pwa/ui/button.tsx';
import { BarRows } from '#pwa/ui/charts.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, problemText, useAsked } from '#pwa/screens/officer/asked.tsx';
import { useNews } from '#pwa/screens/officer/use-news.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { officerWords } from '#pwa/screens/officer/officer-words.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { surveyOfficeWords } from './survey-office-words.ts';
import { surveyWords } from './survey-words.ts';

type Line = SurveysReply['surveys'][number];

/** What the commune asks at its doors, how far each village has come, and what to do with each survey. */
export function SurveysScreen() {
  const device = usePhone();
  const place = findCommune(device);
  const text = officerWords.value.place;
  if (place === undefined) {
    return (
      <OfficerPage title={surveyWords.value.title} place="commune">
        <EmptyState icon="commune" title={text.none} text={text.noneText} />
      </OfficerPage>
    );
  }
  return <SurveysOf place={place} />;
}

function SurveysOf({ place }: { readonly place: Id }) {
  const device = usePhone();
  const text = surveyOfficeWords.value.office;
  const asked = useAsked(`surveys ${place}`, () => homeQueries(device).surveys(place), useNews());
  return (
    <OfficerPage
      title={surveyWords.value.title}
      lead={text.lead}
      back={{ href: '#/commune' }}
      place="commune"
      action={
        <Button kind="primary" icon="plus" href="#/surveys/new">
          {text.new}
        </Button>
      }
    >
      <AskedView asked={asked}>
        {({ surveys }) =>
          surveys.length === 0 ? (
            <EmptyState icon="list" title={text.none} text={text.noneText} />
          ) : (
            <>
              {surveys.map((survey) => (
                <SurveyPart
                  key={survey.survey}
                  place={place}
                  survey={survey}
                  onChanged={asked.again}
                />
              ))}
            </>
          )
        }
      </AskedView>
    </OfficerPage>
  );
}

type PartProps = {
  readonly place: Id;
  readonly survey: Line;
  readonly onChanged: () => void;
};

function SurveyPart({ place, survey, onChanged }: PartProps) {
  const device = usePhone();
  const text = surveyOfficeWords.value.office;
  const [busy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = async (): Promise<void> => {
    setBusy(true);
    const closed = await homeQueries(device).closeSurvey(place, survey.survey);
    setBusy(false);
    setAsking(false);
    if (!closed.ok) return showTrouble(problemText(closed.error.code));
    showToast(text.closedToast);
    return onChanged();
  };
  return (
    <section class="section">
      <h2>{survey.title}</h2>
      <p>{stateText(survey)}</p>
      <BarRows
        title={text.progress}
        rows={survey.villages.map(({ place: village, name, households, answered }) => ({
          key: village,
          label: startUpper(name),
          share: households === 0 ? 0 : Math.min(1, answered / households),
          text: text.answered(
            words.value.shell.count(answered),
            words.value.shell.count(households),
          ),
        }))}
      />
      <div class="cluster">
        <Button icon="chart" href={`#/surveys/${survey.survey}`}>
          {text.results}
        </Button>
        {survey.closed === undefined && (
          <Button kind="quiet" icon="stop" onPress={() => setAsking(true)}>
            {text.close}
          </Button>
        )}
      </div>
      <Sheet
        open={isAsking}
        title={text.closeTitle(survey.title)}
        onClose={() => setAsking(false)}
        action={
          <Button kind="primary" icon="stop" busy={busy} onPress={() => void close()}>
            {text.close}
          </Button>
        }
      >
        <Unfinished survey={survey} />
      </Sheet>
    </section>
  );
}

/** What a survey that is closed leaves open; nothing opens it again. */
function Unfinished({ survey: { villages } }: { readonly survey: Line }) {
  const text = surveyOfficeWords.value.office;
  const open = villages
    .map(({ name, households, answered, place }) => ({ place, name, left: households - answered }))
    .filter(({ left }) => left > 0);
  const left = open.reduce((sum, each) => sum + each.left, 0);
  return (
    <>
      <p>{left === 0 ? text.allAnswered : text.leftOpen(left)}</p>
      {open.length > 0 && (
        <List label={text.leftOpen(left)}>
          {open.map(({ place, name, left: doors }) => (
            <ListRow key={place} title={startUpper(name)} trail={text.doorsLeft(doors)} />
          ))}
        </List>
      )}
      <p class="soft small">{text.closeForGood}</p>
    </>
  );
}

function stateText({ from, until, closed, questions }: Line): string {
  const text = surveyOfficeWords.value.office;
  const since = text.since(formatDay(from), questions);
  if (closed !== undefined) return `${since} ${text.closedOn(formatDay(closed))}`;
  return until === undefined ? since : `${since} ${text.until(formatDay(until))}`;
}
