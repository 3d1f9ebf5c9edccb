import { useState } from 'preact/hooks';
import { proposeAccount } from '#domain/funds/propose.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { BankPick } from './bank-pick.tsx';
import { type Fund, fundNow, fundOf } from './fund.ts';
import { fundsWords } from './funds-words.ts';

/** The account that everybody's code leads to; a second person looks at it. */
export function FundAccountScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined || !isInChargeOf(fund.village) ? (
    <NotHere />
  ) : (
    <AccountOf fund={fund} />
  );
}

type Kind = 'own' | 'mixed';

/** What is typed, under an id that is minted with the form. */
function useAccount(fund: Fund) {
  const { device } = fund.village;
  const [account] = useState(() => device.newId());
  const [bank, setBank] = useState('');
  const [typed, setTyped] = useState('');
  const [owner, setOwner] = useState('');
  const [kind, setKind] = useState<Kind>('own');
  const saving = useSaving();
  const number = typed.replaceAll(/[\s.-]/gu, '');
  const isNumber = /^[A-Za-z0-9]{1,19}$/u.test(number);
  const write = async (): Promise<string | undefined> => {
    if (bank === '') return fundsWords.value.bankMissing;
    if (!isNumber || owner.trim() === '') return 'value-wrong';
    const { states, author } = fundNow(fund);
    const mixed = kind === 'mixed' ? { mixed: true as const } : {};
    const named = { account, bank, number, owner, ...mixed };
    const told = { said: fundsWords.value.accountSaid };
    return saveTogether(device, fund.book, proposeAccount(states, author, named), told);
  };
  const save = (): Promise<void> => saving.run(write, () => replaceBy('#/funds'));
  const fields = { bank, setBank, typed, setTyped, owner, setOwner, kind, setKind };
  return { ...fields, isNumber, saving, save };
}

function AccountOf({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const { bank, setBank, typed, setTyped, owner, setOwner, kind, setKind, isNumber, saving, save } =
    useAccount(fund);
  return (
    <Page
      title={text.account}
      lead={text.accountLead}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
      action={<SaveAction {...saving} label={text.saveAccount} onSave={save} />}
    >
      <BankPick bank={bank} onChange={setBank} />
      <Field
        label={text.number}
        value={typed}
        onInput={setTyped}
        error={typed !== '' && !isNumber ? text.numberWrong : undefined}
        maxLength={30}
      />
      <Field label={text.owner} value={owner} onInput={setOwner} maxLength={60} />
      <Choice
        legend={text.mixed}
        options={[
          { value: 'own', label: text.ownOnly },
          { value: 'mixed', label: text.alsoOther },
        ]}
        value={kind}
        onChange={setKind}
      />
    </Page>
  );
}
