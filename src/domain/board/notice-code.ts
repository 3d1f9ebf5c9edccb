import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { type Id, isId } from '#kernel/id.ts';

const ID_LENGTH = 10;
/** 36 bits, which nobody can work out who does not know the book. */
const MARK_LENGTH = 6;

export const CODE_LENGTH = ID_LENGTH + ID_LENGTH + MARK_LENGTH;

type Named = { readonly place: Id; readonly edition: Id };

/**
 * What is hashed to the mark of a notice's code. The id of the board's book is known to those who work
 * there and to their home, and stands in nothing that others see.
 */
export const noticeCodeBytes = (book: Id, { place, edition }: Named): Bytes =>
  utf8(`notice ${book} ${place} ${edition}`);

/**
 * What stands in the link of a notice that is shared: whose board it is on, which edition it was, and a mark
 * by which the home knows that one of its own made it. Worked out on a phone without a connection, stored
 * nowhere.
 */
export const noticeCode = ({ place, edition }: Named, hash: Uint8Array): string =>
  place + edition + toBase64Url(hash).slice(0, MARK_LENGTH);

/** What a code names, of something that looks like one. */
export function readNoticeCode(code: string): Named | undefined {
  const place = code.slice(0, ID_LENGTH);
  const edition = code.slice(ID_LENGTH, 2 * ID_LENGTH);
  return code.length === CODE_LENGTH && isId(place) && isId(edition)
    ? { place, edition }
    : undefined;
}
