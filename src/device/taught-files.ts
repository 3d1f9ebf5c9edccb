import type { Id } from '#kernel/id.ts';
import type { LearningState } from '#domain/learning/state.ts';
import type { KeptFile } from '#device/attachments.ts';
import type { Phone } from '#device/phone.ts';
import { FileRow, findRow } from '#device/rows.ts';

/*
 * Pictures and recordings of a commune's cards. They are heard at a door without signal, so they are fetched
 * before anybody asks for them and stay as long as they stand.
 */

/** Most sealed bytes of them on a phone: two hundred recordings of a minute. */
export const TAUGHT_BYTES_MAX = 40 * 1024 * 1024;

export type TaughtFile = KeptFile & { readonly book: Id };

/** Those of cards and recordings that stand, the newest first, as many as there is room for. */
export function taughtFiles({ views }: Pick<Phone, 'views'>): readonly TaughtFile[] {
  const all: (TaughtFile & { readonly at: number })[] = [];
  for (const { id, activity } of views.books()) {
    if (activity !== 'learning') continue;
    const state = views.find(id)?.view?.state as LearningState | undefined; // of a learning book
    if (state === undefined) continue;
    for (const { card, file, key, bytes, at } of state.voices.values()) {
      if (!state.withdrawn.has(card)) all.push({ book: id, file, key, bytes, at });
    }
    for (const { card, picture, at } of state.cards.values()) {
      if (picture === undefined || state.withdrawn.has(card)) continue;
      const { file, key, bytes } = picture;
      all.push({ book: id, file, key, bytes, at });
    }
  }
  all.sort((left, right) => right.at - left.at);
  let room = TAUGHT_BYTES_MAX;
  return all.filter(({ bytes }) => (room -= bytes) >= 0);
}

/** Those of them that are not whole on this phone. */
export async function missingTaught(phone: Phone): Promise<readonly TaughtFile[]> {
  const missing: TaughtFile[] = [];
  for (const taught of taughtFiles(phone)) {
    const row = await findRow(phone.platform.store, FileRow, 'files', taught.file);
    if (row?.whole !== true) missing.push(taught);
  }
  return missing;
}

/** Fetches them after an exchange; what it takes is loaded only when something is missing. */
export async function bringTaught(phone: Phone): Promise<void> {
  if ((await missingTaught(phone)).length === 0) return;
  const attachments = await phone.attachments();
  await attachments.bring();
}
