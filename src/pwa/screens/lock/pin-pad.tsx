import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { PIN_LENGTH } from '#device/pin.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';

type PinPadProps = {
  /** Six digits stand there; the pad is emptied. */
  readonly onPin: (pin: string) => void;
  /** What the dots are for. */
  readonly label: string;
  readonly disabled?: boolean;
};

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Large keys in the order of a telephone; the keys of a keyboard do the same. */
export function PinPad({ onPin, label, disabled = false }: PinPadProps) {
  const text = lockWords.value.pad;
  const [isShown, setShown] = useState(false);
  const { digits, press, erase } = useDigits(onPin, disabled);
  return (
    <div class="pin" role="group" aria-label={label}>
      <div
        class="pin-dots"
        role="status"
        aria-label={`${label}. ${text.entered(digits.length, PIN_LENGTH)}`}
      >
        {Array.from({ length: PIN_LENGTH }, (_, index) => (
          <Dot key={index} digit={digits[index]} isShown={isShown} />
        ))}
      </div>
      <div class="pin-keys">
        {KEYS.map((digit) => (
          <Key key={digit} digit={digit} onPress={press} disabled={disabled} />
        ))}
        <button type="button" class="pin-key pin-key--word" onClick={() => setShown(!isShown)}>
          {isShown ? text.hide : text.show}
        </button>
        <Key digit="0" onPress={press} disabled={disabled} />
        <button
          type="button"
          class="pin-key pin-key--word"
          onClick={erase}
          disabled={digits === '' || disabled}
        >
          {text.erase}
        </button>
      </div>
    </div>
  );
}

/** The digits that stand there. A keyboard may be faster than what is drawn: each is put behind the last. */
function useDigits(onPin: (pin: string) => void, disabled: boolean) {
  const [digits, setDigits] = useState('');
  const press = useCallback(
    (digit: string): void => {
      if (!disabled) setDigits((now) => (now + digit).slice(0, PIN_LENGTH));
    },
    [disabled],
  );
  const erase = useCallback((): void => setDigits((now) => now.slice(0, -1)), []);
  useLayoutEffect(() => {
    if (digits.length < PIN_LENGTH) return;
    setDigits('');
    onPin(digits);
  }, [digits, onPin]);
  useLayoutEffect(() => {
    const typed = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): void => {
      const isElsewhere = target instanceof HTMLInputElement;
      if (ctrlKey || metaKey || altKey || isElsewhere) return;
      if (/^\d$/u.test(key)) press(key);
      if (key === 'Backspace') erase();
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [press, erase]);
  return { digits, press, erase };
}

function Dot({ digit, isShown }: { digit: string | undefined; isShown: boolean }) {
  if (isShown && digit !== undefined) {
    return (
      <span class="pin-digit" aria-hidden="true">
        {digit}
      </span>
    );
  }
  return <span class={`pin-dot${digit === undefined ? '' : ' pin-dot--on'}`} />;
}

type KeyProps = {
  readonly digit: string;
  readonly onPress: (digit: string) => void;
  readonly disabled: boolean;
};

const Key = ({ digit, onPress, disabled }: KeyProps) => (
  <button type="button" class="pin-key" onClick={() => onPress(digit)} disabled={disabled}>
    {digit}
  </button>
);
