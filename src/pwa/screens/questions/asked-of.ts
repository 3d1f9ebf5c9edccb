import { questionQueries } from '#device/question-queries.ts';
import type { QuestionsReply } from '#protocol/questions.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { useAsked } from '#pwa/screens/officer/asked.tsx';
import { findCommune } from '#pwa/screens/officer/territory.ts';

export type AskedLine = QuestionsReply['questions'][number];

/** Questions of the commune that the phone is being used in, as the home tells them. */
export function useAskedOf() {
  const device = usePhone();
  const place = findCommune(device) ?? '';
  const asked = useAsked(`questions ${place}`, () => questionQueries(device).questions(place));
  return { device, place, asked };
}
