import { formatDay } from '#kernel/vi-calendar.ts';
import { DataTable } from '#pwa/ui/data-table.tsx';
import type { Column } from '#pwa/ui/data-table.tsx';
import { words } from '#pwa/ui/language.ts';
import { percentText } from '#words/number-text.ts';
import { findFigure, measureShort, shareOf, villageHref } from './figures.ts';
import type { VillageLine } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { placeText } from './territory.ts';

type VillagesTableProps = {
  villages: readonly VillageLine[];
  measures: readonly string[];
  day: number;
  asOf: number | undefined;
};

/** Every figure of every village; any column sorts. */
export function VillagesTable({ villages, measures, day, asOf }: VillagesTableProps) {
  const text = officerWords.value.commune;
  const { count } = words.value.shell;
  const plain: readonly Column<VillageLine>[] = [
    { key: 'name', title: text.village, value: (line) => placeText(line.place) },
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
  return (
    <DataTable
      caption={text.tableCaption(formatDay(day))}
      columns={[...plain, ...measures.map(figureColumn)]}
      rows={villages}
      rowKey={(line) => line.place.id}
      hrefOf={(line) => villageHref(line.place.id, asOf)}
      sortedBy="name"
    />
  );
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
