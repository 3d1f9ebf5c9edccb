import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { cashWith } from '#domain/funds/measures.ts';
import { proposeGiving, proposeTaking, proposeWithdrawal } from '#domain/funds/propose.ts';
import { type Handover, isOpen } from '#domain/funds/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { teamIn } from '#pwa/phone/team.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { amountOf, dayText, dongText, type Fund, fundNow, fundOf } from './fund.ts';
import { fundsWords } from './funds-words.ts';
import './funds.css';

/** Cash in own hands: what others gave waits to be counted, and what is there is given on. */
export function CashScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined ? <NotHere /> : <CashOf fund={fund} />;
}

const meIn = ({ village }: Fund): string => village.device.me()?.person ?? '';
const nameIn = ({ village }: Fund, person: string): string =>
  village.people?.state.persons.get(person)?.name ?? '';

function CashOf({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const me = meIn(fund);
  const cash = cashWith(fund.state, me);
  const all = [...fund.state.handovers.values()];
  const open = all.filter(isOpen);
  const toTake = open.filter(({ given }) => given?.to === me);
  const waiting = open.filter(({ given }) => given?.from === me);
  // What was given and is not counted yet is not offered once more.
  const free = waiting.reduce((left, { given }) => left - (given?.amount ?? 0), cash);
  const isEmpty = cash <= 0 && toTake.length === 0 && waiting.length === 0;
  return (
    <Page
      title={text.hands.title}
      lead={text.hands.lead}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
    >
      <p class="fund-owes">{text.hands.with(dongText(cash))}</p>
      {toTake.map((handover, at) => (
        <Take key={handover.handover} fund={fund} handover={handover} isSecond={at > 0} />
      ))}
      {waiting.length > 0 && <Waiting fund={fund} handovers={waiting} />}
      {isEmpty && <EmptyState icon="pay" title={text.hands.none} text={text.hands.noneText} />}
      {free > 0 && <Give fund={fund} cash={free} isSecond={toTake.length > 0} />}
    </Page>
  );
}

type TakeProps = {
  readonly fund: Fund;
  readonly handover: Handover;
  readonly isSecond: boolean;
};

const Typed = v.string();

/** The second of two words: what the taker counted stands. */
function Take({ fund, handover: { handover, given }, isSecond }: TakeProps) {
  const text = fundsWords.value.hands;
  const { device, day } = fund.village;
  const key = `cash-take.${handover}`;
  const draft = useDraft(device, key, Typed, '');
  const { value: typed } = draft;
  const saving = useSaving();
  if (given === undefined) return null;
  const name = nameIn(fund, given.from);
  const amount = typed.trim() === '' ? given.amount : amountOf(typed);
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const proposed = proposeTaking(states, author, { handover, from: given.from, amount });
    const said = text.taken(dongText(amount), name);
    return saveTogether(device, fund.book, proposed, { said, draft: key });
  };
  return (
    <section class="section stack">
      <h2>{text.toTake(name, dongText(given.amount))}</h2>
      <DraftRestored draft={draft} day={day} />
      <Field
        label={text.counted}
        kind="number"
        value={typed}
        hint={
          amount === undefined || amount === given.amount
            ? dongText(given.amount)
            : text.differs(dongText(given.amount))
        }
        error={amount === undefined ? fundsWords.value.amountWrong : undefined}
        onInput={draft.change}
        maxLength={20}
      />
      <SaveAction
        {...saving}
        isSecond={isSecond}
        label={text.take(dongText(amount ?? given.amount))}
        onSave={() => saving.run(write, draft.drop)}
      />
    </section>
  );
}

/** What nobody has counted yet may have been a mistake: it is taken back, and the cash stays. */
function Waiting({ fund, handovers }: { fund: Fund; handovers: readonly Handover[] }) {
  const text = fundsWords.value.hands;
  const [open, setOpen] = useState<Handover | undefined>(undefined);
  const saving = useSaving();
  const close = (): void => setOpen(undefined);
  const write = async (): Promise<string | undefined> => {
    const { states, author } = fundNow(fund);
    const proposed = proposeWithdrawal(states, author, open?.handover ?? '');
    return saveTogether(fund.village.device, fund.book, proposed, { said: text.withdrawn });
  };
  return (
    <section class="section">
      <h2>{text.waiting}</h2>
      <List label={text.waiting}>
        {handovers.map((each) => (
          <ListRow
            key={each.handover}
            lead={<Icon name="person" />}
            title={nameIn(fund, each.given?.to ?? '')}
            text={each.given && dayText(each.given.on)}
            trail={dongText(each.given?.amount ?? 0)}
            onPress={() => setOpen(each)}
          />
        ))}
      </List>
      {open && (
        <Sheet
          open
          title={text.withdrawTitle(
            dongText(open.given?.amount ?? 0),
            nameIn(fund, open.given?.to ?? ''),
          )}
          onClose={close}
          action={
            <SaveAction
              {...saving}
              label={text.withdraw}
              icon="undo"
              onSave={() => saving.run(write, close)}
            />
          }
        >
          <p>{text.withdrawLead}</p>
        </Sheet>
      )}
    </section>
  );
}

const GiveDraft = v.strictObject({ to: v.optional(v.string()), amount: v.string() });
type GiveDraft = v.InferOutput<typeof GiveDraft>;

const FRESH: GiveDraft = { amount: '' };

type GiveProps = { readonly fund: Fund; readonly cash: number; readonly isSecond: boolean };

function Give({ fund, cash, isSecond }: GiveProps) {
  const text = fundsWords.value.hands;
  const { device, day } = fund.village;
  const others = [...(teamIn(fund.village) ?? [])].filter((person) => person !== meIn(fund));
  const key = `cash-give.${fund.book.id}`;
  const draft = useDraft(device, key, GiveDraft, FRESH);
  const { amount: typed } = draft.value;
  // Who was chosen may have left the team since.
  const to = others.find((person) => person === draft.value.to);
  const [handover, setHandover] = useState(() => device.newId());
  const [isMissing, setMissing] = useState(false);
  const saving = useSaving();
  const amount = typed.trim() === '' ? cash : amountOf(typed);
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined || to === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const proposed = proposeGiving(states, author, { handover, to, amount });
    const said = text.given(dongText(amount), nameIn(fund, to));
    return saveTogether(device, fund.book, proposed, { said, draft: key });
  };
  const done = async (): Promise<void> => {
    setHandover(device.newId());
    await draft.drop();
  };
  const save = async (): Promise<void> => {
    setMissing(to === undefined);
    if (to !== undefined) await saving.run(write, done);
  };
  return (
    <section class="section stack">
      <h2>{text.giving}</h2>
      <DraftRestored draft={draft} day={day} />
      <Choice
        legend={text.to}
        options={others.map((value) => ({ value, label: nameIn(fund, value) }))}
        value={to}
        onChange={(next) => draft.change({ ...draft.value, to: next })}
      />
      <Field
        label={text.amount}
        kind="number"
        value={typed}
        hint={amount !== undefined && amount > cash ? text.tooMuch(dongText(cash)) : dongText(cash)}
        error={amount === undefined ? fundsWords.value.amountWrong : undefined}
        onInput={(next) => draft.change({ ...draft.value, amount: next })}
        maxLength={20}
      />
      {isMissing && to === undefined && <Banner kind="error">{text.toMissing}</Banner>}
      <SaveAction
        {...saving}
        isSecond={isSecond}
        label={text.give(dongText(amount ?? cash))}
        onSave={save}
      />
    </section>
  );
}
