import type { Decision } from '#domain/board/meeting-state.ts';
import { proposeDecisionWithdrawn } from '#domain/board/propose-meeting.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toWrite } from '#pwa/screens/board/may-speak.ts';
import { WithdrawSheet } from '#pwa/screens/board/withdraw-sheet.tsx';
import { meetingWords } from './meeting-words.ts';
import type { Called } from './meetings.ts';

type Props = { readonly village: Village; readonly called: Called; readonly decision: Decision };

/** Takes back what came of a vote. */
export function DecisionWithdraw({ village: { device }, called: { book }, decision }: Props) {
  const text = meetingWords.value.vote;
  const withdraw = async (reason: string, draft: string): Promise<string | undefined> => {
    const now = toWrite(device, book);
    if (now === undefined) return 'reference-unknown';
    const proposed = proposeDecisionWithdrawn(now.states, now.author, decision, reason);
    return saveTogether(device, book, proposed, { said: text.takenBack, draft });
  };
  return (
    <WithdrawSheet
      device={device}
      about={decision.resolution}
      label={text.withdraw}
      isWide={false}
      write={withdraw}
    />
  );
}
