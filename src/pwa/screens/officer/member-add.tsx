import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { parsePhone } from '#kernel/phone.ts';
import { DUTIES } from '#domain/people/facts.ts';
import type { Duty } from '#domain/people/facts.ts';
import { proposeMember, proposeTeam } from '#domain/people/propose.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { whyText } from '#domain/words.ts';
import type { Proposal } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { leaveTo } from '#pwa/router.ts';
import { typedDay } from './typed-day.ts';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { NoVillage } from './no-village.tsx';
import { findPeople, teamsIn, toWriteOf } from './team-of.ts';
import { findPlaceText } from './territory.ts';
import { startUpper } from './text.ts';

type Form = {
  readonly name: string;
  readonly phone: string;
  readonly post: string;
  readonly duty: Duty;
  readonly from: string;
  readonly decision: string;
};

/** A new member: person, membership and the right over the village in one save. */
export function MemberAddScreen({ params }: ScreenProps) {
  const [place = ''] = params;
  const device = usePhone();
  const text = officerWords.value.team;
  const today = device.now().on;
  const people = findPeople(device);
  const isNewTeam = people !== undefined && teamsIn(people, place).length === 0;
  const [form, setForm] = useState<Form>({
    name: '',
    phone: '',
    post: '',
    duty: 'member',
    from: formatDay(today),
    decision: '',
  });
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const name = findPlaceText(device.places(), place, today);
  const [busy, setBusy] = useState(false);
  if (name === undefined) return <NoVillage />;
  const save = async (): Promise<void> => {
    setTried(true);
    if (busy || Object.keys(wrongIn(form, today)).length > 0) return;
    setBusy(true);
    const failed = await saveMember(device, place, form, today);
    setBusy(failed === undefined);
    setProblem(failed);
    if (failed !== undefined) return;
    showToast(text.saved(form.name));
    leaveTo(`#/team/${place}`);
  };
  return (
    <OfficerPage
      title={text.add}
      lead={text.named(name)}
      back={{ href: `#/team/${place}` }}
      banners={problem !== undefined && <Banner kind="error">{problem}</Banner>}
      place="teams"
      action={
        <Button kind="primary" icon="save" busy={busy} onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      <Fields
        form={form}
        onChange={setForm}
        wrong={tried ? wrongIn(form, today) : {}}
        isNewTeam={isNewTeam}
      />
    </OfficerPage>
  );
}

type Wrong = { readonly [Name in keyof Form]?: string };

function wrongIn(form: Form, today: number): Wrong {
  const text = officerWords.value.team;
  return {
    ...(form.name.trim().length < 2 && { name: text.nameWrong }),
    ...(form.phone.trim() !== '' && !parsePhone(form.phone).ok && { phone: text.phoneWrong }),
    ...(typedDay(form.from, today) === undefined && { from: text.dayWrong }),
  };
}

type FieldsProps = { form: Form; onChange: (form: Form) => void; wrong: Wrong; isNewTeam: boolean };

function Fields({ form, onChange, wrong, isNewTeam }: FieldsProps) {
  const text = officerWords.value.team;
  const { duties } = PEOPLE_WORDS[language.value];
  const set = (change: Partial<Form>): void => onChange({ ...form, ...change });
  return (
    <div class="stack form">
      <Field
        label={text.name}
        value={form.name}
        maxLength={80}
        error={wrong.name}
        onInput={(name) => set({ name })}
      />
      <Field
        label={text.phone}
        kind="tel"
        value={form.phone}
        maxLength={20}
        optional
        error={wrong.phone}
        onInput={(phone) => set({ phone })}
      />
      <Field
        label={text.post}
        hint={text.postHint}
        value={form.post}
        maxLength={80}
        optional
        onInput={(post) => set({ post })}
      />
      <Choice
        legend={text.duty}
        options={DUTIES.map((duty) => ({ value: duty, label: startUpper(duties[duty]) }))}
        value={form.duty}
        onChange={(duty) => set({ duty })}
      />
      <Field
        label={text.from}
        kind="date"
        value={form.from}
        maxLength={10}
        error={wrong.from}
        onInput={(from) => set({ from })}
      />
      {isNewTeam && (
        <Field
          label={text.decision}
          hint={text.decisionHint}
          value={form.decision}
          maxLength={120}
          optional
          onInput={(decision) => set({ decision })}
        />
      )}
    </div>
  );
}

/** Founds the village's team where there is none. Gives a sentence when nothing was saved. */
async function saveMember(
  device: Device,
  place: string,
  form: Form,
  today: number,
): Promise<string | undefined> {
  const hasTeam = (people: PeopleState): boolean => teamsIn(people, place).length > 0;
  const before = toWriteOf(device, place, hasTeam);
  const from = typedDay(form.from, today);
  if (before === undefined || from === undefined) return officerWords.value.teams.notLoaded;
  if (!hasTeam(before.states.people)) {
    const founded = proposeTeam(before.states, before.author, {
      place,
      from,
      decision: form.decision,
    });
    const failed = await saveAll(device, before.book.id, founded);
    if (failed !== undefined) return failed;
  }
  const now = toWriteOf(device, place, hasTeam) ?? before;
  const joined = teamsIn(now.states.people, place)[0]?.id;
  if (joined === undefined) return officerWords.value.ask.notWritten;
  const phone = parsePhone(form.phone);
  const proposed = proposeMember(now.states, now.author, {
    team: joined,
    person: { name: form.name, ...(phone.ok && { phone: phone.value }) },
    duty: form.duty,
    post: form.post,
    from,
  });
  return saveAll(device, now.book.id, proposed);
}

type Proposed =
  | { readonly ok: true; readonly value: readonly Proposal[] }
  | { readonly ok: false; readonly error: { readonly code: string } };

async function saveAll(
  device: Device,
  book: string,
  proposed: Proposed,
): Promise<string | undefined> {
  if (!proposed.ok) return whyText(language.value, proposed.error.code);
  const saved = await device.save(book, proposed.value);
  return saved.ok ? undefined : officerWords.value.ask.notWritten;
}
