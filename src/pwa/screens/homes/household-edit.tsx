import { useState } from 'preact/hooks';
import { parsePhone } from '#kernel/phone.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { HOUSEHOLD_ENDS } from '#domain/homes/facts.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { Page } from '#pwa/page.tsx';
import { proposeHouseholdEdits, proposeHouseholdEnd, proposeHouseholdReturn } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { headOf, startUpper } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { homesWords } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { localPhone } from './fields.ts';

export function HouseholdEdit({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <HouseholdForm village={village} household={household} />;
}

type FormProps = { readonly village: Village; readonly household: Household };

/** Every changed field is an edit that names the value it replaces. */
function HouseholdForm({ village, household }: FormProps) {
  const text = memberWords.value.edit;
  const [head, setHead] = useState(household.head ?? '');
  const [alley, setAlley] = useState(household.alley ?? '');
  const [code, setCode] = useState(household.code ?? '');
  const [phone, setPhone] = useState(localPhone(household.phone));
  const [business, setBusiness] = useState(household.business ?? false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const number = phone.trim() === '' ? undefined : parsePhone(phone);
  const home = `#/household/${household.id}`;
  const save = async (): Promise<void> => {
    if (number?.ok === false) return;
    const intended = proposeHouseholdEdits(village, household, [
      { field: 'head', to: head },
      { field: 'alley', to: alley },
      { field: 'code', to: code },
      { field: 'phone', to: number?.value },
      ...(business === (household.business ?? false) ? [] : [{ field: 'business' as const, to: business }]),
    ]);
    const failed = await saveTogether(village.device, village.homesBook, intended, { said: text.saved });
    setProblem(failed);
    if (failed === undefined) leaveTo(home);
  };
  return (
    <Page
      title={text.household}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      banners={problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      action={
        <Button kind="primary" icon="save" onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      <Field label={text.head} hint={text.headHint} value={head} onInput={setHead} maxLength={120} optional />
      <Field label={text.alley} value={alley} onInput={setAlley} maxLength={120} optional />
      <Field label={text.code} value={code} onInput={setCode} maxLength={120} optional />
      <Field
        label={text.phone}
        kind="tel"
        value={phone}
        onInput={setPhone}
        maxLength={30}
        error={number?.ok === false ? text.phoneWrong : undefined}
        optional
      />
      <Chips
        legend={text.business}
        options={[{ value: 'yes', label: text.isBusiness }]}
        values={business ? ['yes'] : []}
        onChange={(values) => setBusiness(values.length > 0)}
      />
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
    await saveTogether(village.device, village.homesBook, proposeHouseholdEnd(village, household, reason), {
      said: text.ended,
      undo: () => proposeHouseholdReturn(village, household),
    });
    setOpen(false);
    leaveTo(`#/household/${household.id}`);
  };
  if (!isThere(household, village.day)) {
    const back = (): void =>
      void saveTogether(village.device, village.homesBook, proposeHouseholdReturn(village, household), { said: text.returned });
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
          options={HOUSEHOLD_ENDS.map((each) => ({ value: each, label: startUpper(homesWords().householdEnds[each]) }))}
          value={reason}
          onChange={setReason}
        />
      </Sheet>
    </>
  );
}
