import type { PublicDecision } from '#domain/board/meeting-publish.ts';
import { formatDong } from '#kernel/dong.ts';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import {
  LINE_KINDS,
  type PublicDrive,
  type PublicFund,
  type PublicLine,
} from '#domain/funds/publish.ts';
import { basisText } from '#words/basis-text.ts';
import { MEETING_PAGE_WORDS } from '#words/meeting-page-words.ts';
import { FUND_PAGE_WORDS } from '#words/fund-page-words.ts';
import { type PageFrame, renderDocument, Top } from './document.tsx';
import { langOf, Told } from './told.tsx';

/** What became of a state of the book that somebody kept: `at`, when the home signed it. */
export type Kept =
  { readonly state: 'extends' | 'parted'; readonly at: number } | { readonly state: 'unread' };

export type FundFrame = PageFrame & {
  /** The village as it is called, with the commune around it. */
  readonly village: string;
  readonly villageHref: string;
  readonly fundHref: string;
  hrefOf(drive: string): string;
};

/** What a village collects for, and how far each drive has come. */
export function renderFundPage(fund: PublicFund, frame: FundFrame): string {
  const text = FUND_PAGE_WORDS[frame.language];
  return renderDocument({ title: text.title, frame, content: <Fund fund={fund} frame={frame} /> });
}

export type DriveFrame = FundFrame & {
  /** What somebody asked for, with what carries it: undefined while nobody has asked. */
  readonly asked?: {
    readonly tag: string;
    readonly isSpoilt: boolean;
    readonly lines: readonly PublicLine[];
  };
  /** What of the village's votes the drive rests on. */
  readonly decisions?: readonly PublicDecision[];
  /** Where the state of the book as it is now can be asked for again. */
  readonly keep: { readonly href: string; readonly at: number; readonly seq: number };
  readonly kept?: Kept;
  /** What the form that asks for a line sends besides. */
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** A drive to the đồng: whoever holds a receipt finds the own line, and adds up the rest. */
export function renderDrivePage(drive: PublicDrive, frame: DriveFrame): string {
  return renderDocument({
    title: drive.title,
    language: 'vi',
    frame,
    content: <Drive drive={drive} frame={frame} />,
  });
}

function Fund({ fund, frame }: { fund: PublicFund; frame: FundFrame }) {
  const text = FUND_PAGE_WORDS[frame.language];
  return (
    <>
      <Top frame={frame} back={<a href={frame.villageHref}>{frame.village}</a>} />
      <main>
        <header class="head">
          <h1>{text.title}</h1>
          <p>{frame.village}</p>
          <p class="soft">{text.lead}</p>
        </header>
        {fund.drives.length === 0 && <p>{text.none}</p>}
        {fund.drives.length > 0 && (
          <ul class="plain">
            {fund.drives.map((drive) => (
              <li key={drive.drive}>
                <a class="fund-link" href={frame.hrefOf(drive.drive)} {...langOf(frame)}>
                  {drive.title}
                </a>
                <p>{text.progress(drive.paid, drive.asked)}</p>
                <p class="soft small">
                  {text.sums.paid}: {formatDong(drive.paidDong)}
                  {drive.closed !== undefined && ` · ${text.closed(formatDay(drive.closed))}`}
                </p>
              </li>
            ))}
          </ul>
        )}
        {fund.unsorted.in.count > 0 && (
          <p>{text.unsorted(fund.unsorted.in.count, formatDong(fund.unsorted.in.dong))}</p>
        )}
        {fund.unsorted.out.count > 0 && (
          <p>{text.unsortedOut(fund.unsorted.out.count, formatDong(fund.unsorted.out.dong))}</p>
        )}
      </main>
    </>
  );
}

type Props = { readonly drive: PublicDrive; readonly frame: DriveFrame };

function Drive({ drive, frame }: Props) {
  const text = FUND_PAGE_WORDS[frame.language];
  return (
    <>
      <Top frame={frame} back={<a href={frame.fundHref}>{text.toFund}</a>} />
      <main>
        <header class="head">
          <h1 {...langOf(frame)}>{drive.title}</h1>
          <p>{frame.village}</p>
          {drive.purpose !== undefined && <p {...langOf(frame)}>{drive.purpose}</p>}
          <p class="soft">
            {basisText(text, drive.basis)}.{' '}
            {drive.amount > 0 && `${text.each[drive.by](formatDong(drive.amount))}. `}
            {text.days(
              formatDay(drive.from),
              drive.until === undefined ? undefined : formatDay(drive.until),
            )}
            .{drive.closed !== undefined && ` ${text.closed(formatDay(drive.closed))}.`}
          </p>
          <Decided decisions={frame.decisions ?? []} frame={frame} />
        </header>
        {frame.kept && <KeptPart kept={frame.kept} frame={frame} />}
        <Sums drive={drive} frame={frame} />
        <Find drive={drive} frame={frame} />
        {LINE_KINDS.map((kind) => (
          <Lines key={kind} kind={kind} lines={inOrder(drive.lines, kind)} frame={frame} />
        ))}
        <section>
          <h2>{text.proof}</h2>
          <p>{text.proofLead}</p>
          <p>
            <a class="fund-link" href={frame.keep.href}>
              {text.keep(formatDay(dayOfSeconds(frame.keep.at)), frame.keep.seq)}
            </a>
          </p>
        </section>
      </main>
    </>
  );
}

/** The vote that the drive rests on, in households. */
function Decided({
  decisions,
  frame,
}: {
  readonly decisions: readonly PublicDecision[];
  readonly frame: PageFrame;
}) {
  const text = MEETING_PAGE_WORDS[frame.language];
  return (
    <>
      {decisions.map(({ title, isCarried, agree, total }) => (
        <p key={title}>
          <Told text={title} words={text.basis} frame={frame} />{' '}
          <b>{isCarried ? text.carried : text.notCarried}</b>: {text.votes(agree, total)}.
        </p>
      ))}
    </>
  );
}

function KeptPart({ kept, frame }: { kept: Kept; frame: DriveFrame }) {
  const { states } = FUND_PAGE_WORDS[frame.language];
  if (kept.state === 'unread') return <p class="notice notice--alarm">{states.unread}</p>;
  const said = states[kept.state](formatDay(dayOfSeconds(kept.at)));
  return <p class={kept.state === 'parted' ? 'notice notice--alarm' : 'notice'}>{said}</p>;
}

function Sums({ drive, frame }: Props) {
  const text = FUND_PAGE_WORDS[frame.language];
  const rows: readonly (readonly [string, number | undefined])[] = [
    [text.sums.asked, drive.askedDong],
    [text.sums.exempt, drive.exemptDong],
    [text.sums.left, drive.leftDong],
    [text.sums.paid, drive.paidDong],
    [text.sums.gifts, drive.giftsDong],
    [text.sums.spent, drive.spentDong],
    [text.sums.balance, drive.balanceDong],
  ];
  return (
    <section>
      <p>
        <b>{text.progress(drive.paid, drive.asked)}</b>
        {drive.exempt !== undefined && drive.exempt > 0 && `, ${text.exempt(drive.exempt)}`}
      </p>
      {drive.came > 0 && <p class="soft">{text.cashless(drive.cashless, drive.came)}</p>}
      <dl class="sums">
        {rows.map(
          ([label, dong]) =>
            dong !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{formatDong(dong)}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** Asks this page again; in the browser of another app nothing else finds a word. */
function Find({ frame }: Props) {
  const text = FUND_PAGE_WORDS[frame.language];
  const { asked } = frame;
  return (
    <section>
      <h2 id="find">{text.find}</h2>
      <form method="get" action="#find" class="find">
        {frame.fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label for="ma">{text.findHint}</label>
        <input id="ma" name="ma" value={asked?.tag} maxLength={20} autocomplete="off" />
        <button type="submit">{text.findPress}</button>
      </form>
      {asked?.isSpoilt === true && <p>{text.spoilt}</p>}
      {asked?.isSpoilt === false && asked.lines.length === 0 && <p>{text.foundNone}</p>}
      {asked !== undefined && asked.lines.length > 0 && (
        <>
          <p>{text.found(asked.lines.length)}</p>
          <Table lines={asked.lines} frame={frame} />
        </>
      )}
    </section>
  );
}

function Lines({
  kind,
  lines,
  frame,
}: {
  kind: PublicLine['kind'];
  lines: readonly PublicLine[];
  frame: DriveFrame;
}) {
  const text = FUND_PAGE_WORDS[frame.language];
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{text.kinds[kind]}</h2>
      <p class="soft small">{text.count(lines.length)}</p>
      <Table lines={lines} frame={frame} />
    </section>
  );
}

function Table({ lines, frame }: { lines: readonly PublicLine[]; frame: DriveFrame }) {
  const text = FUND_PAGE_WORDS[frame.language];
  const sum = lines.reduce((all, { dong }) => all + dong, 0);
  return (
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">{text.columns.tag}</th>
          <th scope="col">{text.columns.on}</th>
          <th scope="col">{text.columns.dong}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={`${String(at)} ${line.tag ?? ''}`}>
            <td>
              {line.item === undefined ? (
                (line.tag ?? text.noTag)
              ) : (
                <Told text={line.item} frame={frame} />
              )}
              <span class="soft small">
                {' '}
                {[
                  text.way[line.way],
                  line.document && text.document(line.document),
                  line.against && text.against,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </td>
            <td>{formatDay(line.on)}</td>
            <td>{formatDong(line.dong)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {text.sum}
          </th>
          <td>{formatDong(sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** As one looks for a tag; what takes a line back stands under it. */
const inOrder = (lines: readonly PublicLine[], kind: PublicLine['kind']): readonly PublicLine[] =>
  lines
    .filter((line) => line.kind === kind)
    .sort(
      (one, other) =>
        (one.tag ?? '').localeCompare(other.tag ?? '', 'en', { numeric: true }) ||
        one.on - other.on ||
        Number(one.against ?? false) - Number(other.against ?? false),
    );
