// Codes of notices, as they stand in links that people share.

import type { Id } from '#kernel/id.ts';
import { noticeCode, noticeCodeBytes } from '#domain/board/notice-code.ts';
import { sha256 } from '#server/crypto.ts';
import type { Country } from '#test/access/country.ts';

const written = new WeakMap<Country, Map<string, Id>>();

/** Of `A1`, of `A1 for the team`, or of A1 as if it stood on the board of A: `A1 by A`. */
export async function codeOfNotice(country: Country, of: string): Promise<string> {
  const [whole = '', by] = of.split(' by ');
  const [name = ''] = whole.split(' for ');
  const board = country.book('board', by ?? name);
  const edition = await editionOf(country, name, whole !== name);
  const named = { place: board.place, edition };
  return noticeCode(named, sha256(noticeCodeBytes(board.id, named)));
}

async function editionOf(country: Country, name: string, isInside: boolean): Promise<Id> {
  const known = written.get(country) ?? new Map<string, Id>();
  written.set(country, known);
  const key = `${name} ${String(isInside)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const [notice, edition] = [country.the.newId(), country.the.newId()];
  known.set(key, edition);
  const on = country.the.today;
  const body = {
    notice,
    edition,
    class: 'ordinary',
    to: isInside ? 'team' : 'everyone',
    pinned: false,
    from: on,
    texts: { vi: { title: 'Dọn đường', text: 'Sáng Chủ nhật bà con dọn đường.' } },
  };
  await country.record(country.book('board', name), [{ type: 'notice.posted@1', on, body }]);
  return edition;
}
