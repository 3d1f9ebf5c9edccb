import { useState } from 'preact/hooks';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { accountFor } from '#domain/funds/pay-qr.ts';
import { BASES } from '#domain/funds/facts.ts';
import { isDocumentNumber, proposeDrive } from '#domain/funds/propose.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
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
type By = 'household' | 'head';
type Basis = (typeof BASES)[number];

/** What is typed, and what it comes to. */
function useDraft(fund: Fund) {
  const { day } = fund.village;
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState('');
  const [by, setBy] = useState<By>('household');
  const [meeting, setMeeting] = useState(dayText(day));
  const [minutes, setMinutes] = useState('');
  const [basis, setBasis] = useState<Basis>('meeting');
  const accounts = [...fund.state.accounts.values()].filter(({ ended }) => ended === undefined);
  const [account, setAccount] = useState(accountFor(fund.state)?.account);
  const who = useWho(fund);
  const [often, setOften] = useState<(typeof OFTEN)[number]>('once');
  // Gifts name no amount and ask nobody.
  const amount = basis === 'gifts' && typed.trim() === '' ? 0 : amountOf(typed);
  const on = dayOf(meeting, dateOfDay(day).year);
  const number = minutes.trim();
  const isNumber = number === '' || isDocumentNumber(number);
  const asked = basis === 'gifts' && amount === 0 ? [] : who.households;
  const dues = asked.map(({ household, units }) => ({
    household,
    units: by === 'head' ? units : 1,
    amount: (amount ?? 0) * (by === 'head' ? units : 1),
  }));
  const sum = dues.reduce((all, due) => all + due.amount, 0);
  return {
    title,
    setTitle,
    typed,
    setTyped,
    by,
    setBy,
    meeting,
    setMeeting,
    minutes,
    setMinutes,
    basis,
    setBasis,
    accounts,
    account,
    setAccount,
    who,
    often,
    setOften,
    number,
    isNumber,
    amount,
    on,
    dues,
    sum,
  };
}

function NewDrive({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const draft = useDraft(fund);
  const saving = useSaving();
  const [drive] = useState(() => fund.village.device.newId());
  const write = async (): Promise<string | undefined> => {
    const { title, by, amount, on, dues, number, isNumber, basis, account } = draft;
    if (title.trim() === '') return 'name-missing';
    if (amount === undefined || on === undefined || !isNumber) return 'value-wrong';
    const isGifts = basis === 'gifts' && amount === 0;
    if (!isGifts && isNobodyChosen(draft.who)) return text.whoMissing;
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
      ...(draft.who.isAll && draft.often === 'monthly' && { monthly: true as const }),
      dues,
    });
    return saveTogether(device, fund.book, proposed, { said: text.begun });
  };
  const save = (): Promise<void> => saving.run(write, () => replaceBy(`#/fund/${drive}`));
  return (
    <Page
      title={text.start}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
      action={<SaveAction {...saving} label={text.start} onSave={save} />}
    >
      <Fields draft={draft} fund={fund} />
      {draft.accounts.length > 1 && (
        <Choice
          legend={text.payTo}
          options={draft.accounts.map(({ account, bank, number, owner }) => ({
            value: account,
            label: text.to(bankName(bank), number, owner),
          }))}
          value={draft.account}
          onChange={draft.setAccount}
        />
      )}
      <Who who={draft.who} />
      {draft.who.isAll && (
        <Choice
          legend={text.repeats}
          options={OFTEN.map((value) => ({ value, label: text.repeatsOf[value] }))}
          value={draft.often}
          onChange={draft.setOften}
        />
      )}
    </Page>
  );
}

const loadBasis = async () => (await import('#pwa/screens/meetings/drive-basis.tsx')).BasisPick;

type Draft = ReturnType<typeof useDraft>;

/** A decision that was voted on fills in the day and number that are typed else. */
function MeetingBasis({ draft, village }: { draft: Draft; village: Village }) {
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
          draft.setMeeting(dayText(decision.day));
          draft.setMinutes(decision.document ?? '');
          if (draft.title.trim() === '') draft.setTitle(decision.title.slice(0, 80));
        },
      }}
    />
  );
}

function Fields({ draft, fund }: { draft: Draft; fund: Fund }) {
  const text = fundsWords.value;
  const { title, typed, by, meeting, amount, on, dues, sum } = draft;
  return (
    <>
      <Field
        label={text.name}
        value={title}
        onInput={draft.setTitle}
        hint={text.nameHint}
        maxLength={80}
      />
      <Choice
        legend={text.basis}
        options={BASES.map((value) => ({ value, label: text.basisOf[value] }))}
        value={draft.basis}
        onChange={draft.setBasis}
      />
      {draft.basis === 'meeting' && <MeetingBasis draft={draft} village={fund.village} />}
      <Choice
        legend={text.by}
        options={[
          { value: 'household', label: text.byHousehold },
          { value: 'head', label: text.byHead },
        ]}
        value={by}
        onChange={draft.setBy}
      />
      <Field
        label={by === 'head' ? text.amountEach : text.amount}
        value={typed}
        onInput={draft.setTyped}
        hint={amount === undefined ? text.amountHint : text.asked(dues.length, dongText(sum))}
        error={typed !== '' && amount === undefined ? text.amountWrong : undefined}
        maxLength={20}
      />
      <Field
        label={draft.basis === 'meeting' ? text.meeting : text.paperDay}
        kind="date"
        value={meeting}
        onInput={draft.setMeeting}
        hint={draft.basis === 'meeting' ? text.meetingHint : undefined}
        error={on === undefined ? text.dayWrong : undefined}
      />
      <Field
        label={draft.basis === 'meeting' ? text.minutes : text.paper}
        value={draft.minutes}
        onInput={draft.setMinutes}
        hint={text.outlay.documentHint}
        error={draft.isNumber ? undefined : text.outlay.documentWrong}
        optional
        maxLength={40}
      />
    </>
  );
}
