import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { homeQueries, REGISTER_BYTES_MAX } from '#device/home-queries.ts';
import type { QueryProblem } from '#device/asking.ts';
import type { RegisterFile } from '#device/home-queries.ts';
import type { ImportDone, ImportPreview } from '#protocol/import.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { problemText } from './asked.tsx';
import { FilePick } from './file-pick.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { PreviewView } from './import-preview.tsx';
import { findCommune, villagesOf } from './territory.ts';
import { startUpper } from './text.ts';

const ACCEPT = '.xlsx,.csv,.tsv,.txt';

type Step =
  | { readonly name: 'choose'; readonly problem?: string }
  | { readonly name: 'reading'; readonly file: string }
  | {
      readonly name: 'preview';
      readonly file: RegisterFile;
      readonly preview: ImportPreview;
      readonly problem?: string;
    }
  | { readonly name: 'writing'; readonly file: string }
  | { readonly name: 'done'; readonly done: ImportDone };

/** A commune's household register: read and shown first, written when the officer agrees. */
export function RegisterImportScreen() {
  const device = usePhone();
  const place = findCommune(device);
  const text = officerWords.value;
  if (place === undefined) {
    return (
      <OfficerPage title={text.register.title} place="commune">
        <EmptyState icon="commune" title={text.place.none} text={text.place.noneText} />
      </OfficerPage>
    );
  }
  return <ImportOf place={place} />;
}

/** The steps of one import: the file is read again when it is another place's, written when agreed to. */
function useImport(place: Id) {
  const device = usePhone();
  const queries = homeQueries(device);
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const [meant, setMeant] = useState<Id>(place);
  const preview = async (file: RegisterFile, of: Id): Promise<void> => {
    setStep({ name: 'reading', file: file.name });
    const asked = await queries.previewRegister(of, file);
    setStep(
      asked.ok
        ? { name: 'preview', file, preview: asked.value }
        : { name: 'choose', problem: importProblem(asked.error) },
    );
  };
  const read = async (chosen: File): Promise<void> => {
    const refused = refusalOf(chosen);
    if (refused !== undefined) return setStep({ name: 'choose', problem: refused });
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    return preview({ name: chosen.name.normalize('NFC').slice(-100), bytes }, meant);
  };
  const mean = (of: Id): void => {
    setMeant(of);
    if (step.name === 'preview') void preview(step.file, of);
  };
  const write = async (file: RegisterFile, agreed: ImportPreview): Promise<void> => {
    setStep({ name: 'writing', file: file.name });
    const asked = await queries.confirmRegister(meant, file, agreed.preview);
    setStep(
      asked.ok
        ? { name: 'done', done: asked.value }
        : { name: 'preview', file, preview: agreed, problem: importProblem(asked.error) },
    );
  };
  return { step, meant, read, mean, write, again: () => setStep({ name: 'choose' }) };
}

function ImportOf({ place }: { place: Id }) {
  const text = officerWords.value.register;
  const { step, meant, read, mean, write, again } = useImport(place);
  const problem = 'problem' in step ? step.problem : undefined;
  return (
    <OfficerPage
      title={text.title}
      lead={step.name === 'choose' ? text.lead : undefined}
      back={{ href: '#/commune' }}
      banners={
        problem !== undefined && (
          <Banner kind="error">
            {problem} {text.nothingWritten}
          </Banner>
        )
      }
      place="commune"
      action={
        step.name === 'preview' && (
          <Confirm preview={step.preview} onPress={() => void write(step.file, step.preview)} />
        )
      }
    >
      {(step.name === 'choose' || step.name === 'preview') && (
        <WhosePick commune={place} meant={meant} onMean={mean} />
      )}
      <StepView step={step} onFile={(file) => void read(file)} onAnother={again} />
    </OfficerPage>
  );
}

type WhosePickProps = { commune: Id; meant: Id; onMean: (place: Id) => void };

/** A village's own register seldom has a column that names the village. */
function WhosePick({ commune, meant, onMean }: WhosePickProps) {
  const device = usePhone();
  const text = officerWords.value.register;
  return (
    <label class="pick">
      <span>{text.whose}</span>
      <select value={meant} onChange={(event) => onMean(event.currentTarget.value)}>
        <option value={commune}>{text.wholeCommune}</option>
        {villagesOf(device, commune).map((village) => (
          <option key={village.id} value={village.id}>
            {startUpper(village.name)}
          </option>
        ))}
      </select>
    </label>
  );
}

type StepViewProps = { step: Step; onFile: (file: File) => void; onAnother: () => void };

function StepView({ step, onFile, onAnother }: StepViewProps) {
  const text = officerWords.value.register;
  return (
    <>
      {step.name === 'choose' && <FilePick label={text.choose} accept={ACCEPT} onFile={onFile} />}
      {step.name === 'choose' && <p class="soft">{text.template}</p>}
      {step.name === 'reading' && <Waiting label={text.reading} file={step.file} />}
      {step.name === 'writing' && <Waiting label={text.writing} file={step.file} />}
      {step.name === 'preview' && (
        <>
          <div class="tools">
            <p>{text.file(step.file.name)}</p>
            <FilePick label={text.chooseOther} accept={ACCEPT} onFile={onFile} />
          </div>
          <PreviewView preview={step.preview} />
        </>
      )}
      {step.name === 'done' && <Done done={step.done} onAnother={onAnother} />}
    </>
  );
}

function refusalOf(file: File): string | undefined {
  const text = officerWords.value.register;
  if (!/\.(?:xlsx|csv|tsv|txt)$/iu.test(file.name)) return text.wrongKind;
  return file.size > REGISTER_BYTES_MAX ? text.tooLarge : undefined;
}

function importProblem({ code, file }: QueryProblem): string {
  const said = officerWords.value.register.fileErrors;
  return (file === undefined ? undefined : said[file]) ?? said[code] ?? problemText(code);
}

const Waiting = ({ label, file }: { label: string; file: string }) => (
  <>
    <Progress label={label} />
    <p class="soft">{officerWords.value.register.file(file)}</p>
  </>
);

function Confirm({ preview, onPress }: { preview: ImportPreview; onPress: () => void }) {
  const text = officerWords.value.register;
  const { created, changed } = preview;
  const isNothing = created.households === 0 && created.residents === 0 && changed.length === 0;
  return (
    <Button kind="primary" icon="save" disabled={isNothing} onPress={onPress}>
      {isNothing
        ? text.confirmNothing
        : text.confirm(text.counts(created.households, created.residents), changed.length)}
    </Button>
  );
}

function Done({ done, onAnother }: { done: ImportDone; onAnother: () => void }) {
  const text = officerWords.value.register;
  return (
    <>
      <EmptyState
        icon="received"
        title={text.done}
        text={text.doneText(done.created.households, done.created.residents)}
        action={
          <Button kind="primary" icon="commune" href="#/commune">
            {text.toCommune}
          </Button>
        }
      />
      {done.changed > 0 && <p>{text.doneChanged(done.changed)}</p>}
      {done.review > 0 && <p>{text.review(done.review)}</p>}
      <p class="soft">{text.doneAgain}</p>
      <div class="cluster">
        <Button icon="upload" onPress={onAnother}>
          {text.another}
        </Button>
      </div>
    </>
  );
}
