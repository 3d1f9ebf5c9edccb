import { proposeAnswerWithdrawn } from '#domain/board/propose-answer.ts';
import type { Device } from '#device/device.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { toWrite } from '#pwa/screens/board/may-speak.ts';
import { WithdrawSheet } from '#pwa/screens/board/withdraw-sheet.tsx';
import type { Given } from './asks.ts';
import { questionWords } from './question-words.ts';

type WithdrawProps = { readonly device: Device; readonly given: Given };

/** Takes an answer down: what it answered waits again. */
export function AnswerWithdraw({ device, given: { answer, book } }: WithdrawProps) {
  const text = questionWords.value.view;
  const withdraw = async (reason: string, draft: string): Promise<string | undefined> => {
    const now = toWrite(device, book);
    if (now === undefined) return 'reference-unknown';
    const proposed = proposeAnswerWithdrawn(now.states, now.author, answer.answer, reason);
    return saveTogether(device, book, proposed, { said: text.withdrawn, draft });
  };
  return (
    <WithdrawSheet
      device={device}
      about={answer.answer}
      label={text.withdraw}
      lead={text.withdrawLead}
      write={withdraw}
    />
  );
}
