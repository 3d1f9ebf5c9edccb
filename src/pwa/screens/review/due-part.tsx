import { formatDay } from '#kernel/vi-calendar.ts';
import type { DueReply } from '#protocol/due.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { placeText } from '#pwa/screens/officer/territory.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { dueWords } from './due-words.ts';
import '#pwa/screens/care/care.css';

/** Fetched with this part. */
export { askDue } from '#device/due-query.ts';

type Line = DueReply['lines'][number];

/** What is erased by itself before long: what, of whom, when, and what can be done until then. */
export function DuePart({ reply: { lines, today, unready } }: { reply: DueReply }) {
  const text = dueWords.value;
  const problems: Readonly<Record<string, string>> = text.unready; // asked with any code
  if (lines.length === 0) {
    return <EmptyState icon="check" title={text.none} text={text.noneText} />;
  }
  return (
    <>
      <p class="soft">{text.lead}</p>
      {unready !== undefined && <Banner kind="error">{problems[unready] ?? unready}</Banner>}
      {lines.map((line) => (
        <DueLine key={keyOf(line)} line={line} today={today} />
      ))}
    </>
  );
}

const keyOf = ({ kind, of, resident, household, day, next }: Line): string =>
  [kind, of, resident, household, day, next].join(' ');

function DueLine({ line, today }: { line: Line; today: number }) {
  const text = dueWords.value;
  const { village, household, name, day, gone, next, facts } = line;
  const isLate = gone < today;
  return (
    <article class={isLate ? 'request request--late' : 'request'}>
      <h2>{text.line(whatText(line), name === '' ? text.nobody : name)}</h2>
      <p class="request-due">{isLate ? text.late(formatDay(gone)) : text.gone(formatDay(gone))}</p>
      <p class="soft small">
        {[
          day > today ? text.until(formatDay(day - 1)) : text.since(formatDay(day)),
          startUpper(placeText(village)),
          text.facts(facts),
        ].join(' · ')}
      </p>
      <p>{text.next[next]}</p>
      {household !== undefined && (
        <Button kind="quiet" icon="door" href={`#/home/${village.id}/${household}`}>
          {text.toHome}
        </Button>
      )}
    </article>
  );
}

/** "Bằng chứng đã đồng ý (ghi dân tộc)" */
function whatText({ kind, of = '' }: Line): string {
  const { kinds, purposes } = dueWords.value;
  const more = (purposes as Readonly<Record<string, string>>)[of]; // asked with any
  return more === undefined ? kinds[kind] : `${kinds[kind]} (${more})`;
}
