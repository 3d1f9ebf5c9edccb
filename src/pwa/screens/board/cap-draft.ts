import { dayOfSeconds, formatDay, minuteOfDay } from '#kernel/vi-calendar.ts';
import type { CapDraft } from '#domain/board/from-cap.ts';
import type { NoticeDraft } from './notice-draft.ts';

const HOUR_MIN = 60;
const HOURS = 24;

/** What a warning of others changes in the form. */
export function changesOf(draft: CapDraft): Partial<NoticeDraft> {
  const { class: pressing, danger, level, certainty, source, expires } = draft;
  const texts = Object.entries(draft.texts).map(([tag, { title, text, do: todo = '' }]) => [
    tag,
    { title, text, do: todo },
  ]);
  return {
    class: pressing,
    texts: {
      vi: { title: '', text: '', do: '' },
      ...(Object.fromEntries(texts) as NoticeDraft['texts']), // by the languages of the message
    },
    warns: true,
    danger,
    level: String(level),
    certainty,
    source,
    ...(expires !== undefined && endOf(expires)),
  };
}

/** To the full hour after it: a warning that ends too early is worse than one that ends late. */
function endOf(expires: number): Pick<NoticeDraft, 'expiresDay' | 'expiresHour' | 'until'> {
  const hour = Math.ceil(minuteOfDay(expires) / HOUR_MIN);
  const day = formatDay(dayOfSeconds(expires) + (hour === HOURS ? 1 : 0));
  return { expiresDay: day, expiresHour: String(hour % HOURS), until: day };
}
