import { err, ok, type Result } from '#kernel/result.ts';
import { decodeText, readCsv } from './read-csv.ts';
import { looksLikeHtml, readHtml } from './read-html.ts';
import { readXlsx } from './read-xlsx.ts';
import { findRefusal, refuse } from './read-zip.ts';
import { FILE_LIMITS, type ReadError, type Sheet } from './sheet.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * Rows of a spreadsheet file; the content decides what it is, the name only whether plain text
 * is a table.
 */
async function readAny(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuse('file-old-or-locked');
  const isText = /\.(?:csv|tsv|txt)$/iu.test(fileName);
  if (!isText && !/\.(?:xls|html?)$/iu.test(fileName)) throw refuse('file-not-a-spreadsheet');
  const text = decodeText(bytes);
  if (isText) return readCsv(text);
  if (looksLikeHtml(text)) return readHtml(text);
  throw refuse('file-not-a-spreadsheet');
}

/**
 * Reads an .xlsx, .csv, .tsv or .txt file, or a web page saved as .xls, into sheets. Everything a file
 * can do wrong is an error with a code: too large (8 MB, 50 MB unpacked), too many rows (60,000),
 * damaged, locked, in an unknown encoding.
 */
export async function readSheets(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<Sheet[], ReadError>> {
  if (bytes.length === 0) return err({ code: 'file-empty' });
  if (bytes.length > FILE_LIMITS.fileBytes) return err({ code: 'file-too-large' });
  try {
    const sheets = await readAny(bytes, fileName);
    if (sheets.every((sheet) => sheet.rows.length === 0)) return err({ code: 'file-empty' });
    return ok(sheets);
  } catch (cause) {
    const refusal = findRefusal(cause);
    if (refusal !== undefined) return err(refusal);
    // Zip and XML parsers throw on damaged content, which a person's file may have.
    return err({
      code: 'file-damaged',
      detail: cause instanceof Error ? cause.message.slice(0, 120) : '',
    });
  }
}
