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
import { spokenName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { type FileKind, kindOf } from '#pwa/screens/files/files-words.ts';
import type { ChangeFiles } from '#pwa/screens/files/visit-files.tsx';
import { TakenFile } from '#pwa/screens/files/taken-file.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
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

const loadFiles = async () => (await import('#pwa/screens/files/visit-files.tsx')).VisitFiles;

type NewProps = { readonly village: Village; readonly resident: Resident };

function NewExample({ village, resident }: NewProps) {
  const text = teamWords.value.example;
  const { device, doorsBook, day } = village;
  const key = `example.${resident.id}`;
  const draft = useDraft(device, key, ExampleDraft, FRESH);
  const [agreed, setAgreed] = useState(false);
  const [example] = useState(() => device.newId());
  const saving = useSaving();
  const [taking, setTaking] = useState(false);
  const skills = skillsOf(village, resident);
  const { skill = skills[0] ?? '', before, after, files } = draft.value;
  const until = yearAfter(day);
  const changeFiles: ChangeFiles = (change) =>
    draft.update((now) => ({ ...now, files: [...change(now.files)] }));
  const put = (change: Partial<ExampleDraft>): void => draft.change({ ...draft.value, ...change });
  const write = async (): Promise<string | undefined> => {
    const said = { ...draft.value, skill, agreed, until };
    const intended = proposeExample(village, { example, ...intentOf(resident, said) });
    return saveTogether(device, doorsBook, intended, { said: text.saved, draft: key });
  };
  const save = async (): Promise<void> => saving.run(write, () => leaveTo('#/examples'));
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
      <Ask name={spokenName(resident, day)} until={until} agreed={agreed} onAgree={setAgreed} />
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

type AskProps = {
  readonly name: string;
  readonly until: number;
  readonly agreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
};

/** The question to whoever it tells of, read to them. */
function Ask({ name, until, agreed, onAgree }: AskProps) {
  const text = teamWords.value.example;
  const wording = text.wording(name, formatDay(until));
  return (
    <section class="section">
      <h2>{text.ask}</h2>
      <blockquote>{wording}</blockquote>
      <SpeakButton text={wording} />
      <Chips
        legend={text.consent}
        options={[{ value: 'agreed', label: text.agreed }]}
        values={agreed ? ['agreed'] : []}
        onChange={(chosen) => onAgree(chosen.length > 0)}
      />
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
