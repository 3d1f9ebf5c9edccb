import type { ImportPreview } from '#protocol/import.ts';
import { DataTable } from '#pwa/ui/data-table.tsx';
import type { Column } from '#pwa/ui/data-table.tsx';
import { words } from '#pwa/ui/language.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { changeText, cellOf, fieldText, ignoredText, noteText, reviewText } from './import-text.ts';
import { officerWords } from './officer-words.ts';
import { findPlaceText } from './territory.ts';
import { startUpper } from './text.ts';

/** What the file says, before anything is written: counts, columns, doubts, cells not understood. */
export function PreviewView({ preview }: { preview: ImportPreview }) {
  const text = officerWords.value.register;
  return (
    <>
      <section class="section">
        <h2>{text.preview}</h2>
        <Counts preview={preview} />
      </section>
      <Villages preview={preview} />
      <Review preview={preview} />
      <Notes preview={preview} />
      <Changes preview={preview} />
      <Sheets preview={preview} />
    </>
  );
}

function Counts({ preview }: { preview: ImportPreview }) {
  const text = officerWords.value.register;
  const { created, changed, unchanged, review, notes } = preview;
  const { count } = words.value.shell;
  const lines: readonly (readonly [title: string, value: string, text?: string])[] = [
    [
      text.rows.created,
      count(created.households),
      text.counts(created.households, created.residents),
    ],
    [text.rows.changed, count(changed.length), text.places(changed.length)],
    [
      text.rows.unchanged,
      count(unchanged.households),
      text.counts(unchanged.households, unchanged.residents),
    ],
    [text.rows.review, count(review.length), text.rowsText(review.length)],
    [text.rows.notes, count(notes.length), text.cells(notes.length)],
  ];
  return (
    <dl class="import-counts">
      {lines.map(([title, value, said]) => (
        <div key={title} class="figure">
          <dt>{title}</dt>
          <dd>
            <b class="figure-share">{value}</b> <span class="soft small">{said}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Villages({ preview }: { preview: ImportPreview }) {
  const device = usePhone();
  const places = device.places();
  const day = device.now().on;
  const text = officerWords.value.register;
  const { count } = words.value.shell;
  if (preview.villages.length === 0) return null;
  return (
    <DataTable
      caption={text.byVillage}
      columns={[
        {
          key: 'name',
          title: text.village,
          value: (line) => startUpper(findPlaceText(places, line.place, day) ?? line.name),
        },
        {
          key: 'households',
          title: text.newHouseholds,
          numeric: true,
          value: (line) => line.created.households,
          render: (line) => count(line.created.households),
        },
        {
          key: 'residents',
          title: text.newResidents,
          numeric: true,
          value: (line) => line.created.residents,
          render: (line) => count(line.created.residents),
        },
      ]}
      rows={preview.villages}
      rowKey={(line) => line.place}
    />
  );
}

type At = { readonly sheet: string; readonly row: number; readonly column?: string };

/** Where in the file, as the person's program shows it. */
function whereColumns<Row extends At>(rows: readonly Row[]): readonly Column<Row>[] {
  const text = officerWords.value.register;
  const cell: Column<Row> = { key: 'cell', title: text.cell, value: (line) => cellOf(line) };
  const sheet: Column<Row> = { key: 'sheet', title: text.sheet, value: (line) => line.sheet };
  return rows.some((line) => line.sheet !== '') ? [cell, sheet] : [cell];
}

function Review({ preview }: { preview: ImportPreview }) {
  const text = officerWords.value.register;
  if (preview.review.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.review(preview.review.length)}</h2>
      <p>{text.reviewText}</p>
      <DataTable
        caption={text.rows.review}
        columns={[
          ...whereColumns(preview.review),
          { key: 'value', title: text.says, value: (line) => line.value },
          { key: 'why', title: text.why, value: (line) => reviewText(line.why) },
        ]}
        rows={preview.review}
        rowKey={(line) => `${line.sheet} ${String(line.row)} ${line.why} ${line.value}`}
      />
    </section>
  );
}

function Notes({ preview }: { preview: ImportPreview }) {
  const text = officerWords.value.register;
  if (preview.notes.length === 0) {
    return (
      <section class="section">
        <h2>{text.notesNone}</h2>
      </section>
    );
  }
  return (
    <section class="section">
      <h2>{text.notes(preview.notes.length)}</h2>
      <p>{text.notesText}</p>
      <DataTable
        caption={text.notes(preview.notes.length)}
        columns={[
          ...whereColumns(preview.notes),
          { key: 'value', title: text.says, value: (line) => line.value },
          { key: 'note', title: text.note, value: (line) => noteText(line.code, line.value) },
        ]}
        rows={preview.notes}
        rowKey={(line) => `${line.sheet} ${cellOf(line)} ${line.code} ${line.value}`}
      />
    </section>
  );
}

function Changes({ preview }: { preview: ImportPreview }) {
  const text = officerWords.value.register;
  if (preview.changed.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.rows.changed}</h2>
      <DataTable
        caption={text.places(preview.changed.length)}
        columns={[
          ...whereColumns(preview.changed),
          { key: 'name', title: text.who, value: (line) => line.name },
          { key: 'change', title: text.rows.changed, value: changeText },
        ]}
        rows={preview.changed}
        rowKey={(line) => `${line.sheet} ${String(line.row)} ${line.name} ${line.field}`}
      />
    </section>
  );
}

function Sheets({ preview }: { preview: ImportPreview }) {
  const text = officerWords.value.register;
  return (
    <section class="section">
      <h2>{text.columns}</h2>
      {preview.sheets.map((sheet) => (
        <details key={sheet.sheet} class="twin" open={preview.sheets.length === 1}>
          <summary>
            {sheet.sheet === '' ? text.wholeFile : `${text.sheet} ${sheet.sheet}`}:{' '}
            {text.sheetStates[sheet.state]}
          </summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.column}</th>
                <th scope="col">{text.header}</th>
                <th scope="col">{text.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.understood.map((column) => (
                <tr key={column.column}>
                  <td>{column.column}</td>
                  <td>{column.header}</td>
                  <td>{fieldText(column.field)}</td>
                </tr>
              ))}
              {sheet.ignored.map((column) => (
                <tr key={column.column} class="soft">
                  <td>{column.column}</td>
                  <td>{column.header}</td>
                  <td>{ignoredText(column.reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}
