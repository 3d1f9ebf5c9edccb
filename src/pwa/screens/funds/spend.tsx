import { useState } from 'preact/hooks';
import { cashWith } from '#domain/funds/measures.ts';
import { proposeReversal, proposeSpending } from '#domain/funds/propose.ts';
import type { Drive } from '#domain/funds/state.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { amountOf, dongText, type Fund, fundNow, fundOf } from './fund.ts';
import { fundsWords } from './funds-words.ts';
import { ForWhat, useForWhat } from './for-what.tsx';

/** Cash that somebody in charge has paid for something, with the paper that proves it. */
export function SpendScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const drive = fund?.state.drives.get(params[0] ?? '');
  const isHere = fund !== undefined && drive !== undefined;
  return isHere && isInChargeOf(fund.village) ? <Spend fund={fund} drive={drive} /> : <NotHere />;
}

function Spend({ fund, drive }: { fund: Fund; drive: Drive }) {
  const text = fundsWords.value;
  const { device } = fund.village;
  const [spending] = useState(() => device.newId());
  const [typed, setTyped] = useState('');
  const what = useForWhat();
  const saving = useSaving();
  const cash = cashWith(fund.state, device.me()?.person ?? '');
  const amount = amountOf(typed);
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined) return 'value-wrong';
    const lack = what.lack();
    if (lack !== undefined) return lack;
    const { states, author } = fundNow(fund);
    const said = { spending, drive: drive.drive, amount, ...what.said };
    const undo = () => {
      const now = fundNow(fund);
      return proposeReversal(now.states, now.author, spending, text.mistaken);
    };
    return saveTogether(device, fund.book, proposeSpending(states, author, said), {
      said: text.outlay.said(dongText(amount)),
      undo,
    });
  };
  return (
    <Page
      title={text.outlay.cash}
      lead={drive.title}
      back={{ href: `#/fund/${drive.drive}`, label: text.drive }}
      place="doors"
      action={
        <SaveAction
          {...saving}
          label={amount === undefined ? text.outlay.save : text.outlay.saveOf(dongText(amount))}
          onSave={() => saving.run(write, () => replaceBy(`#/fund/${drive.drive}`))}
        />
      }
    >
      <p>{text.hands.with(dongText(cash))}</p>
      <Field
        label={text.outlay.amount}
        kind="number"
        value={typed}
        hint={
          amount !== undefined && amount > cash
            ? text.hands.tooMuch(dongText(cash))
            : text.amountHint
        }
        error={typed.trim() !== '' && amount === undefined ? text.amountWrong : undefined}
        onInput={setTyped}
        maxLength={20}
      />
      <ForWhat what={what} />
    </Page>
  );
}
