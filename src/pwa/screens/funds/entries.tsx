import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { foldText } from '#kernel/vi-text.ts';
import { readAccount } from '#domain/funds/entries.ts';
import type { Part } from '#domain/funds/facts.ts';
import type { Entry } from '#domain/funds/state.ts';
import { headOf } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Icon, type IconName } from '#pwa/ui/icon.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { dayText, dongText, type Fund, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { fundsWords } from './funds-words.ts';
import { isTheirs } from './is-theirs.ts';
import './funds.css';

/** All that was taken, spent, handed over and sorted; what was a mistake is written against here. */
export function EntriesScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined ? <NotHere /> : <EntriesOf fund={fund} />;
}

const loadReverse = async () => (await import('./reverse-sheet.tsx')).ReverseSheet;

function EntriesOf({ fund }: { fund: Fund }) {
  const text = fundsWords.value;
  const said = fundsRareWords.value.entries;
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Entry | undefined>(undefined);
  const all = linesOf(fund);
  const wanted = foldText(query);
  const shown = all.filter(({ key }) => key.includes(wanted));
  return (
    <Page
      title={text.entriesTitle}
      lead={said.lead}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
    >
      {all.length === 0 && <EmptyState icon="list" title={said.none} text={said.noneText} />}
      {all.length > 8 && <SearchField label={said.find} value={query} onInput={setQuery} />}
      {shown.length === 0 && all.length > 0 && <p class="soft">{text.noneFound}</p>}
      <LongList
        items={shown}
        keyOf={({ entry }) => entry.id}
        label={text.entriesTitle}
        render={({ entry, icon, title, where, dong }) => (
          <ListRow
            lead={<Icon name={icon} />}
            title={title}
            text={where}
            trail={dongText(dong)}
            onPress={isTheirs(fund, entry) ? () => setOpen(entry) : undefined}
          />
        )}
      />
      {open && (
        <Later
          load={loadReverse}
          props={{ fund, entry: open, onClose: () => setOpen(undefined) }}
        />
      )}
    </Page>
  );
}

type Line = {
  readonly entry: Entry;
  readonly icon: IconName;
  readonly title: string;
  readonly where: string;
  readonly dong: number;
  readonly key: string;
};

/** The latest first. What a bank moved is told where somebody said what it was for. */
function linesOf(fund: Fund): readonly Line[] {
  return [...fund.state.entries.values()]
    .filter(({ kind }) => kind !== 'transfer' && kind !== 'counter')
    .map((entry) => lineOf(fund, entry))
    .reverse()
    .sort((one, other) => other.entry.day - one.entry.day || other.entry.on - one.entry.on);
}

function lineOf(fund: Fund, entry: Entry): Line {
  const text = fundsWords.value;
  const said = fundsRareWords.value.entries;
  const person = fund.village.people?.state.streams.get(entry.stream)?.person;
  const by = entry.told === 'code' ? said.byCode : said.by(nameIn(fund, person));
  const title = titleOf(fund, entry);
  const about = entry.kind === 'receipt' ? text.receipt(entry.number ?? '') : entry.document;
  const off = entry.reversed === undefined ? undefined : text.reversed;
  const drive = entry.postings.map(([name]) => readAccount(name).drive).find(Boolean);
  const forWhat = drive === undefined ? undefined : fund.state.drives.get(drive)?.title;
  const where = [about, dayText(entry.day), forWhat, by, off].filter((each) => each !== undefined);
  const dong = entry.postings.reduce((sum, [, each]) => sum + Math.max(each, 0), 0);
  const icon = ICONS[entry.kind];
  return {
    entry,
    icon,
    title,
    where: where.join(', '),
    dong,
    key: foldText(`${title} ${where.join(' ')}`),
  };
}

const ICONS: Readonly<Record<Entry['kind'], IconName>> = {
  receipt: 'received',
  assignment: 'bank',
  transfer: 'bank',
  counter: 'undo',
  handover: 'pay',
  spending: 'pay',
  refund: 'undo',
};

function titleOf(fund: Fund, { kind, item, parts = [], postings, transfer }: Entry): string {
  const text = fundsWords.value;
  const said = fundsRareWords.value.entries;
  if (kind === 'spending') return item ?? '';
  if (kind === 'handover') {
    const [[to] = [''], [from] = ['']] = postings;
    return said.handover(nameIn(fund, idIn(from)), nameIn(fund, idIn(to)));
  }
  if (kind === 'assignment') {
    const way = fund.state.transfers.get(transfer ?? '')?.way ?? 'in';
    return parts.map((part) => partText(fund, part, way)).join('; ');
  }
  const household = postings.map(([name]) => readAccount(name).household).find(Boolean);
  if (household === undefined) return said.gift;
  const of = said.household(nameOfHousehold(fund, household));
  return kind === 'refund' ? `${text.refund.paid}: ${of}` : of;
}

function partText(fund: Fund, part: Part, way: 'in' | 'out'): string {
  const said = fundsRareWords.value.entries;
  switch (part.to) {
    case 'dues':
      return said.household(nameOfHousehold(fund, part.household));
    case 'refund':
      return `${fundsWords.value.refund.paid}: ${nameOfHousehold(fund, part.household)}`;
    case 'gift':
      return part.giver === undefined ? said.gift : `${said.gift}: ${part.giver}`;
    case 'spent':
      return part.item;
    case 'cash':
      return way === 'in'
        ? said.paidIn(nameIn(fund, part.holder))
        : said.drawn(nameIn(fund, part.holder));
    case 'bank':
      return said.bank;
    case 'others':
      return said.others;
  }
}

const idIn = (account: string): string => account.slice(account.indexOf('.') + 1);

const nameIn = ({ village }: Fund, person: Id | undefined): string =>
  village.people?.state.persons.get(person ?? '')?.name ?? fundsRareWords.value.entries.somebody;

function nameOfHousehold({ village }: Fund, household: Id): string {
  const known = village.homes.state.households.get(household);
  return known === undefined ? fundsRareWords.value.entries.nameless : headOf(village, known);
}
