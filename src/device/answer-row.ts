import type { Id } from '#kernel/id.ts';
import type { Platform } from '#device/platform.ts';
import { AnswerRow, findRow } from '#device/rows.ts';

/** How far the home has answered a book of which it has said nothing yet. */
export const UNANSWERED: AnswerRow = { n: 0, archived: 0 };

export const findAnswer = async (
  { store }: Pick<Platform, 'store'>,
  book: Id,
): Promise<AnswerRow> => (await findRow(store, AnswerRow, 'answers', book)) ?? UNANSWERED;
