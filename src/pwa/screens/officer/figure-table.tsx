import { formatDay } from '#kernel/vi-calendar.ts';
import type { FigureMessage, FiguresReply } from '#protocol/queries.ts';
import { DataTable } from '#pwa/ui/data-table.tsx';
import { words } from '#pwa/ui/language.ts';
import { percentText } from '#words/number-text.ts';
import { inOrder, listHref, measureTitle, shareOf } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { placeText } from './territory.ts';

/** Every figure of one place with its two numbers and what is left; each opens down to its doors. */
export function FigureTable({ reply, asOf }: { reply: FiguresReply; asOf: number | undefined }) {
  const text = officerWords.value.commune;
  const { language, shell } = words.value;
  return (
    <DataTable<FigureMessage>
      caption={text.allCaption(placeText(reply.place), formatDay(reply.asOf))}
      columns={[
        { key: 'title', title: text.figure, value: (line) => measureTitle(line.measure) },
        {
          key: 'share',
          title: text.share,
          numeric: true,
          value: shareOf,
          render: (line) => percentText(line.met, line.of, language),
        },
        {
          key: 'met',
          title: text.met,
          numeric: true,
          value: (line) => line.met,
          render: (line) => shell.count(line.met),
        },
        {
          key: 'of',
          title: text.of,
          numeric: true,
          value: (line) => line.of,
          render: (line) => shell.count(line.of),
        },
      ]}
      rows={inOrder(reply.figures)}
      rowKey={(line) => line.measure}
      hrefOf={(line) => listHref(line.measure, reply.place.id, asOf)}
    />
  );
}
