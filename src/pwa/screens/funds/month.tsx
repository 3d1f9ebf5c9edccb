import { lastDayOf } from '#domain/funds/judge.ts';
import { positionOn } from '#domain/funds/measures.ts';
import { proposeMonth } from '#domain/funds/propose.ts';
import { monthOf } from '#domain/funds/state.ts';
import { monthText } from '#domain/funds/words.ts';
import { isInCharge } from '#pwa/phone/roles.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { dayText, dongText, type Fund, fundNow, fundOf, monthToClose } from './fund.ts';
import { fundsWords } from './funds-words.ts';
import './funds.css';

/** A month that is over is closed with its sums, and later entries are told apart. */
export function MonthScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined || !isInCharge(fund.village.device) ? (
    <NotHere />
  ) : (
    <MonthOf fund={fund} />
  );
}

function MonthOf({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const saving = useSaving();
  const month = monthToClose(fund);
  const write = async (): Promise<string | undefined> => {
    if (month === undefined) return undefined;
    const { states, author } = fundNow(fund);
    const proposed = proposeMonth(states, author, month, lastDayOf(month));
    const said = text.month.said(monthText(month));
    return saveTogether(fund.village.device, fund.book, proposed, { said });
  };
  return (
    <Page
      title={text.month.title}
      lead={text.month.lead}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
      action={
        month !== undefined && (
          <SaveAction
            {...saving}
            label={text.month.close(monthText(month))}
            onSave={() => saving.run(write, () => undefined)}
          />
        )
      }
    >
      {month === undefined ? (
        <EmptyState icon="check" title={text.month.none} text={text.month.noneText} />
      ) : (
        <Sums fund={fund} month={month} />
      )}
      <Closed fund={fund} />
    </Page>
  );
}

function Sums({ fund, month }: { fund: Fund; month: number }) {
  const text = fundsWords.value;
  const last = lastDayOf(month);
  const { bankDong, cashDong, unsortedDong } = positionOn(fund.state, last);
  const rows: readonly (readonly [string, number])[] = [
    [text.month.bank, bankDong],
    [text.month.cash, cashDong],
    [text.month.unsorted, unsortedDong],
  ];
  return (
    <section class="fund-sums">
      <h2>{text.month.atEnd(dayText(last))}</h2>
      <dl>
        {rows.map(([label, dong]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{dongText(dong)}</dd>
          </div>
        ))}
      </dl>
      {month < monthOf(fund.village.day) - 1 && <p class="soft">{text.month.more}</p>}
    </section>
  );
}

function Closed({ fund }: { fund: Fund }) {
  const text = fundsWords.value.month;
  const closed = [...fund.state.months.values()].sort((one, other) => other.month - one.month);
  if (closed.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.closed}</h2>
      <List label={text.closed}>
        {closed.map(({ month, on, bank, cash }) => (
          <ListRow
            key={String(month)}
            lead={<Icon name="check" />}
            title={monthText(month)}
            text={text.closedOn(dayText(on))}
            trail={dongText(bank + cash)}
          />
        ))}
      </List>
    </section>
  );
}
