import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { RELATIONS, SEXES } from '#domain/homes/facts.ts';
import type { Household } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { proposeResident } from '#pwa/phone/intents.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { EMPTY_PERSON, fieldsOf } from './fields.ts';
import type { FormProblem, PersonForm } from './fields.ts';
import { PersonFormFields } from './person-form.tsx';

const PersonDraft: v.GenericSchema<unknown, PersonForm> = v.strictObject({
  name: v.string(),
  born: v.string(),
  sex: v.optional(v.picklist(SEXES)),
  relation: v.optional(v.picklist(RELATIONS)),
  phone: v.string(),
  smartphone: v.boolean(),
  bank: v.boolean(),
  epay: v.boolean(),
  away: v.boolean(),
}) as unknown as v.GenericSchema<unknown, PersonForm>; // an absent choice reads as undefined

export function PersonAdd({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <AddForm village={village} household={household} />;
}

function AddForm({ village, household }: { village: Village; household: Household }) {
  const text = memberWords.value.edit;
  const draftKey = `person.${household.id}`;
  const draft = useDraft(village.device, draftKey, PersonDraft, EMPTY_PERSON);
  const [wrong, setWrong] = useState<FormProblem | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const home = `#/household/${household.id}`;
  const save = async (): Promise<void> => {
    const fields = fieldsOf(draft.value, dateOfDay(village.day).year);
    if ('field' in fields) {
      setWrong(fields);
      return;
    }
    const failed = await saveTogether(
      village.device,
      village.homesBook,
      proposeResident(village, { household: household.id, ...fields }),
      {
        said: text.added(fields.name),
        draft: draftKey,
      },
    );
    setProblem(failed);
    if (failed !== undefined) return;
    await draft.drop();
    leaveTo(home);
  };
  return (
    <Page
      title={text.add}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      banners={
        draft.restoredAt !== undefined && (
          <Banner kind="draft">
            {memberWords.value.visit.restored(whenText(draft.restoredAt, village.day))}
          </Banner>
        )
      }
      action={<SaveAction label={text.addSave} problem={problem} onSave={async () => save()} />}
    >
      <PersonFormFields
        form={draft.value}
        problem={wrong}
        onChange={(form) => {
          setWrong(undefined);
          draft.change(form);
        }}
      />
    </Page>
  );
}
