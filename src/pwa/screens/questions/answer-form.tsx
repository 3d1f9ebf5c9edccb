import { useState } from 'preact/hooks';
import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import type { Answer } from '#domain/board/answers.ts';
import { proposeAnswer, proposeAnswerCorrection } from '#domain/board/propose-answer.ts';
import type { Device } from '#device/device.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Page } from '#pwa/page.tsx';
import { leaveTo } from '#pwa/router.ts';
import { toWrite } from '#pwa/screens/board/may-speak.ts';
import { Retell } from '#pwa/screens/board/retell.tsx';
import { DraftRestored, isOvertaken } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Chips } from '#pwa/ui/choice.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { AnswerDraft, answerDraftOf, answerIntentOf, type AnswerProblem } from './answer-draft.ts';
import { AnswerTexts } from './answer-texts.tsx';
import { questionWords } from './question-words.ts';
import './questions.css';

const loadPicture = async () => (await import('#pwa/screens/board/picture-field.tsx')).PictureField;

/** A question as whoever answers reads it; `names`: of those it may not name on the board. */
export type ToAnswer = {
  readonly id: Id;
  readonly text: string;
  readonly names: readonly string[];
};

type FormProps = {
  readonly device: Device;
  /** The board on which it will stand. */
  readonly book: Book;
  readonly place: string;
  readonly isOffice: boolean;
  /** The first of the questions waits no more, perhaps since this was begun. */
  readonly isSettled?: boolean;
  /** What stands, when it is corrected. */
  readonly answer?: Answer;
  /** The one that is being answered first, and others that wait. */
  readonly questions: readonly ToAnswer[];
  readonly back: { readonly href: string; readonly label: string };
};

function useAnswerForm({ device, book, answer, questions }: FormProps) {
  const text = questionWords.value.answer;
  const [fresh] = useState(() =>
    answerDraftOf(
      answer,
      questions.slice(0, 1).map(({ id }) => id),
      () => device.newId(),
    ),
  );
  const key = `answer.${book.id}.${answer?.answer ?? questions[0]?.id ?? 'new'}`;
  const draft = useDraft(device, key, AnswerDraft, fresh);
  const { busy, problem: code, run } = useSaving();
  const [wrong, setWrong] = useState<AnswerProblem | undefined>(undefined);
  const { value } = draft;
  const names = questions.flatMap((each) => (value.questions.includes(each.id) ? each.names : []));
  const save = async (): Promise<void> => {
    const intent = answerIntentOf(value, names);
    const now = toWrite(device, book);
    if ('field' in intent || now === undefined) {
      setWrong('field' in intent ? intent : undefined);
      return;
    }
    const ids = { answer: value.answer, edition: value.edition };
    const proposed =
      answer === undefined
        ? proposeAnswer(now.states, now.author, ids, intent)
        : proposeAnswerCorrection(
            now.states,
            now.author,
            { ...ids, over: value.over },
            { ...intent, retell: value.retell },
          );
    const said = answer === undefined ? text.saved : text.corrected;
    await run(
      async () => saveTogether(device, book, proposed, { said, draft: key }),
      () => leaveTo(`#/answer/${value.answer}`),
    );
  };
  const change = (changes: Partial<AnswerDraft>): void => {
    setWrong(undefined);
    draft.update((now) => ({ ...now, ...changes }));
  };
  return { draft, busy, code, wrong, save, change };
}

/** The answer for all who asked, in words that everybody may read. */
export function AnswerForm(props: FormProps) {
  const text = questionWords.value.answer;
  const { device, book, place, isOffice, isSettled, answer, questions, back } = props;
  const { draft, busy, code, wrong, save, change } = useAnswerForm(props);
  const [fileProblem, setFileProblem] = useState<string | undefined>(undefined);
  const { value } = draft;
  const href = `#/answer/${value.answer}`;
  const isOver = isOvertaken(value, answer);
  return (
    <Page
      title={answer === undefined ? text.newTitle : text.editTitle}
      lead={text.lead(place)}
      back={back}
      place={isOffice ? 'commune' : 'doors'}
      banners={
        <DraftRestored
          draft={draft}
          day={device.now().on}
          overtaken={isOver && { text: text.overtaken, href }}
        />
      }
      action={
        <SaveAction
          label={answer === undefined ? text.save : text.saveEdit}
          problem={wrong === undefined ? code : undefined}
          busy={busy}
          onSave={save}
        />
      }
    >
      {isSettled === true && !busy && (
        <Banner kind="info" action={{ label: text.seeQuestion, onPress: () => leaveTo(back.href) }}>
          {text.settled}
        </Banner>
      )}
      {draft.ready && (
        <div class="stack">
          <Questions value={value} questions={questions} onChange={change} />
          <AnswerTexts value={value} wrong={wrong} onChange={change} />
          <Later
            load={loadPicture}
            props={{
              device,
              book,
              value,
              problem: wrong?.field === 'shows' ? 'shows' : fileProblem,
              onChange: change,
              onProblem: setFileProblem,
            }}
          />
          {answer !== undefined && <Retell text={text} value={value.retell} onChange={change} />}
        </div>
      )}
    </Page>
  );
}

type QuestionsProps = {
  readonly value: AnswerDraft;
  readonly questions: readonly ToAnswer[];
  readonly onChange: (changes: Partial<AnswerDraft>) => void;
};

const SHOWN_MAX = 12;
const LABEL_MAX = 70;

/** What was asked, as the team alone reads it, and which others ask the same. */
function Questions({ value, questions, onChange }: QuestionsProps) {
  const text = questionWords.value.answer;
  const [first, ...others] = questions;
  const shown = others.slice(0, SHOWN_MAX);
  if (first === undefined) return null;
  return (
    <>
      <section>
        <h2>{text.question}</h2>
        <blockquote class="question-words">{first.text}</blockquote>
      </section>
      {shown.length > 0 && (
        <>
          <Chips
            legend={text.others}
            options={shown.map(({ id, text: asked }) => ({
              value: id,
              label: asked.length > LABEL_MAX ? `${asked.slice(0, LABEL_MAX)}…` : asked,
            }))}
            values={value.questions.filter((id) => shown.some((each) => each.id === id))}
            onChange={(chosen) => {
              const kept = value.questions.filter((id) => !shown.some((each) => each.id === id));
              onChange({ questions: [...kept, ...chosen] });
            }}
          />
          <p class="soft small">{text.othersHint}</p>
        </>
      )}
    </>
  );
}
