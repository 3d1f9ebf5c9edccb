import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { type FormDefinition, isQuestion } from '#form/definition.ts';
import { homeQueries, REGISTER_BYTES_MAX } from '#device/home-queries.ts';
import type { QueryProblem } from '#device/asking.ts';
import type { RegisterFile } from '#device/home-queries.ts';
import type { CellMessage, SurveyCheck } from '#protocol/survey.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { DataTable } from '#pwa/ui/data-table.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { problemText } from '#pwa/screens/officer/asked.tsx';
import { FilePick } from '#pwa/screens/officer/file-pick.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { officerWords } from '#pwa/screens/officer/officer-words.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { noticeText, placeText, problemTextOf } from './form-text.ts';
import { OpenPart } from './open-part.tsx';
import { surveyOfficeWords } from './survey-office-words.ts';
import { surveyWords } from './survey-words.ts';

const loadTrial = async () => (await import('./trial.tsx')).Trial;

type Step =
  | { readonly name: 'choose'; readonly problem?: string }
  | { readonly name: 'reading'; readonly file: string }
  | { readonly name: 'checked'; readonly file: RegisterFile; readonly check: SurveyCheck }
  | { readonly name: 'trial'; readonly file: RegisterFile; readonly check: SurveyCheck };

/** A commune's survey form: read, corrected cell by cell, tried; opened when the officer agrees. */
export function SurveyCheckScreen() {
  const device = usePhone();
  const place = findCommune(device);
  const text = officerWords.value.place;
  if (place === undefined) {
    return (
      <OfficerPage title={surveyOfficeWords.value.check.title} place="commune">
        <EmptyState icon="commune" title={text.none} text={text.noneText} />
      </OfficerPage>
    );
  }
  return <CheckOf place={place} />;
}

function CheckOf({ place }: { readonly place: Id }) {
  const device = usePhone();
  const text = surveyOfficeWords.value.check;
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const read = async (chosen: File): Promise<void> => {
    const refused = refusalOf(chosen);
    if (refused !== undefined) return setStep({ name: 'choose', problem: refused });
    setStep({ name: 'reading', file: chosen.name });
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const file = { name: chosen.name.normalize('NFC').slice(-100), bytes };
    const asked = await homeQueries(device).checkSurvey(place, file);
    setStep(
      asked.ok
        ? { name: 'checked', file, check: asked.value }
        : { name: 'choose', problem: unreadText(asked.error) },
    );
  };
  const pick = (label: string) => (
    <FilePick label={label} accept=".xlsx" onFile={(file) => void read(file)} />
  );
  if (step.name === 'trial' && step.check.form !== undefined) {
    const leave = (): void => setStep({ ...step, name: 'checked' });
    return <Later load={loadTrial} props={{ definition: step.check.form, onLeave: leave }} />;
  }
  return (
    <OfficerPage
      title={text.title}
      lead={step.name === 'choose' ? text.lead : undefined}
      back={{ href: '#/surveys', label: surveyWords.value.title }}
      place="commune"
      banners={
        step.name === 'choose' &&
        step.problem !== undefined && <Banner kind="error">{step.problem}</Banner>
      }
    >
      {step.name === 'choose' && pick(text.choose)}
      {step.name === 'reading' && <Progress label={text.reading} />}
      {step.name === 'checked' && (
        <>
          <div class="tools">
            <p>{officerWords.value.register.file(step.file.name)}</p>
            {pick(text.chooseOther)}
          </div>
          <Checked
            place={place}
            file={step.file}
            check={step.check}
            onTry={() => setStep({ ...step, name: 'trial' })}
          />
        </>
      )}
    </OfficerPage>
  );
}

function refusalOf(file: File): string | undefined {
  if (!/\.xlsx$/iu.test(file.name)) return surveyOfficeWords.value.check.wrongKind;
  return file.size > REGISTER_BYTES_MAX ? officerWords.value.register.tooLarge : undefined;
}

/** What is wrong with a file is said in the words of a register's, but for what it should have been. */
function unreadText({ code, file }: QueryProblem): string {
  const said = officerWords.value.register.fileErrors;
  if (file !== undefined && said[file] !== undefined) return said[file];
  return code === 'sheet-unreadable' ? surveyOfficeWords.value.check.unreadable : problemText(code);
}

type CheckedProps = {
  readonly place: Id;
  readonly file: RegisterFile;
  readonly check: SurveyCheck;
  readonly onTry: () => void;
};

function Checked({ place, file, check, onTry }: CheckedProps) {
  const text = surveyOfficeWords.value.check;
  const { problems, notices, form } = check;
  return (
    <>
      {problems.length > 0 && (
        <section class="section">
          <h2>{text.problems(problems.length)}</h2>
          <p>{text.problemsText}</p>
          <CellTable caption={text.matter} cells={problems} said={problemTextOf} />
        </section>
      )}
      {form !== undefined && (
        <section class="section">
          <h2>{form.title}</h2>
          <p>
            {text.good}: {text.counts(questionCount(form), Object.keys(form.lists).length)}
          </p>
          <div class="cluster">
            <Button icon="door" onPress={onTry}>
              {text.preview}
            </Button>
          </div>
          <OpenPart place={place} file={file} hash={check.hash ?? ''} />
        </section>
      )}
      {notices.length > 0 && (
        <section class="section">
          <h2>{text.notices(notices.length)}</h2>
          <p>{text.noticesText}</p>
          <CellTable caption={text.left} cells={notices} said={noticeText} />
        </section>
      )}
    </>
  );
}

const questionCount = ({ items }: FormDefinition): number => items.filter(isQuestion).length;

type CellTableProps = {
  readonly caption: string;
  readonly cells: readonly CellMessage[];
  readonly said: (cell: CellMessage) => string;
};

function CellTable({ caption, cells, said }: CellTableProps) {
  const text = surveyOfficeWords.value.check;
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'cell', title: text.cell, value: placeText },
        { key: 'said', title: caption, value: said },
      ]}
      rows={cells}
      rowKey={({ sheet, row, column, code, value }) => [sheet, row, column, code, value].join(' ')}
    />
  );
}
