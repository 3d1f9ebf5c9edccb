import { useState } from 'preact/hooks';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { type Household, isThere, membersOf } from '#domain/homes/state.ts';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { proposeResident } from '#pwa/phone/intents.ts';
import { headOf } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { EMPTY_PERSON, fieldsOf, PersonDraft } from './fields.ts';
import type { FormProblem, PersonForm } from './fields.ts';
import { PersonFormFields } from './person-form.tsx';

export function PersonAdd({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined || !isThere(household, village.day)) {
    return <NotHere />;
  }
  return <AddForm village={village} household={household} />;
}

const loadAlike = async () => (await import('./twice-part.tsx')).AlikePart;

const yearIn = (form: PersonForm, year: number): number | undefined => {
  const fields = fieldsOf(form, year);
  return 'field' in fields ? undefined : fields.birthYear;
};

/** Of a house that nobody was written into yet, the head comes first. */
const firstOf = ({ homes, day }: Village, { id, head }: Household): PersonForm =>
  head === undefined || membersOf(homes.state, id, day).length > 0
    ? EMPTY_PERSON
    : { ...EMPTY_PERSON, name: head, relation: 'head' };

function AddForm({ village, household }: { village: Village; household: Household }) {
  const text = memberWords.value.edit;
  const draftKey = `person.${household.id}`;
  const [fresh] = useState(() => firstOf(village, household));
  const draft = useDraft(village.device, draftKey, PersonDraft, fresh);
  const [wrong, setWrong] = useState<FormProblem | undefined>(undefined);
  const [resident] = useState(() => village.device.newId());
  const saving = useSaving();
  const home = `#/household/${household.id}`;
  const save = async (): Promise<void> => {
    const fields = fieldsOf(draft.value, dateOfDay(village.day).year);
    if ('field' in fields) {
      setWrong(fields);
      return;
    }
    await saving.run(
      async () =>
        saveTogether(
          village.device,
          village.homesBook,
          proposeResident(village, { resident, household: household.id, ...fields }),
          { said: text.added(fields.name), draft: draftKey },
        ),
      async () => {
        await draft.drop();
        leaveTo(home);
      },
    );
  };
  return (
    <Page
      title={text.add}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      banners={<DraftRestored draft={draft} day={village.day} />}
      action={<SaveAction {...saving} label={text.addSave} onSave={save} />}
    >
      <PersonFormFields
        form={draft.value}
        problem={wrong}
        onChange={(form) => {
          setWrong(undefined);
          draft.change(form);
        }}
        ofName={
          <Later
            load={loadAlike}
            props={{
              village,
              name: draft.value.name,
              birthYear: yearIn(draft.value, dateOfDay(village.day).year),
              household: household.id,
            }}
          />
        }
      />
    </Page>
  );
}
