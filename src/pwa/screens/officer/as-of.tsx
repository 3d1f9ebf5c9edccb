import { useState } from 'preact/hooks';
import { dateOfDay, dayOfDate, dayToIso, formatDay, isoToDay } from '#kernel/vi-calendar.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { route, setQuery } from '#pwa/router.ts';
import { DayForm } from './day-form.tsx';
import { officerWords } from './officer-words.ts';

/** The day chosen in the address, `on=2026-10-31`; undefined is the home's today. */
export function chosenDay(today: number): number | undefined {
  const read = isoToDay(route.value.query['on'] ?? '');
  return read.ok && isPast(read.value, today) ? read.value : undefined;
}

/** Days before the civil calendar of the books begins, in 1970, are nobody's figures. */
const isPast = (day: number, today: number): boolean => day >= 0 && day < today;

/** The chosen day as links carry it on. */
export const dayQuery = (asOf: number | undefined): string =>
  asOf === undefined ? '' : `?on=${dayToIso(asOf)}`;

/** Last days of the months before, newest first. */
export function monthEnds(today: number, count: number): readonly number[] {
  const { year, month } = dateOfDay(today);
  return Array.from({ length: count }, (_, back) => {
    const index = year * 12 + (month - 1) - back;
    return dayOfDate({ year: Math.floor(index / 12), month: (index % 12) + 1, dayOfMonth: 1 }) - 1;
  });
}

/** Today, the end of a month before, or any earlier day. */
export function AsOf({ today, asOf }: { today: number; asOf: number | undefined }) {
  const text = officerWords.value.day;
  const ends = monthEnds(today, 6);
  const [typing, setTyping] = useState(false);
  const value = asOf === undefined ? '' : String(asOf);
  const isListed = asOf === undefined || ends.includes(asOf);
  const choose = (next: string): void => {
    setTyping(next === 'other');
    if (next !== 'other') setQuery({ on: next === '' ? '' : dayToIso(Number(next)) });
  };
  return (
    <div class="as-of no-print">
      <label class="pick">
        <span>{text.label}</span>
        <select
          value={typing || !isListed ? 'other' : value}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{text.today}</option>
          {ends.map((day) => (
            <option key={day} value={String(day)}>
              {text.monthEnd(formatDay(day).slice(3))}
            </option>
          ))}
          <option value="other">{text.other}</option>
        </select>
      </label>
      {(typing || !isListed) && (
        <DayForm
          day={asOf}
          today={today}
          last={today}
          text={text}
          onDay={(day) => setQuery({ on: dayToIso(day) })}
        />
      )}
    </div>
  );
}

const backToToday = (): void => setQuery({ on: '' });

/** Says that the figures below are not those of today. */
export function OtherDayBanner({ day }: { day: number }) {
  const text = officerWords.value.day;
  return (
    <Banner kind="info" action={{ label: text.backToToday, onPress: backToToday }}>
      {text.notToday(formatDay(day))}
    </Banner>
  );
}

/** A day before the first household of the place. */
export function NothingYet({ day }: { day: number }) {
  const text = officerWords.value.day;
  return (
    <EmptyState
      icon="calendar"
      title={text.nothingYet(formatDay(day))}
      text={text.nothingYetText}
      action={<Button onPress={backToToday}>{text.backToToday}</Button>}
    />
  );
}
