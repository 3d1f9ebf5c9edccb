import type { Phone } from '#device/phone.ts';

/**
 * Sends attachments that wait, beside the exchange of facts and never before it. What it takes is loaded only
 * when there is one; with none it asks the home nothing.
 */
export async function sendWaitingFiles(phone: Phone): Promise<void> {
  const rows = await phone.platform.store.list('files', { prefix: '' });
  if (!rows.some(({ value }) => isWaiting(value))) return;
  const attachments = await phone.attachments();
  await attachments.send();
}

const isWaiting = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'fate' in row && row.fate === 'waiting';
