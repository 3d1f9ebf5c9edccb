import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dayOfDate, dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { type Skill, SkillName } from '#domain/doors/facts.ts';
import type { ExampleIntent } from '#domain/doors/propose-session.ts';
import { hasReached, stepOf } from '#domain/doors/state.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { taughtIn } from '#pwa/phone/ladder.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { addressedName, spokenName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { type FileKind, kindOf } from '#pwa/screens/files/files-words.ts';
import type { ChangeFiles } from '#pwa/screens/files/visit-files.tsx';
import { TakenFile } from '#pwa/screens/files/taken-file.ts';
import type { Given } from '#pwa/screens/homes/how-given.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { EXAMPLE_WORDING } from '#words/consent-wording.ts';
import { proposeExample } from './intents.ts';
import { teamWords } from './team-words.ts';

const ExampleDraft = v.strictObject({
  skill: v.exactOptional(SkillName),
  before: v.string(),
  after: v.string(),
  files: v.array(TakenFile),
});
type ExampleDraft = v.InferOutput<typeof ExampleDraft>;
const FRESH: ExampleDraft = { before: '', after: '', files: [] };

/** Tells of a person how it was before and how it is now, once they have agreed. */
export function ExampleNewScreen({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined || !isThere(resident, village.day)) {
    return <NotHere />;
  }
  return <NewExample village={village} resident={resident} />;
}

const loadSpeak = async () => (await import('#pwa/ui/speak-button.tsx')).SpeakButton;
const loadHow = async () => (await import('#pwa/screens/homes/how-given.tsx')).HowGiven;
const loadFiles = async () => (await import('#pwa/screens/files/visit-files.tsx')).VisitFiles;

type NewProps = { readonly village: Village; readonly resident: Resident };

/** The draft, how they agreed, and the save. */
function useExample(village: Village, resident: Resident, until: number) {
  const text = teamWords.value.example;
  const { device, doorsBook } = village;
  const key = `example.${resident.id}`;
  const draft = useDraft(device, key, ExampleDraft, FRESH);
  const [given, setGiven] = useState<Partial<Given>>({});
  const [isMissing, setMissing] = useState(false);
  const [example] = useState(() => device.newId());
  const saving = useSaving();
  const skills = skillsOf(village, resident);
  const { skill = skills[0] ?? '' } = draft.value;
  const write = async (): Promise<string | undefined> => {
    const said = { ...draft.value, skill, agreed: true, until };
    const intended = proposeExample(village, { example, ...intentOf(resident, said) });
    if (!intended.ok) return intended.error.code;
    const missed = await keepEvidence(village, resident, until, given);
    if (missed !== undefined) return missed;
    return saveTogether(device, doorsBook, intended, { said: text.saved, draft: key });
  };
  const isWhole = given.how !== undefined && given.language !== undefined;
  const save = async (): Promise<void> => {
    setMissing(!isWhole);
    if (isWhole) await saving.run(write, () => leaveTo('#/examples'));
  };
  const problem = isMissing && !isWhole ? 'example-unagreed' : saving.problem;
  return { draft, skills, skill, given, setGiven, saving: { ...saving, problem }, save };
}

function NewExample({ village, resident }: NewProps) {
  const text = teamWords.value.example;
  const { day } = village;
  const until = yearAfter(day);
  const { draft, skills, skill, given, setGiven, saving, save } = useExample(
    village,
    resident,
    until,
  );
  const [taking, setTaking] = useState(false);
  const { before, after, files } = draft.value;
  const changeFiles: ChangeFiles = (change) =>
    draft.update((now) => ({ ...now, files: [...change(now.files)] }));
  const put = (change: Partial<ExampleDraft>): void => draft.change({ ...draft.value, ...change });
  return (
    <Page
      title={text.newTitle(spokenName(resident, day))}
      back={{ href: `#/person/${resident.id}`, label: resident.name }}
      place="doors"
      action={<ExampleAction saving={saving} taking={taking} onSave={save} />}
    >
      <Choice
        legend={text.skill}
        columns={2}
        options={skills.map((each) => ({ value: each, label: skillName(each) }))}
        value={skill}
        onChange={(each) => put({ skill: each })}
      />
      <Field
        label={text.before}
        kind="long"
        hint={text.beforeHint}
        value={before}
        onInput={(said) => put({ before: said })}
        maxLength={300}
      />
      <Field
        label={text.after}
        kind="long"
        hint={text.afterHint}
        value={after}
        onInput={(said) => put({ after: said })}
        maxLength={300}
      />
      <p class="soft small">{text.filesHint}</p>
      <Later
        load={loadFiles}
        props={{ village, files, onChange: changeFiles, onBusy: setTaking }}
      />
      <Ask name={addressedName(resident, day)} until={until} given={given} onChange={setGiven} />
    </Page>
  );
}

type ActionProps = {
  readonly saving: ReturnType<typeof useSaving>;
  readonly taking: boolean;
  readonly onSave: () => Promise<void>;
};

/** Waits for what is being taken. */
function ExampleAction({ saving, taking, onSave }: ActionProps) {
  const label = taking ? memberWords.value.visit.taking : teamWords.value.example.save;
  return <SaveAction {...saving} busy={saving.busy || taking} label={label} onSave={onSave} />;
}

type Said = Required<ExampleDraft> & { readonly agreed: boolean; readonly until: number };

/** Of what was taken, the first picture and the first recording are kept with it. */
function intentOf(resident: Resident, { files, ...said }: Said): ExampleIntent {
  const ofKind = (kind: FileKind) => files.find(({ media }) => kindOf(media) === kind);
  const [picture, sound] = [ofKind('picture'), ofKind('sound')];
  return {
    ...said,
    household: resident.household,
    resident: resident.id,
    ...(picture && { picture }),
    ...(sound && { sound }),
  };
}

/** How they agreed, written before it is told: what was told without evidence would prove nothing. */
async function keepEvidence(
  village: Village,
  { id: resident }: Resident,
  until: number,
  { how, language }: Partial<Given>,
): Promise<string | undefined> {
  if (how === undefined || language === undefined) return 'example-unagreed';
  const about = {
    resident,
    purpose: 'example',
    readAloud: true,
    wording: EXAMPLE_WORDING,
  } as const;
  const { proposeEvidence, saveEvidence } = await import('#pwa/phone/evidence.ts');
  return saveEvidence(village, proposeEvidence(village, { ...about, how, language, until }));
}

type AskProps = {
  readonly name: string;
  readonly until: number;
  readonly given: Partial<Given>;
  readonly onChange: (given: Partial<Given>) => void;
};

/** The question to whoever it tells of, read to them. */
function Ask({ name, until, given, onChange }: AskProps) {
  const text = teamWords.value.example;
  const wording = text.wording(name, formatDay(until));
  return (
    <section class="section">
      <h2>{text.ask}</h2>
      <blockquote>{wording}</blockquote>
      <Later load={loadSpeak} props={{ text: wording }} />
      <Later load={loadHow} props={{ given, onChange }} />
    </section>
  );
}

/** What the person does alone; everything where the book does not know of it yet. */
function skillsOf({ doors, day, ladder }: Village, { id }: Resident): readonly Skill[] {
  const known = ladder.skills.flatMap(({ skill }) =>
    hasReached(stepOf(doors.state, id, skill, day), 'alone') ? [skill] : [],
  );
  return known.length === 0 ? taughtIn(ladder) : known;
}

/** The same day of the next year. */
function yearAfter(day: number): number {
  const { year, month, dayOfMonth } = dateOfDay(day);
  return dayOfDate({ year: year + 1, month, dayOfMonth });
}
