import type { Id } from '#kernel/id.ts';
import { noticeCode, noticeCodeBytes } from '#domain/board/notice-code.ts';
import type { Device } from '#device/device.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import type { Posted } from './board.ts';

type Of = { readonly notice: Pick<Posted['notice'], 'edition'>; readonly book: Posted['book'] };

/** Worked out on this phone: what stands in the link of a notice. */
export async function codeOf({ notice: { edition }, book }: Of): Promise<string> {
  const named = { place: book.place, edition };
  const hash = await crypto.subtle.digest('SHA-256', noticeCodeBytes(book.id, named));
  return noticeCode(named, new Uint8Array(hash));
}

/** Whether the home has this edition: until then its page says that it knows none such. */
export async function isAtHome(device: Device, edition: Id): Promise<boolean> {
  const own = await device.ownFacts();
  const fact = own.find(({ body }) => body['edition'] === edition);
  return isPractice.peek() || fact === undefined || fact.fate === 'received';
}
