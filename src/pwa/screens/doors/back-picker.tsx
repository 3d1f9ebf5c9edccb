import { useState } from 'preact/hooks';
import { formatDay, minuteOfDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import type { Back } from '#domain/doors/facts.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { backText, shortDay, startUpper, weekdayText } from '#pwa/phone/names.ts';

const HOURS = [17, 18, 19, 20, 21] as const;
const ANY = 'any';
const AHEAD_DAYS_MAX = 365;

type BackPickerProps = {
  /** Today. */
  readonly day: number;
  /** Now, in device seconds: where given, the rest of this evening may be chosen. */
  readonly at?: number;
  readonly value: Back | undefined;
  /** Where it is not for coming again. */
  readonly said?: Pick<typeof memberWords.value.back, 'title' | 'chosen'>;
  readonly onChange: (back: Back) => void;
};

/** When to come again: the next evenings with one tap, any day by typing, and from which hour. */
export function BackPicker({ day, at, value, said, onChange }: BackPickerProps) {
  const text = { ...memberWords.value.back, ...said };
  const tonight = at === undefined ? [] : hoursLeft(at);
  const quick = [...(tonight.length > 0 ? [day] : []), ...quickDays(day)];
  const on = value?.on ?? day + 1;
  const [other, setOther] = useState(!quick.includes(on));
  const isTonight = on === day && !other;
  const hours = isTonight ? tonight : HOURS;
  const hour = value?.hour;
  const change = (nextOn: number, nextHour: number | undefined): void => {
    const fits = nextOn !== day || tonight.some((each) => each === nextHour);
    const kept = fits ? nextHour : tonight[0];
    onChange(kept === undefined ? { on: nextOn } : { on: nextOn, hour: kept });
  };
  return (
    <div class="stack">
      <Choice
        legend={text.title}
        columns={2}
        options={[
          ...quick.map((each) => ({
            value: String(each),
            label: each === day ? text.tonight : startUpper(weekdayText(each, day)),
            hint: shortDay(each),
          })),
          { value: 'other', label: text.other },
        ]}
        value={other ? 'other' : String(on)}
        onChange={(choice) => {
          setOther(choice === 'other');
          if (choice !== 'other') change(Number(choice), hour);
        }}
      />
      {other && <OtherDay day={day} on={on} onChange={(next) => change(next, hour)} />}
      <Choice
        legend={text.hourTitle}
        columns={2}
        options={[
          ...(isTonight ? [] : [{ value: ANY, label: text.anyHour }]),
          ...hours.map((each) => ({ value: String(each), label: text.hour(each) })),
        ]}
        value={hour === undefined ? ANY : String(hour)}
        onChange={(each) => change(on, each === ANY ? undefined : Number(each))}
      />
      {value && <p aria-live="polite">{text.chosen(backText(value, day))}</p>}
    </div>
  );
}

/** Hours of this evening that are still to come. */
export const hoursLeft = (at: number): readonly number[] =>
  HOURS.filter((hour) => hour * 60 > minuteOfDay(at));

const QUICK_DAYS = 7;

/** Every day of the coming week. */
export const quickDays = (day: number): readonly number[] =>
  Array.from({ length: QUICK_DAYS }, (_, ahead) => day + 1 + ahead);

function OtherDay({
  day,
  on,
  onChange,
}: {
  day: number;
  on: number;
  onChange: (on: number) => void;
}) {
  const text = memberWords.value.back;
  const [typed, setTyped] = useState(formatDay(on));
  const found = parseDay(typed, 2_100);
  const chosen = found.ok && 'day' in found.value ? found.value.day : undefined;
  // What was promised before and has passed stands as it is.
  const isAhead = (picked: number): boolean => picked > day && picked <= day + AHEAD_DAYS_MAX;
  const fits = chosen !== undefined && (chosen === on || isAhead(chosen));
  return (
    <Field
      label={text.day}
      kind="date"
      value={typed}
      maxLength={10}
      error={fits ? undefined : text.dayWrong}
      onInput={(next) => {
        setTyped(next);
        const read = parseDay(next, 2_100);
        const picked = read.ok && 'day' in read.value ? read.value.day : undefined;
        if (picked !== undefined && isAhead(picked)) onChange(picked);
      }}
    />
  );
}
