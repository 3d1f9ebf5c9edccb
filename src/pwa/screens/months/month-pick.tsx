import { type Month, monthToText } from '#domain/months.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { setQuery } from '#pwa/router.ts';
import { monthText } from './chosen.ts';
import { monthsWords } from './months-words.ts';

type MonthPickProps = {
  readonly month: Month;
  /** The month that has not ended. */
  readonly open: Month;
  /** Nothing is kept of this month nor of the one before. */
  readonly isFirst: boolean;
};

const turnTo = (month: Month): void => setQuery({ month: monthToText(month) });

/** The month between two large arrows. */
export function MonthPick({ month, open, isFirst }: MonthPickProps) {
  const text = monthsWords.value;
  const label = (each: Month): string => text.month(monthText(each));
  return (
    <div class="month-pick no-print" role="group" aria-label={text.choose}>
      <button
        type="button"
        class="month-turn month-turn--back"
        aria-label={label(month - 1)}
        disabled={isFirst}
        onClick={() => turnTo(month - 1)}
      >
        <Icon name="chevron" />
        <span>{monthText(month - 1)}</span>
      </button>
      <b aria-live="polite">{label(month)}</b>
      <button
        type="button"
        class="month-turn"
        aria-label={label(month + 1)}
        disabled={month >= open}
        onClick={() => turnTo(month + 1)}
      >
        <span>{monthText(month + 1)}</span>
        <Icon name="chevron" />
      </button>
    </div>
  );
}
