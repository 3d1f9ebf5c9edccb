import { formatDay } from '#kernel/vi-calendar.ts';
import type { PublicAnswer } from '#domain/board/publish.ts';
import { QUESTION_PAGE_WORDS } from '#words/question-page-words.ts';
import type { PageFrame } from './document.tsx';
import { langOf, Lines } from './told.tsx';

export type AnswersFrame = PageFrame & {
  /** Where the sound of a recording lies. */
  readonly voiceHref: (voice: string) => string;
  /** "tiếng Tày" of a tag. */
  readonly languageOf: (tag: string) => string;
};

type AnswerProps = { readonly answer: PublicAnswer; readonly frame: AnswersFrame };

/** One question with its answer, read or heard by anybody. */
export function AnswerPart({ answer, frame }: AnswerProps) {
  const text = QUESTION_PAGE_WORDS[frame.language];
  return (
    <article class="notice">
      <h3 {...langOf(frame, answer.language)}>{answer.text.asked}</h3>
      <SaidPart answer={answer} said={answer.text.said} frame={frame} />
      {answer.voices.map(({ voice, language }) => (
        <figure key={voice} class="heard">
          <figcaption>{text.hear(frame.languageOf(language))}</figcaption>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said stands above it */}
          <audio controls preload="none" src={frame.voiceHref(voice)} />
        </figure>
      ))}
    </article>
  );
}

type SaidProps = {
  readonly answer: Pick<PublicAnswer, 'isOfCommune' | 'on' | 'edition' | 'language'>;
  readonly said: string;
  readonly frame: PageFrame;
};

/** Who answered and when, and the answer alone. */
export function SaidPart({ answer, said, frame }: SaidProps) {
  const text = QUESTION_PAGE_WORDS[frame.language];
  return (
    <>
      <p class="soft small">
        {[
          answer.isOfCommune ? text.ofCommune : text.ofVillage,
          formatDay(answer.on),
          answer.edition > 1 ? text.edition(answer.edition) : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Lines text={said} frame={frame} language={answer.language} />
    </>
  );
}
