import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { type Head, headBytes } from '#book/signed.ts';

/**
 * The home's word on heads of books, as base64url. News is fetched by a whole team in the same second, and
 * tells all of them the same heads: each is signed once a second.
 */
export function createHeadWords(sign: (bytes: Bytes) => Bytes): (head: Head) => string {
  let second = -1;
  const words = new Map<string, string>();
  return (head) => {
    if (head.at !== second) words.clear();
    second = head.at;
    const bytes = headBytes(head);
    const key = toBase64Url(bytes);
    const known = words.get(key) ?? toBase64Url(sign(bytes));
    words.set(key, known);
    return known;
  };
}
