import { useState } from 'preact/hooks';
import { payCodeOf, spellCode } from '#domain/funds/pay-code.ts';
import { accountFor, payQrText } from '#domain/funds/pay-qr.ts';
import { proposeCash, proposeReversal } from '#domain/funds/propose.ts';
import type { Drive, Entry } from '#domain/funds/state.ts';
import { idsIn, saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { bankName } from './bank-name.ts';
import {
  amountOf,
  dayText,
  dongText,
  type DueLine,
  dueLines,
  entriesOf,
  type Fund,
  fundNow,
  fundOf,
} from './fund.ts';
import { fundsWords } from './funds-words.ts';
import { isTheirs } from './is-theirs.ts';
import './funds.css';

const loadQr = async () => (await import('#pwa/ui/qr.tsx')).Qr;

/** What one household owes in a drive: a code to scan at the door, or cash with a receipt, without signal. */
export function DueScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const drive = fund?.state.drives.get(params[0] ?? '');
  const line =
    fund && drive && dueLines(fund, drive.drive).find(({ due }) => due.household === params[1]);
  if (fund === undefined || drive === undefined || line === undefined) return <NotHere />;
  return <DueOf fund={fund} drive={drive} line={line} />;
}

type Props = { readonly fund: Fund; readonly drive: Drive; readonly line: DueLine };

/** Cash as it is being taken; its receipt is minted with the form, and anew once it is written. */
function useCash({ fund, drive, line: { due, leftDong } }: Props) {
  const text = fundsWords.value;
  const { device } = fund.village;
  const [amount, setAmount] = useState('');
  const [payer, setPayer] = useState('');
  const [receipt, setReceipt] = useState(() => device.newId());
  const saving = useSaving();
  const meant = amount.trim() === '' ? leftDong : amountOf(amount);
  const write = async (): Promise<string | undefined> => {
    if (meant === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const of = { drive: drive.drive, household: due.household };
    const intent = { receipt, ...of, amount: meant, payer };
    const proposed = proposeCash(states, author, device.stream() ?? '', intent);
    const [number = ''] = idsIn(proposed, 'number');
    const undo = () => reversalOf(fund, receipt, text.mistaken);
    return saveTogether(device, fund.book, proposed, { said: text.cashSaid(number), undo });
  };
  const take = (): Promise<void> =>
    saving.run(write, () => {
      setAmount('');
      setPayer('');
      setReceipt(device.newId());
    });
  return { amount, setAmount, payer, setPayer, meant, saving, take };
}

const loadRefund = async () => (await import('./refund-sheet.tsx')).Refund;

function DueOf(props: Props) {
  const text = fundsWords.value;
  const { fund, drive, line } = props;
  const { due, name, paidDong, leftDong } = line;
  const { amount, setAmount, payer, setPayer, meant, saving, take } = useCash(props);
  return (
    <Page
      title={name}
      lead={drive.title}
      back={{ href: `#/fund/${drive.drive}`, label: text.drive }}
      place="doors"
      action={
        leftDong > 0 && (
          <SaveAction
            {...saving}
            label={text.takeCash(dongText(meant ?? leftDong))}
            onSave={take}
          />
        )
      }
    >
      <p class="fund-owes">{owesText(line)}</p>
      {leftDong > 0 && <Scan fund={fund} drive={drive} line={line} />}
      {leftDong > 0 && (
        <section class="section">
          <Field
            label={text.cashAmount}
            kind="number"
            value={amount}
            hint={
              meant !== undefined && meant > leftDong
                ? text.moreThanAsked(dongText(meant - leftDong))
                : dongText(leftDong)
            }
            error={meant === undefined ? text.amountWrong : undefined}
            onInput={setAmount}
            maxLength={20}
          />
          <Field label={text.payer} value={payer} onInput={setPayer} optional maxLength={60} />
        </section>
      )}
      {paidDong > due.amount && isInChargeOf(fund.village) && (
        <Later load={loadRefund} props={{ fund, line, overDong: paidDong - due.amount }} />
      )}
      {isInChargeOf(fund.village) && (
        <Button wide href={`#/fund/${drive.drive}/${due.household}/exempt`}>
          {text.letOff.open}
        </Button>
      )}
      <Received fund={fund} line={line} />
    </Page>
  );
}

/** A receipt that was a mistake is written against; whoever is in charge is told. */
function reversalOf(fund: Fund, receipt: string, why: string) {
  const { states, author } = fundNow(fund);
  return proposeReversal(states, author, receipt, why);
}

function owesText({ due: { asked, amount }, paidDong, leftDong }: DueLine): string {
  const text = fundsWords.value;
  if (leftDong > 0) return text.owes(dongText(leftDong));
  if (paidDong > amount) return text.over(dongText(paidDong - amount));
  if (amount > 0) return text.paid;
  return asked === 0 ? text.notAsked : text.exempted;
}

const accountOf = ({ due }: DueLine): string => `dues.${due.drive}.${due.household}`;

function Scan({ fund, drive, line }: Props) {
  const text = fundsWords.value;
  const account = accountFor(fund.state, drive);
  const qr = account && payQrText(account, drive, line.due.household, line.leftDong);
  if (account === undefined || qr === undefined) {
    return <Banner kind="info">{text.noAccount}</Banner>;
  }
  const code = payCodeOf(drive.drive, line.due.household);
  return (
    <section class="fund-scan">
      <h2>{text.scan}</h2>
      <Later
        load={loadQr}
        props={{ text: qr, label: text.scanSaid(dongText(line.leftDong), code) }}
      />
      <p>{text.to(bankName(account.bank), account.number, account.owner)}</p>
      <p>
        {text.code}: <b class="fund-code">{spellCode(code)}</b>
      </p>
      <p class="soft small">{text.scanHint}</p>
    </section>
  );
}

function entryText({ kind, number }: Entry): string {
  const text = fundsWords.value;
  if (kind === 'refund') return text.refund.paid;
  return number === undefined ? text.transfer : text.receipt(number);
}

const loadReverse = async () => (await import('./reverse-sheet.tsx')).ReverseSheet;

function Received({ fund, line }: { fund: Fund; line: DueLine }) {
  const text = fundsWords.value;
  const [open, setOpen] = useState<Entry | undefined>(undefined);
  const account = accountOf(line);
  const shown = entriesOf(fund, line.due).filter(({ kind }) => kind !== 'counter');
  if (shown.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.receipts}</h2>
      <List label={text.receipts}>
        {shown.map((entry) => {
          const [, dong = 0] = entry.postings.find(([name]) => name === account) ?? [];
          return (
            <ListRow
              key={entry.id}
              lead={<Icon name={entry.kind === 'assignment' ? 'bank' : 'received'} />}
              title={entryText(entry)}
              text={[dayText(entry.day), entry.reversed === undefined ? '' : text.reversed]
                .filter((each) => each !== '')
                .join(', ')}
              trail={dongText(-dong)}
              onPress={isTheirs(fund, entry) ? () => setOpen(entry) : undefined}
            />
          );
        })}
      </List>
      {open && (
        <Later
          load={loadReverse}
          props={{ fund, entry: open, onClose: () => setOpen(undefined) }}
        />
      )}
    </section>
  );
}
