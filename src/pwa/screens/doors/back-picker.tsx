import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import type { Back } from '#domain/doors/facts.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { backText, shortDay, startUpper, weekdayText } from '#pwa/phone/names.ts';

const HOURS = ['any', '17', '18', '19', '20'] as const;
const AHEAD_DAYS_MAX = 365;

type BackPickerProps = {
  /** Today. */
  readonly day: number;
  readonly value: Back | undefined;
  /** Where it is not for coming again. */
  readonly said?: Pick<typeof memberWords.value.back, 'title' | 'chosen'>;
  readonly onChange: (back: Back) => void;
};

/** When to come again: the next evenings with one tap, any day by typing, and from which hour. */
export function BackPicker({ day, value, said, onChange }: BackPickerProps) {
  const text = { ...memberWords.value.back, ...said };
  const quick = quickDays(day);
  const on = value?.on ?? day + 1;
  const [other, setOther] = useState(!quick.includes(on));
  const hour = value?.hour === undefined ? 'any' : String(value.hour);
  const change = (nextOn: number, nextHour: string): void =>
    onChange(nextHour === 'any' ? { on: nextOn } : { on: nextOn, hour: Number(nextHour) });
  return (
    <div class="stack">
      <Choice
        legend={text.title}
        columns={2}
        options={[
          ...quick.map((each) => ({
            value: String(each),
            label: startUpper(weekdayText(each, day)),
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
        options={HOURS.map((each) => ({
          value: each,
          label: each === 'any' ? text.anyHour : text.hour(Number(each)),
        }))}
        value={HOURS.find((each) => each === hour)}
        onChange={(each) => change(on, each)}
      />
      {value && <p aria-live="polite">{text.chosen(backText(value, day))}</p>}
    </div>
  );
}

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
  const fits = chosen !== undefined && chosen > day && chosen <= day + AHEAD_DAYS_MAX;
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
        if (picked !== undefined && picked > day && picked <= day + AHEAD_DAYS_MAX) {
          onChange(picked);
        }
      }}
    />
  );
}
