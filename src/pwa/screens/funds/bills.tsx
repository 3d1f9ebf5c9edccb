import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { foldText } from '#kernel/vi-text.ts';
import { BILLS } from '#domain/funds/facts.ts';
import { billDayIn, billHow, billsMeasure } from '#domain/funds/measures.ts';
import { proposeOwn } from '#domain/funds/propose-own.ts';
import { type Bill, monthOf } from '#domain/funds/state.ts';
import { FUNDS_WORDS, monthText } from '#domain/funds/words.ts';
import { householdsOn } from '#domain/homes/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { headOf, startUpper } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Fund, fundNow, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { fundsWords } from './funds-words.ts';
import './funds.css';

/** What households pay elsewhere every month and asked to be reminded of; nobody's amounts stand here. */
export function BillsScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined ? <NotHere /> : <Bills fund={fund} />;
}

const nameIn = ({ village }: Fund, household: string): string => {
  const known = village.homes.state.households.get(household);
  return known === undefined ? '' : startUpper(headOf(village, known));
};

const loadSheet = async () => (await import('./bill-sheet.tsx')).BillSheet;

function Bills({ fund }: { fund: Fund }) {
  const text = fundsRareWords.value.bills;
  const { bills: kinds } = FUNDS_WORDS[language.value];
  const [open, setOpen] = useState<Bill | undefined>(undefined);
  const month = monthOf(fund.village.day);
  const { dayOfMonth } = dateOfDay(fund.village.day);
  const { of, met } = billsMeasure(fund.state, month);
  const bills = [...fund.state.bills.values()]
    .filter(({ dropped }) => dropped === undefined)
    .sort((one, other) => one.day - other.day);
  const stateOf = (bill: Bill): string => {
    const day = billDayIn(bill, month);
    const how = billHow(fund.state, bill.bill, month);
    if (how !== 'not') return text.paid[how];
    return day <= dayOfMonth ? text.late(day) : text.due(day);
  };
  return (
    <Page
      title={fundsWords.value.billsTitle}
      lead={text.lead(monthText(month))}
      back={{ href: '#/funds', label: fundsWords.value.title }}
      place="doors"
    >
      {bills.length === 0 && <EmptyState icon="calendar" title={text.none} text={text.noneText} />}
      {bills.length > 0 && (
        <>
          <p class="fund-progress">{text.progress(met.length, of.length)}</p>
          <List label={fundsWords.value.billsTitle}>
            {bills.map((bill) => (
              <ListRow
                key={bill.bill}
                lead={<Icon name="calendar" />}
                title={nameIn(fund, bill.household)}
                text={`${startUpper(kinds[bill.kind])}. ${stateOf(bill)}`}
                onPress={() => setOpen(bill)}
              />
            ))}
          </List>
        </>
      )}
      <NewBill fund={fund} />
      {open && (
        <Later
          load={loadSheet}
          props={{
            fund,
            bill: open,
            month,
            name: nameIn(fund, open.household),
            onClose: () => setOpen(undefined),
          }}
        />
      )}
    </Page>
  );
}

const FOUND_MAX = 8;

/** Households whose name, alley or number has these letters. */
function findHouseholds(fund: Fund, query: string) {
  const { homes, day } = fund.village;
  const wanted = foldText(query);
  if (query.trim() === '') return [];
  return householdsOn(homes.state, day)
    .map(({ id, alley = '', code = '' }) => ({
      id,
      name: nameIn(fund, id),
      where: `${alley} ${code}`,
    }))
    .filter(({ name, where }) => foldText(`${name} ${where}`).includes(wanted))
    .slice(0, FOUND_MAX);
}

const BillDraft = v.strictObject({ kind: v.picklist(BILLS), day: v.string() });
type BillDraft = v.InferOutput<typeof BillDraft>;

const FRESH: BillDraft = { kind: 'electricity', day: '' };

function useNewBill(fund: Fund) {
  const { device } = fund.village;
  const key = `bill.${fund.book.id}`;
  const draft = useDraft(device, key, BillDraft, FRESH);
  const { kind, day: typed } = draft.value;
  const [query, setQuery] = useState('');
  const [bill, setBill] = useState(() => device.newId());
  const saving = useSaving();
  const day = /^\d{1,2}$/u.test(typed.trim()) ? Number(typed) : Number.NaN;
  const isDay = day >= 1 && day <= 31;
  const watch = (household: string) => async (): Promise<string | undefined> => {
    if (!isDay) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const body = { bill, household, kind, day };
    const proposed = proposeOwn(states, author, { type: 'bill.watched@1', body });
    const undo = () => {
      const now = fundNow(fund);
      const back = { bill, household };
      return proposeOwn(now.states, now.author, { type: 'bill.dropped@1', body: back });
    };
    const said = fundsRareWords.value.bills.watched;
    return saveTogether(device, fund.book, proposed, { said, undo, draft: key });
  };
  const done = (): void => {
    setBill(device.newId());
    setQuery('');
  };
  const add = (household: string): Promise<void> => saving.run(watch(household), done);
  const isWrong = typed.trim() !== '' && !isDay;
  return { draft, query, setQuery, isWrong, saving, add };
}

/** A household is found by its name, its alley or its number. */
function NewBill({ fund }: { fund: Fund }) {
  const { find, noneFound } = fundsWords.value;
  const text = fundsRareWords.value.bills;
  const { bills: kinds } = FUNDS_WORDS[language.value];
  const { draft, query, setQuery, isWrong, saving, add } = useNewBill(fund);
  const found = findHouseholds(fund, query);
  return (
    <section class="section stack">
      <h2>{text.add}</h2>
      <Choice
        legend={text.kind}
        columns={2}
        options={BILLS.map((value) => ({ value, label: startUpper(kinds[value]) }))}
        value={draft.value.kind}
        onChange={(kind) => draft.change({ ...draft.value, kind })}
      />
      <Field
        label={text.day}
        kind="number"
        value={draft.value.day}
        error={isWrong ? text.dayWrong : undefined}
        onInput={(day) => draft.change({ ...draft.value, day })}
        maxLength={2}
      />
      <Field label={find} kind="search" value={query} onInput={setQuery} maxLength={60} />
      {saving.problem !== undefined && <Banner kind="error">{text.dayWrong}</Banner>}
      {query.trim() !== '' && found.length === 0 && <p class="soft">{noneFound}</p>}
      {found.length > 0 && (
        <List label={text.whose}>
          {found.map(({ id, name, where }) => (
            <ListRow
              key={id}
              lead={<Icon name="door" />}
              title={name}
              text={where.trim()}
              onPress={() => void add(id)}
            />
          ))}
        </List>
      )}
    </section>
  );
}
