/*
 * What a push message shows while no page is open. It is encrypted to this browser and signed by the home;
 * what is no message of ours still has to show something, or the browser says by itself that the app ran
 * unseen.
 */

/** The form in which the home says it (`server/bridges/web-push.ts`). */
type Said = {
  readonly notice: string;
  readonly class: string;
  readonly title: string;
  readonly text: string;
};

type Shown = { readonly title: string; readonly options: NotificationOptions };
/** The standard's members that the types do not know. */
type Options = NotificationOptions & { readonly renotify?: boolean; readonly vibrate?: number[] };

const ALARM_MS = [400, 150, 400, 150, 800];

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' &&
  value !== null &&
  ['notice', 'class', 'title', 'text'].every((name) => name in value) &&
  Object.values(value).every((each) => typeof each === 'string');

function read(text: string): Said | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isSaid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A newer edition takes the place of the one before, and rings again. */
export function shownOf(text: string): Shown {
  const said = read(text);
  const icon = '/icon-192.png';
  if (said === undefined) {
    return { title: 'Bản Số', options: { body: 'Bảng tin có thông báo mới.', icon, tag: 'board' } };
  }
  const isAlarm = said.class === 'emergency';
  const options: Options = {
    body: said.text,
    icon,
    tag: said.notice,
    renotify: true,
    lang: 'vi',
    data: said.notice,
    ...(isAlarm && { requireInteraction: true, vibrate: ALARM_MS }),
  };
  return { title: isAlarm ? `KHẨN: ${said.title}` : said.title, options };
}

/** Where a notification leads: its notice, or the board. */
export const opens = (data: unknown): string =>
  typeof data === 'string' && /^[A-Za-z0-9_-]{10}$/u.test(data) ? `/#/board/${data}` : '/#/board';
