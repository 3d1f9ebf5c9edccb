import { dateOfDay, dayOfSeconds, formatTime } from '#kernel/vi-calendar.ts';

export type FileBytes = Uint8Array<ArrayBuffer>;

/** A name that says what and when, and nothing of whose it is. */
export function fileName(kind: 'bundle' | 'answers', at: number): string {
  const { year, month, dayOfMonth } = dateOfDay(dayOfSeconds(at));
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = formatTime(at).replaceAll(/\D/gu, '');
  const what = kind === 'bundle' ? 'gui-ho' : 'tra-loi';
  return `${what}-${year}${two(month)}${two(dayOfMonth)}-${time}.banso`;
}

/** Puts a file where the browser puts what it saves. */
export function saveFile(bytes: FileBytes, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A browser shares only kinds of file that it knows: the file goes as text. */
const asShared = (text: FileBytes, name: string): File =>
  new File([text], `${name}.txt`, { type: 'text/plain' });

export function canShareFiles(): boolean {
  const probe = asShared(new Uint8Array([65]), 'a');
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] });
}

/** Opens the phone's share sheet; whether it was shared, or the sheet closed, which is no failure. */
export async function share(data: ShareData): Promise<'shared' | 'closed' | 'failed'> {
  try {
    await navigator.share(data);
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'closed' : 'failed';
  }
}

export const shareFile = async (text: FileBytes, name: string): Promise<boolean> =>
  (await share({ files: [asShared(text, name)] })) !== 'failed';

/** Sizes as people read them on a phone. */
export function sizeText(bytes: number, decimal: string): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  const text = kilobytes < 10 ? kilobytes.toFixed(1) : String(Math.round(kilobytes));
  return `${text.replace('.', decimal)} KB`;
}
