import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { words } from './language.ts';

export type SheetProps = {
  open: boolean;
  title: string;
  /** Also called by the back key and by Escape. */
  onClose: () => void;
  children: ComponentChildren;
  action?: ComponentChildren;
};

/** A sheet from the bottom edge on a phone, a dialog in the middle of a wide screen. */
export function Sheet({ open, title, onClose, children, action }: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const box = dialog.current;
    if (box === null) return;
    if (open && !box.open) box.showModal();
    if (!open && box.open) box.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <header class="sheet-head">
            <h2 id={id}>{title}</h2>
            <Button kind="quiet" icon="close" onPress={onClose}>
              {words.value.shell.close}
            </Button>
          </header>
          <div class="sheet-main">{children}</div>
          {action && <footer class="sheet-foot">{action}</footer>}
        </>
      )}
    </dialog>
  );
}
