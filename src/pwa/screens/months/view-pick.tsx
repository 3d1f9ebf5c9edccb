import { useState } from 'preact/hooks';
import { dayToIso } from '#kernel/vi-calendar.ts';
import { setQuery } from '#pwa/router.ts';
import { DayForm } from '#pwa/screens/officer/day-form.tsx';
import type { View } from './chosen.ts';
import { monthsWords } from './months-words.ts';

const VIEWS = ['then', 'today', 'day'] as const;

/** As reported, as known in the boundaries of today, or in those of any day. */
export function ViewPick({ view, today }: { readonly view: View; readonly today: number }) {
  const text = monthsWords.value;
  const [typing, setTyping] = useState(false);
  const isDay = typing || typeof view === 'number';
  const choose = (next: string): void => {
    setTyping(next === 'day');
    if (next !== 'day') setQuery({ in: next === 'today' ? '' : next });
  };
  return (
    <div class="as-of no-print">
      <label class="pick">
        <span>{text.view}</span>
        <select
          value={isDay ? 'day' : view}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {VIEWS.map((each) => (
            <option key={each} value={each}>
              {text.views[each === 'then' ? 'reported' : each]}
            </option>
          ))}
        </select>
      </label>
      {isDay && (
        <DayForm
          day={typeof view === 'number' ? view : undefined}
          today={today}
          last={Infinity}
          text={{ field: text.dayField, wrong: text.dayWrong, show: text.show }}
          onDay={(day) => setQuery({ in: dayToIso(day) })}
        />
      )}
    </div>
  );
}
