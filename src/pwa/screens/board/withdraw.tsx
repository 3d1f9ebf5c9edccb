import { proposeNoticeWithdrawn } from '#domain/board/propose.ts';
import type { Device } from '#device/device.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { type Posted } from './board.ts';
import { boardWords } from './board-words.ts';
import { toWrite } from './may-speak.ts';
import { WithdrawSheet } from './withdraw-sheet.tsx';

type WithdrawProps = { readonly device: Device; readonly posted: Posted };

/** Takes a notice down, and says so where it stood. */
export function WithdrawPart({ device, posted: { notice, book } }: WithdrawProps) {
  const text = boardWords.value.form;
  const withdraw = async (reason: string, draft: string): Promise<string | undefined> => {
    const now = toWrite(device, book);
    if (now === undefined) return 'reference-unknown';
    const proposed = proposeNoticeWithdrawn(now.states, now.author, notice.notice, reason);
    return saveTogether(device, book, proposed, { said: text.withdrawn, draft });
  };
  return (
    <WithdrawSheet
      device={device}
      about={notice.notice}
      label={text.withdraw}
      lead={text.withdrawLead}
      write={withdraw}
    />
  );
}
