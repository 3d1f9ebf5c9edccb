import { useState } from 'preact/hooks';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { billsDue, cashWith, paidMeasure, unsortedSums } from '#domain/funds/measures.ts';
import { accountFor } from '#domain/funds/pay-qr.ts';
import { proposeRepeat } from '#domain/funds/propose.ts';
import { type Drive, isOpen, monthOf } from '#domain/funds/state.ts';
import { monthText } from '#domain/funds/words.ts';
import { villageName } from '#pwa/phone/names.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveOrTell } from '#pwa/phone/save.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { ShareBar } from '#pwa/ui/figure.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { askedNow, dongText, drivesOf, type Fund, fundNow, fundOf, monthToClose } from './fund.ts';
import { bankName } from './bank-name.ts';
import { fundsWords } from './funds-words.ts';

/** What the village collects for, and how far each drive has come. */
export function FundsScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined ? <NotHere /> : <FundsOf fund={fund} />;
}

function FundsOf({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const drives = drivesOf(fund);
  const leading = isInChargeOf(fund.village);
  const { day } = fund.village;
  const due = billsDue(fund.state, monthOf(day), dateOfDay(day).dayOfMonth);
  return (
    <Page
      title={text.title}
      lead={text.lead(villageName(fund.village))}
      back={{ href: '#/doors', label: text.toDoors }}
      place="doors"
      action={
        leading && (
          <Button kind="primary" icon="plus" href="#/fund-new">
            {text.start}
          </Button>
        )
      }
    >
      {drives.length === 0 && <EmptyState icon="pay" title={text.none} text={text.noneText} />}
      {leading && <RepeatPart fund={fund} drives={drives} />}
      <List label={text.title}>
        {drives.map((drive) => (
          <DriveRow key={drive.drive} fund={fund} drive={drive} />
        ))}
      </List>
      <Purse fund={fund} leading={leading} />
      <List label={text.cashlessTitle}>
        {fund.state.entries.size > 0 && (
          <ListRow href="#/fund-entries" lead={<Icon name="list" />} title={text.entriesTitle} />
        )}
        <ListRow href="#/fund-shops" lead={<Icon name="home" />} title={text.shopsTitle} />
        <ListRow
          href="#/fund-bills"
          lead={<Icon name="calendar" />}
          title={text.billsTitle}
          text={due.length === 0 ? undefined : text.billsLate(due.length)}
        />
      </List>
    </Page>
  );
}

function DriveRow({ fund, drive }: { fund: Fund; drive: Drive }) {
  const text = fundsWords.value;
  const { of, met } = paidMeasure(fund.state, drive.drive);
  const said = text.progress(met.length, of.length);
  return (
    <ListRow
      href={`#/fund/${drive.drive}`}
      lead={<Icon name="pay" />}
      title={drive.title}
      text={drive.closed === undefined ? said : `${text.closed}. ${said}`}
      mark={<ShareBar share={of.length === 0 ? 0 : met.length / of.length} />}
    />
  );
}

/** One tap: the same as last month, for everybody who lives here now. */
function RepeatPart({ fund, drives }: { fund: Fund; drives: readonly Drive[] }) {
  const text = fundsWords.value;
  const [busy, setBusy] = useState(false);
  const { device, day } = fund.village;
  const last = drives.find(({ monthly }) => monthly === true);
  const nameOf = (of: number): string => {
    const { year, month } = dateOfDay(of);
    return `${month}/${year}`;
  };
  if (last === undefined || nameOf(last.from) === nameOf(day)) return null;
  const repeat = async (): Promise<void> => {
    setBusy(true);
    const { states, author } = fundNow(fund);
    const title = `${last.title.replace(/\s+\d{1,2}\/\d{4}$/u, '')} ${nameOf(day)}`;
    const next = { title, from: day, households: askedNow(fund) };
    await saveOrTell(device, fund.book, proposeRepeat(states, author, last.drive, next), {
      said: text.begun,
    });
    setBusy(false);
  };
  return (
    <Button wide icon="calendar" busy={busy} onPress={() => void repeat()}>
      {text.repeat}
    </Button>
  );
}

/** Cash in own hands, the account, and money nobody has explained. */
function Purse({ fund, leading }: { fund: Fund; leading: boolean }) {
  const text = fundsWords.value;
  const cash = cashWith(fund.state, fund.village.device.me()?.person ?? '');
  const account = accountFor(fund.state);
  const [came, went] = [unsortedSums(fund.state, 'in'), unsortedSums(fund.state, 'out')];
  const unsorted = [
    came.count > 0 && text.unsorted(came.count, dongText(came.dong)),
    went.count > 0 && text.unsortedOut(went.count, dongText(went.dong)),
  ].filter((each) => each !== false);
  const me = fund.village.device.me()?.person;
  const isGiven = [...fund.state.handovers.values()].some(
    (handover) => handover.given?.to === me && isOpen(handover),
  );
  const month = monthToClose(fund);
  return (
    <List label={text.accountTitle}>
      {(cash !== 0 || isGiven) && (
        <ListRow
          href="#/fund-cash"
          lead={<Icon name="pay" />}
          title={text.cashTitle}
          text={isGiven ? text.hands.isGiven : text.cash(dongText(cash))}
        />
      )}
      {/* Always there for whoever sorts: one that comes with a statement would push another away. */}
      {(unsorted.length > 0 || (leading && account !== undefined)) && (
        <ListRow
          href={leading ? '#/fund-unsorted' : undefined}
          lead={<Icon name="info" />}
          title={text.unsortedTitle}
          text={unsorted.length > 0 ? unsorted.join('. ') : text.sort.none}
        />
      )}
      {leading && (
        <ListRow
          href="#/fund-account"
          lead={<Icon name="bank" />}
          title={text.accountTitle}
          text={
            account === undefined
              ? text.accountNone
              : text.to(bankName(account.bank), account.number, account.owner)
          }
        />
      )}
      {leading && account !== undefined && (
        <ListRow href="#/fund-statement" lead={<Icon name="upload" />} title={text.statement} />
      )}
      {leading && (month !== undefined || fund.state.months.size > 0) && (
        <ListRow
          href="#/fund-month"
          lead={<Icon name="calendar" />}
          title={text.month.title}
          text={month === undefined ? undefined : text.month.open(monthText(month))}
        />
      )}
    </List>
  );
}
