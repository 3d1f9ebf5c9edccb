import { useState } from 'preact/hooks';
import { foldText } from '#kernel/vi-text.ts';
import { cashlessMeasure, isPublicDrive, sumsOf } from '#domain/funds/measures.ts';
import type { Drive } from '#domain/funds/state.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Button } from '#pwa/ui/button.tsx';
import { ShareBar } from '#pwa/ui/figure.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { CloseDrive } from './close-drive.tsx';
import { type DueLine, dongText, dueLines, type Fund, fundOf } from './fund.ts';
import { fundsWords } from './funds-words.ts';
import { reportLink } from './report-link.ts';
import './funds.css';

const loadBasis = async () => (await import('#pwa/screens/meetings/drive-basis.tsx')).BasisPart;

/** One drive: who is left, which grows shorter as money comes in, and who has paid. */
export function DriveScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const drive = fund?.state.drives.get(params[0] ?? '');
  return fund === undefined || drive === undefined ? (
    <NotHere />
  ) : (
    <DriveOf fund={fund} drive={drive} />
  );
}

function DriveOf({ fund, drive }: { fund: Fund; drive: Drive }) {
  const text = fundsWords.value;
  const [query, setQuery] = useState('');
  const lines = dueLines(fund, drive.drive);
  const wanted = foldText(query);
  const shown = lines.filter(({ key }) => key.includes(wanted));
  const left = shown.filter(({ leftDong }) => leftDong > 0);
  const over = shown.filter(({ due, paidDong }) => paidDong > due.amount);
  const done = shown.filter((line) => line.leftDong === 0 && !over.includes(line));
  const leading = isInChargeOf(fund.village);
  return (
    <Page
      title={drive.title}
      lead={drive.closed === undefined ? drive.purpose : text.closed}
      back={{ href: '#/funds', label: text.title }}
      place="doors"
    >
      <Sums fund={fund} drive={drive} lines={lines} />
      <Later load={loadBasis} props={{ village: fund.village, drive }} />
      {lines.length > 8 && <SearchField label={text.find} value={query} onInput={setQuery} />}
      {shown.length === 0 && lines.length > 0 && <p class="soft">{text.noneFound}</p>}
      {left.length > 0 && <Lines title={text.left(left.length)} lines={left} />}
      {over.length > 0 && <Lines title={text.overTitle(over.length)} lines={over} />}
      {done.length > 0 && <Lines title={text.done(done.length)} lines={done} />}
      {isPublicDrive(fund.state, drive.drive) && (
        <Button wide icon="list" onPress={() => window.open(reportLink(fund, drive), '_blank')}>
          {text.report}
        </Button>
      )}
      {leading && lines.length > 0 && (
        <Button wide icon="print" href={`#/fund-print/${drive.drive}`}>
          {text.printTitle}
        </Button>
      )}
      {drive.closed === undefined && (
        <Button wide icon="received" href={`#/fund-gift/${drive.drive}`}>
          {text.giftCash}
        </Button>
      )}
      {leading && (
        <Button wide icon="pay" href={`#/fund-spend/${drive.drive}`}>
          {text.outlay.cash}
        </Button>
      )}
      {drive.closed === undefined && leading && <CloseDrive fund={fund} drive={drive} />}
    </Page>
  );
}

type SumsProps = { readonly fund: Fund; readonly drive: Drive; readonly lines: readonly DueLine[] };

function Sums({ fund, drive, lines }: SumsProps) {
  const text = fundsWords.value;
  const sums = sumsOf(fund.state, drive.drive);
  const asked = lines.filter(({ due }) => due.amount > 0);
  const paid = asked.filter(({ leftDong }) => leftDong === 0);
  const cashless = cashlessMeasure(fund.state, drive.drive);
  const rows: readonly (readonly [string, number])[] = [
    [text.paidSum, sums.paidDong],
    [text.leftSum, sums.leftDong],
    [text.gifts, sums.giftsDong],
    [text.exempt, sums.exemptDong],
    [text.spent, sums.spentDong],
  ];
  return (
    <section class="fund-sums">
      <p class="fund-progress">{text.progress(paid.length, asked.length)}</p>
      <ShareBar share={asked.length === 0 ? 0 : paid.length / asked.length} />
      <dl>
        {rows
          .filter(([, dong], index) => index < 2 || dong > 0)
          .map(([label, dong]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{dongText(dong)}</dd>
            </div>
          ))}
      </dl>
      {cashless.of.length > 0 && (
        <p class="soft">{text.cashless(cashless.met.length, cashless.of.length)}</p>
      )}
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly DueLine[] }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      <LongList
        items={lines}
        keyOf={({ due }) => due.household}
        label={title}
        render={(line) => <DueRow line={line} />}
      />
    </section>
  );
}

function DueRow({ line }: { line: DueLine }) {
  const text = fundsWords.value;
  const { due, household, name, paidDong, leftDong } = line;
  const where = [household?.alley, household?.code].filter((each) => each !== undefined).join(', ');
  const part =
    leftDong > 0 && paidDong > 0 ? text.part(dongText(paidDong), dongText(due.amount)) : '';
  const over = paidDong > due.amount ? text.over(dongText(paidDong - due.amount)) : part;
  const said = due.amount === 0 && paidDong === 0 ? text.exempted : over;
  return (
    <ListRow
      href={`#/fund/${due.drive}/${due.household}`}
      lead={<Icon name={leftDong > 0 ? 'door' : 'check'} />}
      title={name}
      text={[where, said].filter((each) => each !== '').join('. ')}
      trail={leftDong > 0 ? dongText(leftDong) : undefined}
    />
  );
}
