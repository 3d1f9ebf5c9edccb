import { useState } from 'preact/hooks';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { proposeDrive } from '#domain/funds/propose.ts';
import { isInCharge } from '#pwa/phone/roles.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import {
  accountFor,
  amountOf,
  askedNow,
  dayOf,
  dayText,
  dongText,
  type Fund,
  fundNow,
  fundOf,
} from './fund.ts';
import { fundsWords } from './funds-words.ts';

/**
 * A drive as the village meeting decided it: everybody who lives here is put down, each with their
 * amount.
 */
export function DriveNewScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined || !isInCharge(fund.village.device) ? (
    <NotHere />
  ) : (
    <NewDrive fund={fund} />
  );
}

type By = 'household' | 'head';

/** What is typed, and what it comes to. */
function useDraft(fund: Fund) {
  const { day } = fund.village;
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState('');
  const [by, setBy] = useState<By>('household');
  const [meeting, setMeeting] = useState(dayText(day));
  const amount = amountOf(typed);
  const on = dayOf(meeting, dateOfDay(day).year);
  const dues = askedNow(fund).map(({ household, units }) => ({
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
    const { title, by, amount, on, dues } = draft;
    if (title.trim() === '') return 'name-missing';
    if (amount === undefined || on === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const { device, day } = fund.village;
    const account = accountFor(fund)?.account;
    const proposed = proposeDrive(states, author, {
      drive,
      title,
      basis: { kind: 'meeting', on },
      by,
      amount,
      from: day,
      ...(account !== undefined && { account }),
      monthly: true,
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
      <Fields draft={draft} />
    </Page>
  );
}

function Fields({ draft }: { draft: ReturnType<typeof useDraft> }) {
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
        label={text.meeting}
        kind="date"
        value={meeting}
        onInput={draft.setMeeting}
        hint={text.meetingHint}
        error={on === undefined ? text.dayWrong : undefined}
      />
    </>
  );
}
