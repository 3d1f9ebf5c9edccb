import { Banner } from '#pwa/ui/banner.tsx';
import { noticeWords } from '#pwa/phone/notice-words.ts';
import type { NoticeWords } from '#words/notice-words.ts';

/** A clock that is off by less troubles nobody. */
const OFF_MIN_S = 600;

/** Tells of a clock that is wrong; nothing is held up by it. @param offS seconds by which it is slow */
export function ClockNote({ offS }: { offS: number }) {
  const text = noticeWords.value;
  if (Math.abs(offS) <= OFF_MIN_S) return null;
  const howMuch = spanText(text, Math.abs(offS));
  const how = offS > 0 ? text.clockSlow(howMuch) : text.clockFast(howMuch);
  return <Banner kind="info">{`${how} ${text.clockHelp}`}</Banner>;
}

function spanText(text: NoticeWords, spanS: number): string {
  const minutes = Math.round(spanS / 60);
  if (minutes < 120) return text.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? text.hours(hours) : text.days(Math.round(hours / 24));
}
