import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  /** When somebody goes to the field, before the first letter: what searching needs can be made. */
  readonly onReady?: () => void;
};

/**
 * Looks for something in what a screen holds. Rows of a long list that are out of sight are not in the
 * document, so Ctrl+F comes here first; pressed once more it is the browser's own.
 */
export function SearchField({ label, value, onInput, onReady }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      if (!isFind || event.shiftKey || event.altKey || event.defaultPrevented) return;
      const field = input.current;
      if (field === null || field.ownerDocument.activeElement === field) return;
      event.preventDefault();
      field.focus();
      field.select();
    };
    window.addEventListener('keydown', take);
    return () => window.removeEventListener('keydown', take);
  }, []);
  return (
    <label class="find">
      <Icon name="search" />
      <span class="sr">{label}</span>
      <input
        ref={input}
        type="search"
        value={value}
        placeholder={label}
        maxLength={60}
        autocomplete="off"
        onFocus={onReady}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
