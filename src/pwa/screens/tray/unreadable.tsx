import { Banner } from '#pwa/ui/banner.tsx';
import { noticeWords } from '#pwa/phone/notice-words.ts';

/** Records that a damaged store could not give back when they were to be sent. */
export const Unreadable = ({ count }: { count: number }) =>
  count === 0 ? null : <Banner kind="error">{noticeWords.value.unreadable(count)}</Banner>;
