import { useState } from 'preact/hooks';
import { proposeCash, proposeReversal } from '#domain/funds/propose.ts';
import type { Drive } from '#domain/funds/state.ts';
import { idsIn, saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Field } from '#pwa/ui/field.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { amountOf, dongText, type Fund, fundNow, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { fundsWords } from './funds-words.ts';

/** Cash that somebody gives on top of what is asked, with a receipt, without signal. */
export function GiftScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const drive = fund?.state.drives.get(params[0] ?? '');
  const isOpen = drive !== undefined && drive.closed === undefined;
  return fund !== undefined && isOpen ? <Gift fund={fund} drive={drive} /> : <NotHere />;
}

function Gift({ fund, drive }: { fund: Fund; drive: Drive }) {
  const text = fundsWords.value;
  const said = fundsRareWords.value.gifts;
  const { device } = fund.village;
  const [receipt] = useState(() => device.newId());
  const [typed, setTyped] = useState('');
  const [giver, setGiver] = useState('');
  const saving = useSaving();
  const amount = amountOf(typed);
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const intent = { receipt, drive: drive.drive, amount, payer: giver };
    const proposed = proposeCash(states, author, device.stream() ?? '', intent);
    const [number = ''] = idsIn(proposed, 'number');
    const undo = () => {
      const now = fundNow(fund);
      return proposeReversal(now.states, now.author, receipt, text.mistaken);
    };
    return saveTogether(device, fund.book, proposed, { said: said.said(number), undo });
  };
  return (
    <Page
      title={text.giftCash}
      lead={said.lead(drive.title)}
      back={{ href: `#/fund/${drive.drive}`, label: text.drive }}
      place="doors"
      action={
        <SaveAction
          {...saving}
          label={amount === undefined ? said.saveNone : said.save(dongText(amount))}
          onSave={() => saving.run(write, () => replaceBy(`#/fund/${drive.drive}`))}
        />
      }
    >
      <Field
        label={said.amount}
        kind="number"
        value={typed}
        hint={text.amountHint}
        error={typed.trim() !== '' && amount === undefined ? text.amountWrong : undefined}
        onInput={setTyped}
        maxLength={20}
      />
      <Field
        label={said.giver}
        hint={said.giverHint}
        value={giver}
        onInput={setGiver}
        optional
        maxLength={60}
      />
    </Page>
  );
}
