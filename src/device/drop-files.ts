import { endOf, framesGone } from '#device/file-rows.ts';
import type { Change } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import { AnswerRow, FileRow, findRow, toRow } from '#device/rows.ts';
import { createSaid } from '#device/said-files.ts';
import { taughtFiles } from '#device/taught-files.ts';

/** Own files keep their bytes here so long after the home confirmed them, and until they are archived. */
export const OWN_KEPT_S = 30 * 86_400;
/** A file of which nothing was said, and whose form was never finished, goes after so long. */
export const UNSAID_KEPT_S = 90 * 86_400;
/** Most sealed bytes of other phones' files kept for looking at again. */
export const FETCHED_BYTES_MAX = 20 * 1024 * 1024;

/** Makes room: bytes that lie at the home and in its backup, forms never finished, copies not looked at. */
export async function dropOld(phone: Phone): Promise<void> {
  const { store } = phone.platform;
  const now = phone.clock.now().at;
  const listed = await store.list('files', { prefix: '' });
  const rows = listed.flatMap(({ key: file, value }) => {
    const row = toRow(FileRow, value);
    return row === undefined ? [] : [{ file, row }];
  });
  const changes: Change[] = [];
  const saidIn = createSaid(phone);
  const taught = new Set(taughtFiles(phone).map(({ file }) => file));
  let fetched = 0;
  rows.sort((left, right) => right.row.keptAt - left.row.keptAt);
  for (const { file, row } of rows) {
    const { fate, bytes, keptAt, n, answeredAt = now } = row;
    if (fate === 'fetched') {
      if (taught.has(file)) continue;
      fetched += bytes;
      if (fetched > FETCHED_BYTES_MAX) changes.push(...endOf(file, bytes));
    } else if (fate === 'waiting') {
      const isOld = n === undefined && now - keptAt > UNSAID_KEPT_S;
      if (isOld && !(await saidIn(row.book)).has(file)) changes.push(...endOf(file, bytes));
    } else if (row.whole && now - answeredAt > OWN_KEPT_S && (await isArchived(phone, row))) {
      const value: FileRow = { ...row, whole: false };
      changes.push({ table: 'files', key: file, value }, ...framesGone(file, bytes));
    }
  }
  if (changes.length > 0) await store.write(changes, { strict: false });
}

async function isArchived({ platform }: Phone, { book, n }: FileRow): Promise<boolean> {
  const answered = await findRow(platform.store, AnswerRow, 'answers', book);
  return n !== undefined && answered !== undefined && answered.archived >= n;
}
