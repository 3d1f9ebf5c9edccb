import { percentText } from '#words/number-text.ts';
import { ShareBar } from '#pwa/ui/figure.tsx';
import { words } from '#pwa/ui/language.ts';
import { type Cell, riseOf, unitOf } from './cells.ts';
import { monthsWords } from './months-words.ts';

export type MonthLine = {
  readonly key: string;
  readonly title: string;
  readonly href?: string | undefined;
  readonly measure: string;
  readonly now: Cell;
  readonly before: Cell;
};

type MonthTableProps = {
  readonly caption: string;
  /** Over the first column. */
  readonly head: string;
  readonly month: string;
  readonly monthBefore: string;
  readonly lines: readonly MonthLine[];
  /** Sums above communes say over how many of them they go. */
  readonly isAbove: boolean;
};

/** A month beside the one before, line by line; on a phone each line is a row of its own. */
export function MonthTable(props: MonthTableProps) {
  const { caption, head, month, monthBefore, lines, isAbove } = props;
  const text = monthsWords.value;
  return (
    <table class="months">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{text.month(month)}</th>
          <th scope="col">{text.month(monthBefore)}</th>
          <th scope="col">{text.change}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              {line.href === undefined ? line.title : <a href={line.href}>{line.title}</a>}
            </th>
            <td class="months-now">
              <Now line={line} isAbove={isAbove} />
            </td>
            <td class="months-before">
              <span class="months-when">{monthBefore}: </span>
              {toldText(line.before, line.measure)}
            </td>
            <td class="months-rise">{riseText(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Now({ line: { now, measure }, isAbove }: { line: MonthLine; isAbove: boolean }) {
  const text = monthsWords.value;
  if (now.kind !== 'told') return <span class="soft">{toldText(now, measure)}</span>;
  const { met, of, communes } = now;
  return (
    <>
      <span class="months-line">
        <b>{toldText(now, measure)}</b> <span>{percentText(met, of, words.value.language)}</span>
      </span>
      <ShareBar share={met / of} />
      {isAbove && <span class="soft small">{text.from(communes)}</span>}
    </>
  );
}

/** "12 trong 40 hộ", or why there is no number. */
export function toldText(cell: Cell, measure: string): string {
  const text = monthsWords.value;
  const unit = unitOf(measure);
  switch (cell.kind) {
    case 'told':
      return text.told(cell.met, cell.of, text.units[unit]);
    case 'nobody':
      return text.nobody[unit];
    default:
      return text[cell.kind];
  }
}

function riseText({ now, before, measure }: MonthLine): string {
  const text = monthsWords.value;
  const rise = riseOf(now, before);
  if (rise === undefined) return '';
  const unit = text.units[unitOf(measure)];
  if (rise === 0) return text.same;
  return rise > 0 ? text.more(rise, unit) : text.less(-rise, unit);
}
