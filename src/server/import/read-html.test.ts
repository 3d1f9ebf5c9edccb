import { describe, expect, test } from 'vitest';
import { looksLikeHtml, readHtml } from './read-html.ts';
import { readSheets } from './read-sheet.ts';
import { FILE_LIMITS } from './sheet.ts';

/** Texts row by row; what is repeated by a span stands in brackets. */
const rowsOf = (html: string): readonly (readonly string[])[] =>
  readHtml(html)[0]?.rows.map(({ cells }) =>
    cells.map((cell) => (cell?.merged === undefined ? (cell?.text ?? '') : `[${cell.text}]`)),
  ) ?? [];

const read = async (html: string): Promise<string> => {
  const sheets = await readSheets(new TextEncoder().encode(html), 'x.xls');
  return sheets.ok ? 'read' : sheets.error.code;
};

describe('a table that calls itself .xls', () => {
  test('is read cell by cell, whoever forgot to close what', () => {
    const html = `<TABLE><tr><th>Ngày<td>Số&nbsp;tiền &amp; phí
      <tr><td>02/11<br>08:00<td><b>150.000</b></table><p>ngoài`;
    expect(rowsOf(html)).toEqual([
      ['Ngày', 'Số tiền & phí'],
      ['02/11 08:00', '150.000'],
    ]);
  });

  test('with spans', () => {
    const html = `<table><tr><td rowspan=2>A</td><td colspan="2">B</td></tr>
      <tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>`;
    expect(rowsOf(html)).toEqual([['A', 'B', '[B]'], ['[A]', 'c', 'd'], ['e']]);
  });

  test('with a table in a cell, styles, scripts and remarks', () => {
    const html = `<style>td > a <td>{}</style><table><tr><td><!-- <td>x -->a<script>if (a<b) "</td>"</script>
      <table><tr><td>b</td></tr></table></td></tr><tr><td>c</td></tr></table>`;
    expect(rowsOf(html)).toEqual([['a'], ['b'], ['c']]);
  });

  test('is told from other text', () => {
    expect(looksLikeHtml('\ufeff <html><TR >')).toBe(true);
    expect(looksLikeHtml('<?xml version="1.0"?><Workbook/>')).toBe(false);
    expect(looksLikeHtml('a,<table>')).toBe(false);
  });

  test('wide, long and endless ones are refused, deep ones read', async () => {
    expect(await read(`<table><tr>${'<td>a'.repeat(FILE_LIMITS.columns + 1)}`)).toBe(
      'file-too-many-columns',
    );
    const wide = '<table><tr><td colspan=999999999>a<td colspan=-1>b';
    expect(await read(wide)).toBe('file-too-many-columns');
    expect(await read(`<table>${'<tr><td>a'.repeat(FILE_LIMITS.rows + 1)}`)).toBe(
      'file-too-many-rows',
    );
    const span = `<table>${'<tr><td rowspan=256 colspan=200>a'.repeat(20_000)}`;
    expect(await read(span)).toBe('file-too-many-columns');
    expect(await read(`<table>${'<b><div>'.repeat(200_000)}<tr><td>a`)).toBe('read');
    expect(await read(`<table><tr><td>${'&amp;'.repeat(200_000)}`)).toBe('read');
  });
});
