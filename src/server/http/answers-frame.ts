import type { Id } from '#kernel/id.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import type { AnswersFrame } from '#pages/answers-part.tsx';
import type { PageFrame } from '#pages/document.tsx';
import type { AnsweredShown } from '#pages/village-page.tsx';
import type { Home } from '#server/home.ts';
import { findPublicAnswers } from '#server/queries/public-answers.ts';

const FIRST = 5;

export const answersFrame = (frame: PageFrame, village: Id): AnswersFrame => ({
  ...frame,
  voiceHref: (voice) => `/nghe/${village}?tieng=${voice}`,
  languageOf: LEARNING_WORDS[frame.language].languageOf,
});

export const answersHref = (village: Id, language: 'vi' | 'en'): string =>
  `/hoi-dap/${village}${language === 'en' ? '?lang=en' : ''}`;

/** What was answered in a village last, for its own page. */
export async function answeredIn(
  home: Home,
  village: Id,
  frame: PageFrame,
): Promise<AnsweredShown> {
  const { language } = frame;
  return {
    answers: await findPublicAnswers(home, village, language, { most: FIRST }),
    href: answersHref(village, language),
    frame: answersFrame(frame, village),
  };
}
