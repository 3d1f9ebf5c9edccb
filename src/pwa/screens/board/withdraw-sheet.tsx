import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { boardWords } from './board-words.ts';

type WithdrawProps = {
  readonly device: Device;
  /** What is taken down. */
  readonly about: Id;
  /** What is pressed, to open it and to do it. */
  readonly label: string;
  readonly lead?: string;
  readonly isWide?: boolean;
  /** The code of what went wrong; the draft ends with the save. */
  readonly write: (reason: string, draft: string) => Promise<string | undefined>;
};

/** Takes down what stands on a board, and says so where it stood. */
export function WithdrawSheet(props: WithdrawProps) {
  const { device, about, label, lead, isWide = true, write } = props;
  const { reason, reasonHint: hint } = boardWords.value.form;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button wide={isWide} kind="quiet" icon="delete" onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <ReasonSheet
          device={device}
          draft={`withdraw.${about}`}
          text={{ title: label, lead, reason, hint, save: label }}
          icon="delete"
          maxLength={120}
          onSave={write}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
