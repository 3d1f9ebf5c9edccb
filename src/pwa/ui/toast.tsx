import { signal } from '@preact/signals';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { words } from './language.ts';

type ToastState = {
  readonly text: string;
  readonly undo: (() => void) | undefined;
  readonly isTrouble: boolean;
};

/**
 * How long it stands: to read a line aloud, or to see a mistake and take it back. Undefined for what went
 * wrong: until it is closed or another screen is opened.
 */
export function lastsMs({ undo, isTrouble }: Omit<ToastState, 'text'>): number | undefined {
  if (isTrouble) return undefined;
  return undo === undefined ? 6_000 : 20_000;
}

const current = signal<ToastState | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says what was done and offers to take it back; goes by itself, and with the next screen. */
export function showToast(text: string, undo?: () => void): void {
  put({ text, undo, isTrouble: false });
}

/** Says what could not be done. */
export function showTrouble(text: string): void {
  put({ text, undo: undefined, isTrouble: true });
}

export function hideToast(): void {
  put(undefined);
}

function put(toast: ToastState | undefined): void {
  clearTimeout(timer);
  current.value = toast;
  const waitMs = toast && lastsMs(toast);
  if (waitMs !== undefined) timer = setTimeout(hideToast, waitMs);
}

/** Stands in the foot of every `Screen`, above its action, so that it covers nothing. */
export function ToastHost() {
  const toast = current.value;
  const { undo, close } = words.value.shell;
  const takeBack = (): void => {
    const back = toast?.undo;
    hideToast();
    back?.();
  };
  return (
    <div class="toast-host" role="status">
      {toast && (
        <div class="toast">
          <Icon name={toast.isTrouble ? 'alert' : 'check'} />
          <span class="toast-text">{toast.text}</span>
          {toast.undo && (
            <Button kind="quiet" icon="undo" onPress={takeBack}>
              {undo}
            </Button>
          )}
          {toast.isTrouble && (
            <Button kind="quiet" icon="close" onPress={hideToast}>
              {close}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
