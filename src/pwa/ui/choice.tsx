import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type ChoiceOption<V extends string> = {
  value: V;
  label: string;
  icon?: IconName | undefined;
  hint?: string | undefined;
};

type ChoiceProps<V extends string> = {
  legend: string;
  options: readonly ChoiceOption<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  /** Two cards a row when the words are short. */
  columns?: 1 | 2 | undefined;
};

/** One of a few, as big cards. */
export function Choice<V extends string>({
  legend,
  options,
  value,
  onChange,
  columns = 1,
}: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class={`choice-cards choice-cards--${columns}`}>
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'card card--on' : 'card'}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span class="card-text">
              <span>{option.label}</span>
              {option.hint && <span class="soft small">{option.hint}</span>}
            </span>
            <span class="card-mark">
              <Icon name="check" />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ChipsProps<V extends string> = {
  legend: string;
  options: readonly ChoiceOption<V>[];
  values: readonly V[];
  onChange: (values: V[]) => void;
};

/** Any of several, as chips. */
export function Chips<V extends string>({ legend, options, values, onChange }: ChipsProps<V>) {
  const flip = (value: V): void =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="chips">
        {options.map((option) => (
          <label
            key={option.value}
            class={values.includes(option.value) ? 'chip chip--on' : 'chip'}
          >
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={() => flip(option.value)}
            />
            <span class="chip-mark">
              <Icon name={values.includes(option.value) ? 'check' : (option.icon ?? 'plus')} />
            </span>
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
