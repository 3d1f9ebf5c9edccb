import { formatDong } from '#kernel/dong.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { OwnDue } from '#domain/funds/publish.ts';
import { FUND_PAGE_WORDS } from '#words/fund-page-words.ts';
import type { PageFrame } from './document.tsx';
import { langOf } from './told.tsx';

/** A code as a path of squares on a field of so many. */
export type QrShape = { readonly d: string; readonly size: number };
export type DueShown = OwnDue & {
  readonly shape?: QrShape;
  readonly bankName?: string;
  readonly href: string;
};

/** What a household is asked for, how it pays from wherever it is, and what has come. */
export function DuePart({ dues, frame }: { dues: readonly DueShown[]; frame: PageFrame }) {
  const text = FUND_PAGE_WORDS[frame.language].due;
  if (dues.length === 0) return null;
  return (
    <section>
      <h2>{text.title}</h2>
      {dues.map((due) => (
        <Due key={due.drive} due={due} frame={frame} />
      ))}
    </section>
  );
}

function Due({ due, frame }: { due: DueShown; frame: PageFrame }) {
  const words = FUND_PAGE_WORDS[frame.language];
  const text = words.due;
  return (
    <article class="notice">
      <h3 {...langOf(frame)}>{due.title}</h3>
      <p>
        <b>{stateText(due, frame)}</b>
      </p>
      {due.pay && due.shape && (
        <>
          <Qr shape={due.shape} label={text.qr(formatDong(due.leftDong), due.code)} />
          <p>
            {due.bankName} {due.pay.number}, {due.pay.owner}
          </p>
          <p>
            {text.code}: <b class="code">{due.code}</b>
          </p>
          <p class="soft small">{text.scan}</p>
        </>
      )}
      {due.lines.length > 0 && (
        <>
          <p>{text.receipts}</p>
          <ul class="plain">
            {due.lines.map((line, at) => (
              <li key={`${String(at)} ${line.tag ?? ''}`}>
                <b>{formatDong(line.dong)}</b>{' '}
                {[formatDay(line.on), words.way[line.way], line.tag, line.against && words.against]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {due.isPublic && (
        <p>
          <a href={due.href}>{text.report}</a>
        </p>
      )}
    </article>
  );
}

function stateText({ amount, paidDong, leftDong }: DueShown, { language }: PageFrame): string {
  const text = FUND_PAGE_WORDS[language].due;
  if (leftDong > 0) return text.left(formatDong(leftDong));
  if (paidDong > amount) return text.over(formatDong(paidDong - amount));
  // Of a drive that has ended nothing is asked any more, whether it came or not.
  if (paidDong < amount) return text.ended(formatDong(paidDong), formatDong(amount));
  return amount === 0 ? text.exempted : text.done;
}

/** Dark on white in the dark as well: cameras of old phones read nothing else. */
function Qr({ shape: { d, size }, label }: { shape: QrShape; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}
