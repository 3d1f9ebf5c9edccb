import { formatDay } from '#kernel/vi-calendar.ts';
import { DataTable } from '#pwa/ui/data-table.tsx';
import type { Column } from '#pwa/ui/data-table.tsx';
import { words } from '#pwa/ui/language.ts';
import { route, setQuery } from '#pwa/router.ts';
import { percentText } from '#words/number-text.ts';
import { findFigure, HEADLINE, measureShort, shareOf, villageHref } from './figures.ts';
import type { VillageLine } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { placeText } from './territory.ts';
import { startUpper } from './text.ts';

type VillagesTableProps = {
  villages: readonly VillageLine[];
  measures: readonly string[];
  day: number;
  asOf: number | undefined;
};

const GROUPS = ['headline', 'basic', 'other', 'all'] as const;
type Group = (typeof GROUPS)[number];

/** Figures shown together; what stands in neither of the first two groups is in the third. */
function measuresOf(group: Group, measures: readonly string[]): readonly string[] {
  const isHeadline = (measure: string): boolean => HEADLINE.some((each) => each === measure);
  const isBasic = (measure: string): boolean => measure.startsWith('household-basic-');
  const belongs: Readonly<Record<Group, (measure: string) => boolean>> = {
    headline: isHeadline,
    basic: isBasic,
    other: (measure) => !isHeadline(measure) && !isBasic(measure),
    all: () => true,
  };
  return measures.filter(belongs[group]);
}

/** Figures of every village, a group of columns at a time; any column sorts. */
export function VillagesTable({ villages, measures, day, asOf }: VillagesTableProps) {
  const text = officerWords.value.commune;
  const group = GROUPS.find((each) => each === route.value.query['columns']) ?? 'headline';
  return (
    <section class="section villages-table">
      <div class="section-head">
        <h2>{text.table}</h2>
        <label class="pick no-print">
          <span>{text.columns}</span>
          <select
            value={group}
            onChange={(event) => setQuery({ columns: event.currentTarget.value })}
          >
            {GROUPS.map((each) => (
              <option key={each} value={each}>
                {text.columnGroups[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {group === 'all' && <p class="soft small no-print">{text.tableWide}</p>}
      <DataTable
        caption={text.tableCaption(formatDay(day))}
        columns={[...plainColumns(), ...measuresOf(group, measures).map(figureColumn)]}
        rows={villages}
        rowKey={(line) => line.place.id}
        hrefOf={(line) => villageHref(line.place.id, asOf)}
        sortedBy="name"
      />
    </section>
  );
}

function plainColumns(): readonly Column<VillageLine>[] {
  const text = officerWords.value.commune;
  const { count } = words.value.shell;
  return [
    { key: 'name', title: text.village, value: (line) => startUpper(placeText(line.place)) },
    {
      key: 'households',
      title: text.householdsHead,
      numeric: true,
      value: (line) => line.households,
      render: (line) => count(line.households),
    },
    {
      key: 'residents',
      title: text.residentsHead,
      numeric: true,
      value: (line) => line.residents,
      render: (line) => count(line.residents),
    },
    {
      key: 'last',
      title: text.lastVisit,
      numeric: true,
      value: (line) => line.lastVisitOn ?? 0,
      render: (line) => (line.lastVisitOn === undefined ? text.never : formatDay(line.lastVisitOn)),
    },
  ];
}

function figureColumn(measure: string): Column<VillageLine> {
  return {
    key: measure,
    title: measureShort(measure),
    numeric: true,
    value: (line) => shareOf(findFigure(line.figures, measure) ?? { met: 0, of: 0 }),
    render: (line) => <Cell line={line} measure={measure} />,
  };
}

function Cell({ line, measure }: { line: VillageLine; measure: string }) {
  const { language, shell } = words.value;
  const figure = findFigure(line.figures, measure);
  if (figure === undefined || figure.of === 0) return <span>{words.value.figure.none}</span>;
  return (
    <span class="cell-figure">
      <b>{percentText(figure.met, figure.of, language)}</b>{' '}
      <span class="soft">
        ({shell.count(figure.met)}/{shell.count(figure.of)})
      </span>
    </span>
  );
}
