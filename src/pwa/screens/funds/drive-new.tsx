import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { accountFor } from '#domain/funds/pay-qr.ts';
import { BASES } from '#domain/funds/facts.ts';
import { isDocumentNumber, proposeDrive } from '#domain/funds/propose.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { amountOf, dayOf, dayText, dongText, type Fund, fundNow, fundOf } from './fund.ts';
import { bankName } from './bank-name.ts';
import { isNobodyChosen, useWho, Who } from './drive-who.tsx';
import { fundsWords } from './funds-words.ts';

/**
 * A drive as the village meeting decided it: everybody who lives here is put down, each with their
 * amount.
 */
export function DriveNewScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined || !isInChargeOf(fund.village) ? <NotHere /> : <NewDrive fund={fund} />;
}

const OFTEN = ['once', 'monthly'] as const;

const DriveDraft = v.strictObject({
  title: v.string(),
  amount: v.string(),
  by: v.picklist(['household', 'head']),
  basis: v.picklist(BASES),
  meeting: v.string(),
  minutes: v.string(),
  account: v.optional(v.string()),
  isAll: v.boolean(),
  chosen: v.array(v.string()),
  often: v.picklist(OFTEN),
});
type DriveDraft = v.InferOutput<typeof DriveDraft>;

function freshIn({ village, state }: Fund): DriveDraft {
  const account = accountFor(state)?.account;
  return {
    title: '',
    amount: '',
    by: 'household',
    basis: 'meeting',
    meeting: dayText(village.day),
    minutes: '',
    ...(account !== undefined && { account }),
    isAll: true,
    chosen: [],
    often: 'once',
  };
}

/** What is typed, and what it comes to. */
function useForm(fund: Fund) {
  const { device, day } = fund.village;
  const [fresh] = useState(() => freshIn(fund));
  const key = `drive.${fund.book.id}`;
  const draft = useDraft(device, key, DriveDraft, fresh);
  const change = (changes: Partial<DriveDraft>): void =>
    draft.update((now) => ({ ...now, ...changes }));
  const accounts = [...fund.state.accounts.values()].filter(({ ended }) => ended === undefined);
  // A draft may be older than the end of its account.
  const isOpen = accounts.some(({ account }) => account === draft.value.account);
  const value = isOpen ? draft.value : { ...draft.value, account: accountFor(fund.state)?.account };
  const who = useWho(fund, value, change);
  // Gifts name no amount and ask nobody.
  const isGift = value.basis === 'gifts' && value.amount.trim() === '';
  const amount = isGift ? 0 : amountOf(value.amount);
  const on = dayOf(value.meeting, dateOfDay(day).year);
  const number = value.minutes.trim();
  const isNumber = number === '' || isDocumentNumber(number);
  const asked = value.basis === 'gifts' && amount === 0 ? [] : who.households;
  const dues = asked.map(({ household, units }) => ({
    household,
    units: value.by === 'head' ? units : 1,
    amount: (amount ?? 0) * (value.by === 'head' ? units : 1),
  }));
  const sum = dues.reduce((all, due) => all + due.amount, 0);
  return { key, draft, value, change, who, accounts, amount, on, number, isNumber, dues, sum };
}

function NewDrive({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const form = useForm(fund);
  const { value, who } = form;
  const saving = useSaving();
  const [drive] = useState(() => fund.village.device.newId());
  const write = async (): Promise<string | undefined> => {
    const { key, amount, on, dues, number, isNumber } = form;
    const { title, by, basis, account, often } = value;
    if (title.trim() === '') return 'name-missing';
    if (amount === undefined || on === undefined || !isNumber) return 'value-wrong';
    const isGifts = basis === 'gifts' && amount === 0;
    if (!isGifts && isNobodyChosen(who)) return text.whoMissing;
    const { states, author } = fundNow(fund);
    const { device, day } = fund.village;
    const proposed = proposeDrive(states, author, {
      drive,
      title,
      basis: { kind: basis, on, ...(number !== '' && { document: number }) },
      by,
      amount,
      from: day,
      ...(account !== undefined && { account }),
      // A fee of some households is not repeated for all.
      ...(who.isAll && often === 'monthly' && { monthly: true as const }),
      dues,
    });
    return saveTogether(device, fund.book, proposed, { said: text.begun, draft: key });
  };
  const save = (): Promise<void> => saving.run(write, () => replaceBy(`#/fund/${drive}`));
  // Said until somebody is chosen.
  const isStale = saving.problem === text.whoMissing && !isNobodyChosen(who);
  const problem = isStale ? undefined : saving.problem;
  return (
    <Page
      title={text.start}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
      banners={<DraftRestored draft={form.draft} day={fund.village.day} />}
      action={<SaveAction {...saving} problem={problem} label={text.start} onSave={save} />}
    >
      <Fields form={form} fund={fund} />
      <WhoPays form={form} />
    </Page>
  );
}

/** Who pays, where to, and how often. */
function WhoPays({ form: { value, change, accounts, who } }: { form: Form }) {
  const text = fundsWords.value;
  return (
    <>
      {accounts.length > 1 && (
        <Choice
          legend={text.payTo}
          options={accounts.map(({ account, bank, number, owner }) => ({
            value: account,
            label: text.to(bankName(bank), number, owner),
          }))}
          value={value.account}
          onChange={(account) => change({ account })}
        />
      )}
      <Who who={who} />
      {who.isAll && (
        <Choice
          legend={text.repeats}
          options={OFTEN.map((each) => ({ value: each, label: text.repeatsOf[each] }))}
          value={value.often}
          onChange={(often) => change({ often })}
        />
      )}
    </>
  );
}

const loadBasis = async () => (await import('#pwa/screens/meetings/drive-basis.tsx')).BasisPick;

type Form = ReturnType<typeof useForm>;

/** A decision that was voted on fills in the day and number that are typed else. */
function MeetingBasis({ form, village }: { form: Form; village: Village }) {
  const [picked, setPicked] = useState<string | undefined>(undefined);
  return (
    <Later
      load={loadBasis}
      props={{
        village,
        picked,
        onPick: (decision) => {
          setPicked(decision?.resolution);
          if (decision === undefined) return;
          const { title } = form.value;
          form.change({
            meeting: dayText(decision.day),
            minutes: decision.document ?? '',
            title: title.trim() === '' ? decision.title.slice(0, 80) : title,
          });
        },
      }}
    />
  );
}

function Fields({ form, fund }: { form: Form; fund: Fund }) {
  const text = fundsWords.value;
  const { value, change, amount, on, dues, sum } = form;
  const { by, basis } = value;
  return (
    <>
      <Field
        label={text.name}
        value={value.title}
        onInput={(title) => change({ title })}
        hint={text.nameHint}
        maxLength={80}
      />
      <Choice
        legend={text.basis}
        options={BASES.map((each) => ({ value: each, label: text.basisOf[each] }))}
        value={basis}
        onChange={(next) => change({ basis: next })}
      />
      {basis === 'meeting' && <MeetingBasis form={form} village={fund.village} />}
      <Choice
        legend={text.by}
        options={[
          { value: 'household', label: text.byHousehold },
          { value: 'head', label: text.byHead },
        ]}
        value={by}
        onChange={(next) => change({ by: next })}
      />
      <Field
        label={by === 'head' ? text.amountEach : text.amount}
        value={value.amount}
        onInput={(next) => change({ amount: next })}
        hint={amount === undefined ? text.amountHint : text.asked(dues.length, dongText(sum))}
        error={value.amount !== '' && amount === undefined ? text.amountWrong : undefined}
        maxLength={20}
      />
      <Field
        label={basis === 'meeting' ? text.meeting : text.paperDay}
        kind="date"
        value={value.meeting}
        onInput={(meeting) => change({ meeting })}
        hint={basis === 'meeting' ? text.meetingHint : undefined}
        error={on === undefined ? text.dayWrong : undefined}
      />
      <Field
        label={basis === 'meeting' ? text.minutes : text.paper}
        value={value.minutes}
        onInput={(minutes) => change({ minutes })}
        hint={text.outlay.documentHint}
        error={form.isNumber ? undefined : text.outlay.documentWrong}
        optional
        maxLength={40}
      />
    </>
  );
}
