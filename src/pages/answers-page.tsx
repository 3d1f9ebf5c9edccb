import type { PublicAnswer } from '#domain/board/publish.ts';
import { QUESTION_PAGE_WORDS } from '#words/question-page-words.ts';
import { AnswerPart, type AnswersFrame } from './answers-part.tsx';
import { renderDocument, Top } from './document.tsx';

export type AnswersPageFrame = AnswersFrame & {
  readonly village: string;
  readonly villageHref: string;
  /** What was looked for; empty: everything stands there. */
  readonly query: string;
};

/** All that was answered in a village, and a form that looks among it: no script, no name. */
export function renderAnswersPage(
  answers: readonly PublicAnswer[],
  frame: AnswersPageFrame,
): string {
  const title = QUESTION_PAGE_WORDS[frame.language].pageTitle(frame.village);
  return renderDocument({ title, frame, content: <Page answers={answers} frame={frame} /> });
}

type Props = { readonly answers: readonly PublicAnswer[]; readonly frame: AnswersPageFrame };

function Page({ answers, frame }: Props) {
  const text = QUESTION_PAGE_WORDS[frame.language];
  return (
    <>
      <Top frame={frame} back={<a href={frame.villageHref}>{text.back}</a>} />
      <main>
        <header class="head">
          <h1>{text.pageTitle(frame.village)}</h1>
          <p>{text.lead}</p>
        </header>
        <section>
          <form method="get" class="find">
            {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
            <label for="tim">{text.find}</label>
            <input id="tim" name="tim" value={frame.query} maxLength={200} autocomplete="off" />
            <button type="submit">{text.findPress}</button>
          </form>
          {answers.length === 0 && <p>{frame.query === '' ? text.none : text.foundNone}</p>}
          {answers.map((answer) => (
            <AnswerPart
              key={`${String(answer.on)} ${answer.text.asked}`}
              answer={answer}
              frame={frame}
            />
          ))}
        </section>
      </main>
    </>
  );
}
