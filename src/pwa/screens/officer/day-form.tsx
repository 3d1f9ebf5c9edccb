import { useState } from 'preact/hooks';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';

type DayFormProps = {
  /** That is shown; undefined: none has been typed yet. */
  readonly day: number | undefined;
  readonly today: number;
  /** None after it can be chosen. */
  readonly last: number;
  readonly text: { readonly field: string; readonly wrong: string; readonly show: string };
  readonly onDay: (day: number) => void;
};

/** Any day since 1970, before which are nobody's figures. */
export function DayForm({ day, today, last, text, onDay }: DayFormProps) {
  const [typed, setTyped] = useState(day === undefined ? '' : formatDay(day));
  const read = parseDay(typed, dateOfDay(today).year);
  const found = read.ok && 'day' in read.value ? read.value.day : undefined;
  const chosen = found !== undefined && found >= 0 && found <= last ? found : undefined;
  const isWrong = typed.length >= 8 && chosen === undefined;
  return (
    <form
      class="as-of-day"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) onDay(chosen);
      }}
    >
      <Field
        label={text.field}
        kind="date"
        value={typed}
        maxLength={10}
        error={isWrong ? text.wrong : undefined}
        onInput={setTyped}
      />
      <Button>{text.show}</Button>
    </form>
  );
}
