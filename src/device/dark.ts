import { endOf, fetchedFiles } from '#device/file-rows.ts';
import { forgetPages, readBooks } from '#device/book-rows.ts';
import type { Phone } from '#device/phone.ts';

/*
 * The end of a lease. The key of others' data is destroyed first, so that what is left of them is worth
 * nothing; then their pages and files go. The person's own things stay, go out and come back as ever; the
 * home's next word brings the books anew under a new key.
 */

/** Takes a step of the clock, and ends what has run out. */
export async function tendLease(phone: Phone): Promise<void> {
  const { locked } = phone.platform;
  if (locked === undefined || (await locked.lease.step()) === 'running') return;
  await darken(phone);
}

/** The home has said that this stream's time is over. */
export async function endLease(phone: Phone): Promise<void> {
  const { locked } = phone.platform;
  if (locked === undefined) return;
  await locked.lease.end();
  await darken(phone);
}

/** The home has given its time. */
export async function renewLease(phone: Phone, days: number | undefined): Promise<void> {
  await phone.platform.locked?.lease.renew(days);
}

async function darken(phone: Phone): Promise<void> {
  const { platform } = phone;
  const rows = (await readBooks(platform)).filter(
    ({ complete, seq, given }) => complete || seq > 0 || given !== undefined,
  );
  const files = await fetchedFiles(platform);
  if (rows.length === 0 && files.length === 0) return;
  await platform.locked?.endOthers();
  for (const row of rows) await forgetPages(platform, row.book.id);
  const changes = files.flatMap(({ file, bytes }) => endOf(file, bytes));
  if (changes.length > 0) await platform.store.write(changes, { strict: true });
  await phone.refresh(rows.map((row) => row.book.id));
  platform.wake.send();
}
