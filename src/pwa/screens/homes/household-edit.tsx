import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { parsePhone } from '#kernel/phone.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { HOUSEHOLD_ENDS } from '#domain/homes/facts.ts';
import { Chips } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import {
  proposeHouseholdEdits,
  proposeHouseholdEnd,
  proposeHouseholdReturn,
} from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf } from '#pwa/phone/names.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { EndPart } from './end-part.tsx';
import { formOfHousehold, householdEditsOf } from './fields.ts';
import type { HouseholdFormText } from './fields.ts';

const EditDraft = v.strictObject({
  form: v.strictObject({
    head: v.string(),
    alley: v.string(),
    code: v.string(),
    phone: v.string(),
    business: v.boolean(),
  }),
  /** The household as the register told of it when the form was opened. */
  seen: v.looseObject({}),
});

export function HouseholdEdit({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <HouseholdForm village={village} household={household} />;
}

type FormProps = { readonly village: Village; readonly household: Household };

type HouseholdFieldsProps = {
  readonly form: HouseholdFormText;
  readonly isPhoneWrong: boolean;
  readonly onChange: (form: HouseholdFormText) => void;
};

function HouseholdFields({ form, isPhoneWrong, onChange }: HouseholdFieldsProps) {
  const text = memberWords.value.edit;
  const put = (changes: Partial<HouseholdFormText>): void => onChange({ ...form, ...changes });
  const { head, alley, code, phone, business } = form;
  return (
    <>
      <Field
        label={text.head}
        hint={text.headHint}
        value={head}
        onInput={(next) => put({ head: next })}
        maxLength={120}
        optional
      />
      <Field
        label={text.alley}
        value={alley}
        onInput={(next) => put({ alley: next })}
        maxLength={120}
        optional
      />
      <Field
        label={text.code}
        value={code}
        onInput={(next) => put({ code: next })}
        maxLength={120}
        optional
      />
      <Field
        label={text.phone}
        kind="tel"
        value={phone}
        onInput={(next) => put({ phone: next })}
        maxLength={30}
        error={isPhoneWrong ? text.phoneWrong : undefined}
        optional
      />
      <Chips
        legend={text.business}
        options={[{ value: 'yes', label: text.isBusiness }]}
        values={business ? ['yes'] : []}
        onChange={(values) => put({ business: values.length > 0 })}
      />
    </>
  );
}

/** Every touched field is an edit that names the value it showed when the form was opened. */
function HouseholdForm({ village, household }: FormProps) {
  const text = memberWords.value.edit;
  const { device, homesBook } = village;
  const key = `edit.${household.id}`;
  const [fresh] = useState(() => ({ form: formOfHousehold(household), seen: household }));
  const draft = useDraft(device, key, EditDraft, fresh);
  const { form, seen } = draft.value;
  const saving = useSaving();
  const number = form.phone.trim() === '' ? undefined : parsePhone(form.phone);
  const home = `#/household/${household.id}`;
  const save = async (): Promise<void> => {
    if (number?.ok === false) return;
    const edits = householdEditsOf(seen, form, number?.value);
    const intended = proposeHouseholdEdits(village, household, edits, seen);
    await saving.run(
      async () => saveTogether(device, homesBook, intended, { said: text.saved, draft: key }),
      async () => {
        await draft.drop();
        leaveTo(home);
      },
    );
  };
  return (
    <Page
      title={text.household}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      banners={<DraftRestored draft={draft} day={village.day} />}
      action={<SaveAction {...saving} label={text.save} onSave={save} />}
    >
      {draft.ready && (
        <HouseholdFields
          form={form}
          isPhoneWrong={number?.ok === false}
          onChange={(next) => draft.change({ form: next, seen })}
        />
      )}
      <p class="soft small">{text.bothKept}</p>
      <HouseholdEnd village={village} household={household} />
    </Page>
  );
}

function HouseholdEnd({ village, household }: FormProps) {
  const { householdEnd, householdReturn } = memberWords.value.edit;
  return (
    <EndPart
      village={village}
      counts={isThere(household, village.day)}
      labels={{ end: householdEnd, back: householdReturn }}
      reasons={HOUSEHOLD_ENDS}
      reasonWords={homesWords().householdEnds}
      first="moved"
      end={(reason) => proposeHouseholdEnd(village, household, reason)}
      takeBack={() => proposeHouseholdReturn(village, household)}
      then={`#/household/${household.id}`}
    />
  );
}
