import { useState } from 'preact/hooks';
import { isPublicDrive } from '#domain/funds/measures.ts';
import { accountFor, payQrText } from '#domain/funds/pay-qr.ts';
import { payCodeOf, spellCode } from '#domain/funds/pay-code.ts';
import type { Account, Drive } from '#domain/funds/state.ts';
import { villageName, startUpper } from '#pwa/phone/names.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Band } from '#pwa/ui/band.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Qr } from '#pwa/ui/qr.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import '#pwa/screens/papers/papers.css';
import { basisText } from '#words/basis-text.ts';
import { bankName } from './bank-name.ts';
import { dayText, dongText, type DueLine, dueLines, type Fund, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { fundsWords } from './funds-words.ts';
import { reportLink } from './report-link.ts';
import './print.css';

const KINDS = ['slips', 'poster'] as const;
type Kind = (typeof KINDS)[number];

/** What goes to those without a phone: a slip for each door that is left, and a sheet for the wall. */
export function FundPrintScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const drive = fund?.state.drives.get(params[0] ?? '');
  const isHere = fund !== undefined && drive !== undefined;
  return isHere && isInChargeOf(fund.village) ? <Print fund={fund} drive={drive} /> : <NotHere />;
}

type Props = { readonly fund: Fund; readonly drive: Drive };

function Print({ fund, drive }: Props) {
  const text = fundsWords.value;
  const rare = fundsRareWords.value;
  const [kind, setKind] = useState<Kind>('slips');
  const account = accountFor(fund.state, drive);
  const left = dueLines(fund, drive.drive).filter(({ leftDong }) => leftDong > 0);
  const isEmpty = kind === 'slips' && left.length === 0;
  return (
    <Page
      title={text.printTitle}
      lead={drive.title}
      back={{ href: `#/fund/${drive.drive}`, label: text.drive }}
      place="doors"
    >
      <div class="no-print stack">
        <Choice
          legend={rare.print.kind}
          columns={2}
          options={[
            { value: 'slips', label: rare.print.slips(left.length), hint: rare.print.slipsHint },
            { value: 'poster', label: rare.print.poster, hint: rare.print.posterHint },
          ]}
          value={kind}
          onChange={setKind}
        />
        {account === undefined && <Banner kind="info">{text.noAccount}</Banner>}
        {!isEmpty && (
          <Button kind="primary" icon="print" onPress={() => window.print()}>
            {rare.print.press}
          </Button>
        )}
      </div>
      {isEmpty && <EmptyState icon="check" title={rare.print.none} />}
      {kind === 'slips' && !isEmpty && (
        <div class="papers papers--slips">
          {left.map((line) => (
            <Slip key={line.due.household} {...{ fund, drive, account, line }} />
          ))}
        </div>
      )}
      {kind === 'poster' && <Poster fund={fund} drive={drive} account={account} />}
    </Page>
  );
}

type SlipProps = Props & { readonly account: Account | undefined; readonly line: DueLine };

/** For one household: how much, a code to scan or to give to somebody who does, and that cash is as good. */
function Slip({ fund, drive, account, line }: SlipProps) {
  const text = fundsWords.value;
  const rare = fundsRareWords.value;
  const { due, household, leftDong, head } = line;
  const code = spellCode(payCodeOf(drive.drive, due.household));
  const qr = account && payQrText(account, drive, due.household, leftDong);
  const where = [household?.alley, household?.code].filter(Boolean).join(', ');
  return (
    <article class="paper fund-slip">
      <Band />
      <div class="fund-slip-main">
        <div>
          <p class="paper-title">{drive.title}</p>
          <p>{startUpper(villageName(fund.village))}</p>
          <p class="paper-code">{rare.print.household(head)}</p>
          <p class="paper-small">{where}</p>
          <p class="fund-slip-sum">{dongText(leftDong)}</p>
          {drive.until !== undefined && <p>{rare.print.until(dayText(drive.until))}</p>}
          <p class="paper-small">{rare.print.cash}</p>
        </div>
        {account && qr && (
          <div class="fund-slip-scan">
            <Qr text={qr} label={text.scanSaid(dongText(leftDong), code)} />
            <p class="paper-code">{code}</p>
          </div>
        )}
      </div>
      {account && (
        <p class="paper-small fund-slip-to">
          {text.to(bankName(account.bank), account.number, account.owner)}
        </p>
      )}
    </article>
  );
}

type PosterProps = Props & { readonly account: Account | undefined };

/** A sheet of A4 for the wall of the culture house: it names no household. */
function Poster({ fund, drive, account }: PosterProps) {
  const text = fundsWords.value;
  const rare = fundsRareWords.value;
  const { by, amount, basis, until } = drive;
  return (
    <div class="papers papers--one-sheet">
      <article class="paper fund-poster">
        <Band />
        <p class="fund-poster-place">{startUpper(villageName(fund.village))}</p>
        <p class="fund-poster-title">{drive.title}</p>
        {amount > 0 && <p class="fund-poster-sum">{rare.print.each[by](dongText(amount))}</p>}
        <p>{basisText(rare.print, basis)}</p>
        {until !== undefined && <p>{rare.print.until(dayText(until))}</p>}
        {account && (
          <p class="fund-poster-to">
            {text.to(bankName(account.bank), account.number, account.owner)}
          </p>
        )}
        <ul>
          {rare.print.ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
        {isPublicDrive(fund.state, drive.drive) && (
          <div class="fund-poster-scan">
            <Qr text={reportLink(fund, drive)} label={rare.print.report} />
            <p>{rare.print.report}</p>
          </div>
        )}
      </article>
    </div>
  );
}
