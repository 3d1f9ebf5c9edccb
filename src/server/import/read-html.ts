import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { refuse } from './read-zip.ts';
import { type Cell, FILE_LIMITS, type Row, type Sheet } from './sheet.ts';

/** Many banks and old programs save a web page with a table and call it `.xls`. */
export const looksLikeHtml = (text: string): boolean =>
  /^[\s\ufeff]*</u.test(text) && /<(?:table|tr)[\s>]/iu.test(text);

type Spanning = { left: number; cell: Cell };

/** Elements whose content is no text of the table. */
const SILENT = new Set(['style', 'script']);

/**
 * All rows of all tables as one sheet. Tags are read one after the other and never nested, so that no
 * file can make it deep; a table inside a cell adds rows of its own.
 */
class TableReader {
  readonly rows: Row[] = [];
  #cells: (Cell | undefined)[] | undefined;
  #text: string | undefined;
  #span = { columns: 1, rows: 1 };
  #spanning: (Spanning | undefined)[] = [];
  #at = 0;
  #isSilent = false;

  open({ tagName, attrs }: Token.TagToken): void {
    if (tagName === 'tr') this.#openRow();
    else if (tagName === 'td' || tagName === 'th') this.#openCell(attrs);
    else if (tagName === 'br' || tagName === 'p' || tagName === 'div') this.say(' ');
    else if (SILENT.has(tagName)) this.#isSilent = true;
  }

  close({ tagName }: Token.TagToken): void {
    if (tagName === 'td' || tagName === 'th') this.#closeCell();
    else if (tagName === 'tr' || tagName === 'table') this.closeRow();
    else if (SILENT.has(tagName)) this.#isSilent = false;
  }

  say(text: string): void {
    if (this.#text === undefined || this.#isSilent) return;
    if (this.#text.length < FILE_LIMITS.cellCharacters) this.#text += text;
  }

  closeRow(): void {
    this.#closeCell();
    if (this.#cells === undefined) return;
    this.#fillSpanned();
    if (this.#cells.length > FILE_LIMITS.columns) throw refuse('file-too-many-columns');
    if (this.#cells.some((cell) => cell !== undefined)) {
      this.rows.push({ at: this.#at, cells: this.#cells });
    }
    if (this.rows.length > FILE_LIMITS.rows) throw refuse('file-too-many-rows');
    this.#cells = undefined;
  }

  #openRow(): void {
    this.closeRow();
    this.#at += 1;
    this.#cells = [];
  }

  #openCell(attrs: readonly Token.Attribute[]): void {
    this.#closeCell();
    if (this.#cells === undefined) this.#openRow();
    this.#span = { columns: spanOf(attrs, 'colspan'), rows: spanOf(attrs, 'rowspan') };
    this.#text = '';
  }

  #closeCell(): void {
    const text = this.#text?.replaceAll(/[\s\u00a0]+/gu, ' ').trim();
    this.#text = undefined;
    const cells = this.#cells;
    if (text === undefined || cells === undefined) return;
    this.#fillSpanned();
    const { columns, rows } = this.#span;
    for (let column = 0; column < columns; column += 1) {
      const cell = text === '' ? undefined : cellOf(text, column > 0);
      if (rows > 1 && cell !== undefined) {
        this.#spanning[cells.length] = { left: rows - 1, cell: { text, merged: 'down' } };
      }
      cells.push(cell);
    }
    if (cells.length > FILE_LIMITS.columns) throw refuse('file-too-many-columns');
  }

  /** Cells of the rows above that reach down to where the next one would stand. */
  #fillSpanned(): void {
    const cells = this.#cells;
    if (cells === undefined) return;
    for (let above = this.#spanning[cells.length]; above; above = this.#spanning[cells.length]) {
      above.left -= 1;
      if (above.left === 0) this.#spanning[cells.length] = undefined;
      cells.push(above.cell);
    }
  }
}

const cellOf = (text: string, isRight: boolean): Cell =>
  isRight ? { text, merged: 'right' } : { text };

function spanOf(attrs: readonly Token.Attribute[], name: string): number {
  const written = Number(attrs.find((each) => each.name === name)?.value ?? 1);
  return Number.isInteger(written) ? Math.min(Math.max(written, 1), FILE_LIMITS.columns) : 1;
}

export function readHtml(text: string): Sheet[] {
  const reader = new TableReader();
  const ignore = (): void => undefined;
  const say = ({ chars }: Token.CharacterToken): void => reader.say(chars);
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: (tag) => {
        reader.open(tag);
        // What stands in them is no markup: `<` in a style opens nothing.
        if (SILENT.has(tag.tagName)) tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag: (tag) => reader.close(tag),
      onCharacter: say,
      onWhitespaceCharacter: say,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: () => reader.closeRow(),
    },
  );
  tokenizer.write(text, true);
  return [{ name: '', hidden: false, rows: reader.rows }];
}
