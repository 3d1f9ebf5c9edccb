import { useState } from 'preact/hooks';
import { dateOfDay, dayToIso, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { setQuery } from '#pwa/router.ts';
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
      {isDay && <DayOf view={view} today={today} />}
    </div>
  );
}

function DayOf({ view, today }: { readonly view: View; readonly today: number }) {
  const text = monthsWords.value;
  const [typed, setTyped] = useState(typeof view === 'number' ? formatDay(view) : '');
  const dayOf = (line: string): number | undefined => {
    const read = parseDay(line, dateOfDay(today).year);
    const day = read.ok && 'day' in read.value ? read.value.day : undefined;
    return day !== undefined && day >= 0 ? day : undefined;
  };
  const isWrong = typed.length >= 8 && dayOf(typed) === undefined;
  return (
    <form
      class="as-of-day"
      onSubmit={(event) => {
        event.preventDefault();
        const day = dayOf(typed);
        if (day !== undefined) setQuery({ in: dayToIso(day) });
      }}
    >
      <Field
        label={text.dayField}
        kind="date"
        value={typed}
        maxLength={10}
        error={isWrong ? text.dayWrong : undefined}
        onInput={setTyped}
      />
      <Button>{text.show}</Button>
    </form>
  );
}
