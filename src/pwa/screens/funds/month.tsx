import { journalOf } from '#domain/funds/journal.ts';
import { positionOn } from '#domain/funds/measures.ts';
import { proposeMonth } from '#domain/funds/propose.ts';
import { lastDayOf, monthOf } from '#domain/funds/state.ts';
import { monthText } from '#domain/funds/words.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { saveFile } from '#pwa/screens/carry/files.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { dayText, dongText, type Fund, fundNow, fundOf, monthToClose } from './fund.ts';
import { fundsWords } from './funds-words.ts';
import './funds.css';

const loadGaps = async () => (await import('./gaps.tsx')).Gaps;

/** A month that is over is closed with its sums, and later entries are told apart. */
export function MonthScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined || !isInChargeOf(fund.village) ? <NotHere /> : <MonthOf fund={fund} />;
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
      <Later load={loadGaps} props={{ fund }} />
      <Closed fund={fund} />
      {fund.state.entries.size > 0 && <Journal fund={fund} />}
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

/** Every entry for another program of bookkeeping, which adds up the same. */
function Journal({ fund }: { fund: Fund }) {
  const text = fundsWords.value.month;
  const save = (): void => {
    const names = (person: string): string | undefined =>
      fund.village.people?.state.persons.get(person)?.name;
    const bytes = new TextEncoder().encode(journalOf(fund.state, names));
    saveFile(bytes, `${text.journalFile}.journal`, 'text/plain');
  };
  return (
    <section class="section stack">
      <h2>{text.journal}</h2>
      <p>{text.journalLead}</p>
      <Button wide icon="download" onPress={save}>
        {text.journalSave}
      </Button>
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
