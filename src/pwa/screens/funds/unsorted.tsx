import { useState } from 'preact/hooks';
import { foldText } from '#kernel/vi-text.ts';
import { asksOf, nearOf } from '#domain/funds/match.ts';
import type { Part } from '#domain/funds/facts.ts';
import { proposeAssignment, proposeReversal } from '#domain/funds/propose.ts';
import type { Transfer } from '#domain/funds/state.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { teamIn } from '#pwa/phone/team.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import {
  amountOf,
  dayText,
  dongText,
  drivesOf,
  type DueLine,
  dueLines,
  type Fund,
  fundNow,
  fundOf,
  unsortedIn,
} from './fund.ts';
import { ForWhat, useForWhat } from './for-what.tsx';
import { fundsWords } from './funds-words.ts';
import './funds.css';

/** What has moved at the bank and nobody has said what for. */
export function UnsortedScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  if (fund === undefined || !isInChargeOf(fund.village)) return <NotHere />;
  const text = fundsWords.value;
  const open = unsortedIn(fund);
  return (
    <Page
      title={text.unsortedTitle}
      lead={text.sort.lead}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
    >
      {open.length === 0 ? (
        <EmptyState icon="check" title={text.sort.none} />
      ) : (
        <List label={text.unsortedTitle}>
          {open.map((each) => (
            <ListRow
              key={each.transfer}
              href={`#/fund-unsorted/${each.transfer}`}
              lead={<Icon name={each.way === 'in' ? 'bank' : 'upload'} />}
              title={each.text ?? text.sort.noText}
              text={[dayText(each.day), each.way === 'out' ? text.sort.out : '']
                .filter((said) => said !== '')
                .join(', ')}
              trail={dongText(each.left)}
            />
          ))}
        </List>
      )}
    </Page>
  );
}

/** Whose one of them is. */
export function SortScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const transfer = fund?.state.transfers.get(params[0] ?? '');
  if (fund === undefined || transfer === undefined || !isInChargeOf(fund.village)) {
    return <NotHere />;
  }
  return <Sort fund={fund} transfer={transfer} />;
}

type Props = { readonly fund: Fund; readonly transfer: Transfer };

function useSort({ fund, transfer }: Props) {
  const text = fundsWords.value.sort;
  const [entry, setEntry] = useState(() => fund.village.device.newId());
  const saving = useSaving();
  const put = async (part: Part, said: string): Promise<void> => {
    const write = async (): Promise<string | undefined> => {
      const { states, author } = fundNow(fund);
      const proposed = proposeAssignment(states, author, {
        entry,
        transfer: transfer.transfer,
        parts: [part],
      });
      const undo = () => {
        const now = fundNow(fund);
        return proposeReversal(now.states, now.author, entry, fundsWords.value.mistaken);
      };
      return saveTogether(fund.village.device, fund.book, proposed, { said, undo });
    };
    await saving.run(write, () => {
      setEntry(fund.village.device.newId());
      if (part.amount >= transfer.left) replaceBy('#/fund-unsorted');
    });
  };
  const toHousehold = (line: DueLine, amount: number): Promise<void> => {
    const { drive, household } = line.due;
    const isIn = transfer.way === 'in';
    const part = { to: isIn ? ('dues' as const) : ('refund' as const), drive, household, amount };
    const said = isIn ? text.said : fundsWords.value.refund.said;
    return put(part, said(dongText(amount), line.head));
  };
  return { saving, toHousehold, put };
}

function Sort(props: Props) {
  const { fund, transfer } = props;
  const text = fundsWords.value;
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const { saving, toHousehold, put } = useSort(props);
  const isIn = transfer.way === 'in';
  const amount = typed.trim() === '' ? transfer.left : amountOf(typed);
  const fits = amount !== undefined && amount <= transfer.left;
  // Of one transfer for several each gets what it still owes; what is over goes where it is put next.
  const press = (line: DueLine): void => {
    if (!fits) return;
    const owed = typed.trim() === '' && isIn && line.leftDong > 0 ? line.leftDong : amount;
    void toHousehold(line, Math.min(owed, amount));
  };
  return (
    <Page
      title={dongText(transfer.left)}
      lead={[dayText(transfer.day), transfer.text ?? text.sort.noText].join('. ')}
      back={{ href: '#/fund-unsorted', label: text.unsortedTitle }}
      place="doors"
      banners={
        saving.problem !== undefined && <Banner kind="error">{reasonText(saving.problem)}</Banner>
      }
    >
      <Field
        label={text.sort.amount}
        kind="number"
        value={typed}
        hint={dongText(transfer.left)}
        error={fits ? undefined : text.sort.amountWrong(dongText(transfer.left))}
        onInput={setTyped}
        maxLength={20}
      />
      {!isIn && (
        <Bought {...props} amount={fits && !saving.busy ? amount : undefined} onPut={put} />
      )}
      <p>{isIn ? text.sort.press : text.sort.pressBack}</p>
      {isIn ? (
        <Near {...props} onPress={press} />
      ) : (
        <Over fund={fund} transfer={transfer} onPress={press} />
      )}
      <Field label={text.find} kind="search" value={query} onInput={setQuery} maxLength={60} />
      {query.trim() !== '' && <Found {...props} query={query} onPress={press} />}
      <Others {...props} amount={fits && !saving.busy ? amount : undefined} onPut={put} />
    </Page>
  );
}

type OthersProps = Props & {
  /** Undefined while it is not right. */
  readonly amount: number | undefined;
  readonly onPut: (part: Part, said: string) => Promise<void>;
};

/** What is no household's dues. */
function Others({ fund, transfer, amount, onPut }: OthersProps) {
  const text = fundsWords.value.sort;
  const drive = drivesOf(fund).find(({ closed }) => closed === undefined);
  const put = (partOf: (dong: number) => Part, said: string): void => {
    if (amount !== undefined) void onPut(partOf(amount), said);
  };
  return (
    <section class="section stack">
      {transfer.way === 'in' && <h2>{text.noHousehold}</h2>}
      {transfer.way === 'in' && drive !== undefined && (
        <Button
          wide
          disabled={amount === undefined}
          onPress={() =>
            put((dong) => ({ to: 'gift', drive: drive.drive, amount: dong }), text.giftSaid)
          }
        >
          {text.gift(drive.title)}
        </Button>
      )}
      <Button
        wide
        disabled={amount === undefined}
        onPress={() => put((dong) => ({ to: 'bank', amount: dong }), text.bankSaid)}
      >
        {text.bank}
      </Button>
      <Button
        wide
        disabled={amount === undefined}
        onPress={() => put((dong) => ({ to: 'others', amount: dong }), text.othersSaid)}
      >
        {text.others}
      </Button>
      <Hands {...{ fund, transfer, amount, onPut }} />
    </section>
  );
}

/** What money that went out was paid for. */
function Bought({ fund, amount, onPut }: OthersProps) {
  const text = fundsWords.value;
  const drives = drivesOf(fund).slice(0, DRIVES_SHOWN);
  const [chosen, setChosen] = useState(drives[0]?.drive);
  const [isMissing, setMissing] = useState(false);
  const what = useForWhat();
  if (chosen === undefined) return null;
  const press = (): void => {
    setMissing(what.lack() !== undefined);
    if (amount === undefined || what.lack() !== undefined) return;
    const part = { to: 'spent' as const, drive: chosen, amount, ...what.said };
    void onPut(part, text.outlay.said(dongText(amount)));
  };
  return (
    <section class="section stack">
      <h2>{text.outlay.bank}</h2>
      {drives.length > 1 && (
        <Choice
          legend={text.drive}
          options={drives.map(({ drive, title }) => ({ value: drive, label: title }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <ForWhat what={what} />
      {isMissing && <Banner kind="error">{text.outlay.missing}</Banner>}
      <Button wide disabled={amount === undefined} onPress={press}>
        {text.outlay.save}
      </Button>
    </section>
  );
}

const DRIVES_SHOWN = 4;

/** Cash that somebody of the team has paid in, or drawn. */
function Hands({ fund, transfer, amount, onPut }: OthersProps) {
  const text = fundsWords.value.sort;
  const [holder, setHolder] = useState<string | undefined>(undefined);
  const people = [...(teamIn(fund.village) ?? [])];
  const nameOf = (person: string): string =>
    fund.village.people?.state.persons.get(person)?.name ?? '';
  const isIn = transfer.way === 'in';
  if (people.length === 0) return null;
  return (
    <>
      <Choice
        legend={isIn ? text.paidInBy : text.drawnBy}
        options={people.map((value) => ({ value, label: nameOf(value) }))}
        value={holder}
        onChange={setHolder}
      />
      <Button
        wide
        disabled={amount === undefined || holder === undefined}
        onPress={() => {
          if (amount === undefined || holder === undefined) return;
          void onPut({ to: 'cash', holder, amount }, text.cashSaid);
        }}
      >
        {isIn ? text.paidIn : text.drawn}
      </Button>
    </>
  );
}

type PickProps = Props & { readonly onPress: (line: DueLine) => void };

/** Households whose code it carries, or whose code is a slip of the hand away. */
function Near({ fund, transfer, onPress }: PickProps) {
  const text = fundsWords.value.sort;
  const near = nearOf(asksOf(fund.state), transfer.text ?? '');
  const lines = near.flatMap(({ drive, household }) =>
    dueLines(fund, drive).filter(({ due }) => due.household === household),
  );
  return lines.length === 0 ? null : <Lines title={text.near} {...{ fund, lines, onPress }} />;
}

/** Households that paid more than they were asked for: money goes back to them. */
function Over({ fund, onPress }: PickProps) {
  const lines = drivesOf(fund)
    .slice(0, DRIVES_SHOWN)
    .flatMap(({ drive }) => dueLines(fund, drive))
    .filter(({ due, paidDong }) => paidDong > due.amount);
  const title = fundsWords.value.overTitle(lines.length);
  return lines.length === 0 ? null : <Lines title={title} {...{ fund, lines, onPress }} />;
}

const FOUND_MAX = 12;

function Found({ fund, query, onPress }: PickProps & { readonly query: string }) {
  const wanted = foldText(query);
  const lines = [...fund.state.drives.values()]
    .filter(({ closed }) => closed === undefined)
    .flatMap(({ drive }) => dueLines(fund, drive))
    .filter(({ key }) => key.includes(wanted))
    .sort((one, other) => Number(other.leftDong > 0) - Number(one.leftDong > 0))
    .slice(0, FOUND_MAX);
  if (lines.length === 0) return <p class="soft">{fundsWords.value.noneFound}</p>;
  return <Lines title={fundsWords.value.sort.whose} {...{ fund, lines, onPress }} />;
}

const paidText = ({ due, paidDong }: DueLine): string =>
  paidDong > due.amount
    ? fundsWords.value.over(dongText(paidDong - due.amount))
    : fundsWords.value.sort.paid;

type LinesProps = {
  readonly fund: Fund;
  readonly title: string;
  readonly lines: readonly DueLine[];
  readonly onPress: (line: DueLine) => void;
};

function Lines({ fund, title, lines, onPress }: LinesProps) {
  return (
    <section class="section">
      <h2>{title}</h2>
      <List label={title}>
        {lines.map((line) => {
          const { due, household, name, leftDong } = line;
          const where = [household?.alley, household?.code].filter(Boolean).join(', ');
          return (
            <ListRow
              key={`${due.drive}.${due.household}`}
              lead={<Icon name="door" />}
              title={name}
              text={[where, fund.state.drives.get(due.drive)?.title].filter(Boolean).join('. ')}
              trail={leftDong > 0 ? dongText(leftDong) : paidText(line)}
              onPress={() => onPress(line)}
            />
          );
        })}
      </List>
    </section>
  );
}
