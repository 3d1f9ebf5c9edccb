import { useState } from 'preact/hooks';
import { proposeNoticeWithdrawn } from '#domain/board/propose.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { type Posted, toWrite } from './board.ts';
import { boardWords } from './board-words.ts';

type WithdrawProps = { readonly device: Device; readonly posted: Posted };

/** Takes a notice down, and says so where it stood. */
export function WithdrawPart({ device, posted: { notice, book } }: WithdrawProps) {
  const text = boardWords.value.form;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const withdraw = async (): Promise<void> => {
    const now = toWrite(device, book);
    if (now === undefined) return;
    const proposed = proposeNoticeWithdrawn(now.states, now.author, notice.notice, reason);
    const code = await saveTogether(device, book, proposed, { said: text.withdrawn });
    setProblem(code);
    if (code === undefined) setOpen(false);
  };
  return (
    <>
      <Button wide kind="quiet" icon="delete" onPress={() => setOpen(true)}>
        {text.withdraw}
      </Button>
      <Sheet
        open={isOpen}
        title={text.withdraw}
        onClose={() => setOpen(false)}
        action={
          <Button kind="danger" icon="delete" wide onPress={() => void withdraw()}>
            {text.withdraw}
          </Button>
        }
      >
        {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
        <p>{text.withdrawLead}</p>
        <Field
          label={text.reason}
          hint={text.reasonHint}
          optional
          value={reason}
          onInput={setReason}
          maxLength={120}
        />
      </Sheet>
    </>
  );
}
