import type { Device } from '#device/device.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import { whyText } from '#domain/words.ts';
import type { RequestStep } from '#protocol/privacy.ts';
import { language } from '#pwa/ui/language.ts';
import { problemText } from '#pwa/screens/officer/asked.tsx';

/** Sends one step of a request; a sentence when the home did not write it. */
export async function sendStep(device: Device, step: RequestStep): Promise<string | undefined> {
  const answer = await privacyQueries(device).requestStep(step);
  if (!answer.ok) return problemText(answer.error.code);
  const { verdict, why } = answer.value;
  const isWritten = verdict === 'ok' || verdict === 'flagged';
  return isWritten ? undefined : whyText(language.value, why);
}
