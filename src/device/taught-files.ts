import type { Id } from '#kernel/id.ts';
import type { BoardState } from '#domain/board/state.ts';
import type { LearningState } from '#domain/learning/state.ts';
import type { KeptFile } from '#device/attachments.ts';
import type { Phone } from '#device/phone.ts';
import { FileRow, findRow } from '#device/rows.ts';

/*
 * Pictures and recordings of a commune's cards, and of what stands on the boards. They are heard at a door
 * without signal, so they are fetched before anybody asks for them and stay as long as they stand.
 */

/** Most sealed bytes of them on a phone: two hundred recordings of a minute. */
export const TAUGHT_BYTES_MAX = 40 * 1024 * 1024;

export type TaughtFile = KeptFile & { readonly book: Id };

type Dated = TaughtFile & { readonly at: number };

/** Those of cards, notices and recordings that stand, the newest first, as many as there is room for. */
export function taughtFiles({ views }: Pick<Phone, 'views'>): readonly TaughtFile[] {
  const all: Dated[] = [];
  for (const { id, activity } of views.books()) {
    if (activity !== 'learning' && activity !== 'board') continue;
    const state = views.find(id)?.view?.state;
    if (state === undefined) continue;
    const files =
      activity === 'board'
        ? onBoard(state as BoardState) // of a board book
        : onCards(state as LearningState); // of a learning book
    for (const { file, key, bytes, at } of files) all.push({ book: id, file, key, bytes, at });
  }
  all.sort((left, right) => right.at - left.at);
  let room = TAUGHT_BYTES_MAX;
  return all.filter(({ bytes }) => (room -= bytes) >= 0);
}

type Standing = KeptFile & { readonly at: number };

function* onCards({ cards, voices, withdrawn }: LearningState): Iterable<Standing> {
  for (const voice of voices.values()) if (!withdrawn.has(voice.card)) yield voice;
  for (const { card, picture, at } of cards.values()) {
    if (picture !== undefined && !withdrawn.has(card)) yield { ...picture, at };
  }
}

function* onBoard({ notices, answers, voices }: BoardState): Iterable<Standing> {
  for (const voice of voices.values()) {
    const notice = notices.get(voice.notice) ?? answers.get(voice.notice);
    if (notice === undefined || notice.withdrawn !== undefined) continue;
    if (notice.enough.includes(voice.edition)) yield voice;
  }
  for (const { picture, at, withdrawn } of [...notices.values(), ...answers.values()]) {
    if (picture !== undefined && withdrawn === undefined) yield { ...picture, at };
  }
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
