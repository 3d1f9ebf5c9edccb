import { useState } from 'preact/hooks';
import { parsePhone } from '#kernel/phone.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { HOUSEHOLD_ENDS } from '#domain/homes/facts.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { Page } from '#pwa/page.tsx';
import {
  proposeHouseholdEdits,
  proposeHouseholdEnd,
  proposeHouseholdReturn,
} from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, startUpper } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { formOfHousehold, householdEditsOf } from './fields.ts';
import type { HouseholdFormText } from './fields.ts';

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

/** Every changed field is an edit that names the value it replaces. */
function HouseholdForm({ village, household }: FormProps) {
  const text = memberWords.value.edit;
  const [form, setForm] = useState(() => formOfHousehold(household));
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const number = form.phone.trim() === '' ? undefined : parsePhone(form.phone);
  const home = `#/household/${household.id}`;
  const save = async (): Promise<void> => {
    if (number?.ok === false) return;
    const edits = householdEditsOf(household, form, number?.value);
    const intended = proposeHouseholdEdits(village, household, edits);
    const failed = await saveTogether(village.device, village.homesBook, intended, {
      said: text.saved,
    });
    setProblem(failed);
    if (failed === undefined) leaveTo(home);
  };
  return (
    <Page
      title={text.household}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      action={<SaveAction label={text.save} problem={problem} onSave={async () => save()} />}
    >
      <HouseholdFields form={form} isPhoneWrong={number?.ok === false} onChange={setForm} />
      <p class="soft small">{text.bothKept}</p>
      <HouseholdEnd village={village} household={household} />
    </Page>
  );
}

function HouseholdEnd({ village, household }: FormProps) {
  const text = memberWords.value.edit;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof HOUSEHOLD_ENDS)[number]>('moved');
  const end = async (): Promise<void> => {
    await saveTogether(
      village.device,
      village.homesBook,
      proposeHouseholdEnd(village, household, reason),
      {
        said: text.ended,
        undo: () => proposeHouseholdReturn(village, household),
      },
    );
    setOpen(false);
    leaveTo(`#/household/${household.id}`);
  };
  if (!isThere(household, village.day)) {
    const back = (): void =>
      void saveTogether(
        village.device,
        village.homesBook,
        proposeHouseholdReturn(village, household),
        { said: text.returned },
      );
    return <Button onPress={back}>{text.householdReturn}</Button>;
  }
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {text.householdEnd}
      </Button>
      <Sheet
        open={open}
        title={text.householdEnd}
        onClose={() => setOpen(false)}
        action={
          <Button kind="primary" wide onPress={() => void end()}>
            {text.record}
          </Button>
        }
      >
        <Choice
          legend={text.why}
          options={HOUSEHOLD_ENDS.map((each) => ({
            value: each,
            label: startUpper(homesWords().householdEnds[each]),
          }))}
          value={reason}
          onChange={setReason}
        />
      </Sheet>
    </>
  );
}
