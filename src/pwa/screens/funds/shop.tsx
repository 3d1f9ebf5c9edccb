import { useState } from 'preact/hooks';
import { encodeVietQr } from '#kernel/vietqr.ts';
import { proposeOwn } from '#domain/funds/propose-own.ts';
import type { Shop } from '#domain/funds/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { headOf, startUpper } from '#pwa/phone/names.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Band } from '#pwa/ui/band.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import '#pwa/screens/papers/papers.css';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { bankName } from './bank-name.ts';
import { BankPick } from './bank-pick.tsx';
import { type Fund, fundNow, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { fundsWords } from './funds-words.ts';
import { shopOf } from './shops.tsx';
import './print.css';

const loadQr = async () => (await import('#pwa/ui/qr.tsx')).Qr;

/** The code by which a shop takes transfers: typed in once, printed for the counter. */
export function ShopScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const household = fund?.village.homes.state.households.get(params[0] ?? '');
  if (fund === undefined || household === undefined) return <NotHere />;
  const shop = shopOf(fund, household.id);
  return shop === undefined ? (
    <NewShop fund={fund} household={household} />
  ) : (
    <ShopSign fund={fund} household={household} shop={shop} />
  );
}

type Props = { readonly fund: Fund; readonly household: Household };

const ACCOUNT = /^[A-Za-z0-9]{1,19}$/u;

/** What is typed of a shop, and what becomes of it. */
function useShop({ fund, household }: Props) {
  const { device } = fund.village;
  const [shop] = useState(() => device.newId());
  const [name, setName] = useState('');
  const [bank, setBank] = useState('');
  const [typed, setTyped] = useState('');
  const [owner, setOwner] = useState('');
  const number = typed.replaceAll(/\s/gu, '');
  const isNumber = ACCOUNT.test(number);
  const write = async (): Promise<string | undefined> => {
    if (name.trim() === '' || owner.trim() === '') return 'name-missing';
    if (bank === '') return fundsWords.value.bankMissing;
    if (!isNumber) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const of = { shop, household: household.id, bank, number };
    const body = { ...of, name: name.trim(), owner: owner.trim().toUpperCase() };
    const proposed = proposeOwn(states, author, { type: 'shop.named@1', body });
    const { said } = fundsRareWords.value.shops;
    return saveTogether(device, fund.book, proposed, { said });
  };
  const isWrong = typed !== '' && !isNumber;
  return { name, setName, bank, setBank, typed, setTyped, owner, setOwner, isWrong, write };
}

function NewShop(props: Props) {
  const { fund, household } = props;
  const words = fundsWords.value;
  const text = fundsRareWords.value.shops;
  const shop = useShop(props);
  const saving = useSaving();
  const save = (): Promise<void> => saving.run(shop.write, () => undefined);
  return (
    <Page
      title={startUpper(headOf(fund.village, household))}
      lead={text.newLead}
      back={{ href: '#/fund-shops', label: words.shopsTitle }}
      place="doors"
      action={<SaveAction {...saving} label={text.save} onSave={save} />}
    >
      <Field
        label={text.name}
        hint={text.nameHint}
        value={shop.name}
        onInput={shop.setName}
        maxLength={60}
      />
      <BankPick bank={shop.bank} onChange={shop.setBank} />
      <Field
        label={words.number}
        value={shop.typed}
        error={shop.isWrong ? words.numberWrong : undefined}
        onInput={shop.setTyped}
        maxLength={30}
      />
      <Field label={words.owner} value={shop.owner} onInput={shop.setOwner} maxLength={80} />
    </Page>
  );
}

function ShopSign({ fund, shop }: Props & { readonly shop: Shop }) {
  const { to, shopsTitle } = fundsWords.value;
  const text = fundsRareWords.value.shops;
  const saving = useSaving();
  const qr = encodeVietQr({ bank: shop.bank, account: shop.number });
  const end = async (): Promise<string | undefined> => {
    const { states, author } = fundNow(fund);
    const body = { shop: shop.shop, household: shop.household };
    const proposed = proposeOwn(states, author, { type: 'shop.ended@1', body });
    return saveTogether(fund.village.device, fund.book, proposed, { said: text.ended });
  };
  return (
    <Page
      title={shop.name}
      lead={to(bankName(shop.bank), shop.number, shop.owner)}
      back={{ href: '#/fund-shops', label: shopsTitle }}
      place="doors"
    >
      <div class="no-print cluster">
        <Button kind="primary" icon="print" onPress={() => window.print()}>
          {text.print}
        </Button>
      </div>
      <div class="papers papers--one-sheet">
        <article class="paper fund-sign">
          <Band />
          <p class="fund-sign-name">{shop.name}</p>
          {qr.ok && <Later load={loadQr} props={{ text: qr.value, label: text.qr(shop.name) }} />}
          <p class="paper-code">{to(bankName(shop.bank), shop.number, shop.owner)}</p>
          <p>{text.check}</p>
        </article>
      </div>
      {isInChargeOf(fund.village) && (
        <div class="no-print section">
          <SaveAction
            {...saving}
            isSecond
            icon="undo"
            label={text.end}
            onSave={() => saving.run(end, () => undefined)}
          />
        </div>
      )}
    </Page>
  );
}
