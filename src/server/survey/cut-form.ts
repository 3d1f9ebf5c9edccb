import { utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import { LONG_BODY_BYTES_MAX, STRING_LENGTH_MAX } from '#book/limits.ts';

/** What a part's body holds besides its pieces, and to spare. */
const AROUND_BYTES = 256;
const PIECES_MAX = 16;

/** A form's text in parts of pieces, each within the limits of a body and of a text. */
export function cutForm(text: string): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let part: string[] = [];
  let bytes = 0;
  for (const piece of piecesOf(text)) {
    const length = utf8(canonicalText(piece)).length + 1;
    if (bytes + length > LONG_BODY_BYTES_MAX - AROUND_BYTES || part.length === PIECES_MAX) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(piece);
    bytes += length;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Never between the two halves of one letter. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + STRING_LENGTH_MAX);
    if (to < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(to - 1))) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
