import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { words } from './language.ts';

export type FieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** `date` is typed day first as text (21/11/2026): no wheel to turn on a cracked screen. */
  kind?:
    'text' | 'number' | 'decimal' | 'tel' | 'date' | 'search' | 'long' | 'password' | undefined;
  hint?: string | undefined;
  /** What happened and what to do; shown under the field and read out. */
  error?: string | undefined;
  optional?: boolean | undefined;
  /** What a keeper of passwords may fill in; nothing when left out. */
  autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | undefined;
  name?: string | undefined;
  /** Most characters; the border's own limit, 2,000 when left out. */
  maxLength?: number | undefined;
};

const MODES = {
  text: 'text',
  number: 'numeric',
  decimal: 'decimal',
  tel: 'tel',
  date: 'numeric',
  search: 'search',
  long: 'text',
  password: 'text',
} as const;

export function Field(props: FieldProps) {
  const { label, value, onInput, kind = 'text', error, optional = false, name } = props;
  const { maxLength = 2000, autocomplete = 'off' } = props;
  const id = useId();
  const hint = props.hint ?? (kind === 'date' ? words.value.field.dateHint : undefined);
  const take = (text: string): void => onInput(kind === 'date' ? dateTyped(text, value) : text);
  const shared = {
    id,
    ...(name === undefined ? {} : { name }),
    maxLength,
    value,
    // What browsers remember of forms lies outside the lock.
    autocomplete: 'off' as const,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-note`,
  };
  return (
    <div class={error === undefined ? 'field' : 'field field--wrong'}>
      <label for={id}>
        {label} {optional && <span class="soft">{words.value.field.optional}</span>}
      </label>
      {kind === 'long' && (
        <textarea {...shared} rows={3} onInput={(event) => take(event.currentTarget.value)} />
      )}
      {kind === 'password' && (
        <input
          {...shared}
          type="password"
          autocomplete={autocomplete}
          onInput={(event) => take(event.currentTarget.value)}
        />
      )}
      {kind !== 'long' && kind !== 'password' && (
        <input
          {...shared}
          list={undefined}
          type={kind === 'tel' || kind === 'search' ? kind : 'text'}
          inputMode={MODES[kind]}
          autocomplete={autocomplete}
          onInput={(event) => take(event.currentTarget.value)}
        />
      )}
      <p id={`${id}-note`} class="field-note">
        {error === undefined ? (
          <span class="soft">{hint}</span>
        ) : (
          <span class="field-error">
            <Icon name="error" /> {error}
          </span>
        )}
      </p>
    </div>
  );
}

/**
 * Sets the slashes while a day is typed, from the fifth digit on: four may be a year alone, "2005". Not while
 * deleting.
 */
export function dateTyped(text: string, before: string): string {
  if (text.length < before.length) return text;
  if (!/^(\d{5,8}|\d{2}\/\d{1,6}|\d{2}\/\d{2}\/\d{1,4})$/u.test(text)) return text;
  const digits = text.replaceAll('/', '');
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
    .filter((part) => part !== '')
    .join('/');
}
