import { proposeMeetingCancelled } from '#domain/board/propose-meeting.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toWrite } from '#pwa/screens/board/may-speak.ts';
import { WithdrawSheet } from '#pwa/screens/board/withdraw-sheet.tsx';
import { meetingWords } from './meeting-words.ts';
import type { Called } from './meetings.ts';

type CancelProps = { readonly village: Village; readonly called: Called };

/** Calls a meeting off, and says so where it stood. */
export function CancelPart({ village: { device }, called: { meeting, book } }: CancelProps) {
  const text = meetingWords.value.form;
  const cancel = async (reason: string, draft: string): Promise<string | undefined> => {
    const now = toWrite(device, book);
    if (now === undefined) return 'reference-unknown';
    const proposed = proposeMeetingCancelled(now.states, now.author, meeting.meeting, reason);
    return saveTogether(device, book, proposed, { said: text.cancelled, draft });
  };
  return (
    <WithdrawSheet
      device={device}
      about={meeting.meeting}
      label={text.cancel}
      lead={text.cancelLead}
      write={cancel}
    />
  );
}
