import { deskQueries } from '#device/desk-queries.ts';
import type { Device } from '#device/device.ts';
import type { DeskStep } from '#protocol/desk.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { problemText } from '#pwa/screens/officer/asked.tsx';

/** Sends what an officer does; a sentence when the home did not write it. */
export async function sendDeskStep(device: Device, step: DeskStep): Promise<string | undefined> {
  const answer = await deskQueries(device).step(step);
  if (!answer.ok) return problemText(answer.error.code);
  const { verdict, why } = answer.value;
  // Pressed twice: the first press wrote it.
  const isWritten = verdict === 'ok' || verdict === 'flagged' || why === 'already-saved';
  return isWritten ? undefined : reasonText(why);
}
