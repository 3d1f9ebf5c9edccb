import { signal } from '@preact/signals';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { words } from './language.ts';

type ToastState = { text: string; undo: (() => void) | undefined };

const current = signal<ToastState | undefined>(undefined);

/** Says what was done and offers to take it back. It stays until closed, undone or followed by another. */
export function showToast(text: string, undo?: () => void): void {
  current.value = { text, undo };
}

export function hideToast(): void {
  current.value = undefined;
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
          <Icon name="check" />
          <span class="toast-text">{toast.text}</span>
          {toast.undo && (
            <Button kind="quiet" icon="undo" onPress={takeBack}>
              {undo}
            </Button>
          )}
          <Button kind="quiet" icon="close" onPress={hideToast}>
            {close}
          </Button>
        </div>
      )}
    </div>
  );
}
