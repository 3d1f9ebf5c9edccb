import { formatDay } from '#kernel/vi-calendar.ts';
import type { PublicAnswer } from '#domain/board/publish.ts';
import { QUESTION_PAGE_WORDS } from '#words/question-page-words.ts';
import type { PageFrame } from './document.tsx';
import { SaidPart } from './answers-part.tsx';

/** A question of the household without its words, and what was answered once there is an answer. */
export type OwnShown = {
  readonly on: number;
  readonly stage: 'waiting' | 'assigned' | 'answered' | 'told' | 'closed';
  readonly due: number;
  readonly answer?: Pick<PublicAnswer, 'isOfCommune' | 'on' | 'edition' | 'language'> & {
    readonly said: string;
  };
};

/** What the form that asks carries, and what came of it last. */
export type AskForm = {
  readonly action: string;
  readonly card: string;
  /** Minted with the form: sent twice, it asks once. */
  readonly question: string;
  /** What was typed and whom it was for, where it could not be taken. */
  readonly text: string;
  readonly to: 'village' | 'commune';
  readonly isSaved: boolean;
  readonly problem?: 'empty' | 'long' | 'many' | 'day' | 'failed';
};

export const ASK_LENGTH_MAX = 600;

type Props = {
  readonly own: readonly OwnShown[];
  readonly form: AskForm;
  readonly frame: PageFrame;
};

/** Asks without a script, and tells what has become of what was asked. */
export function OwnQuestionsPart({ own, form, frame }: Props) {
  const text = QUESTION_PAGE_WORDS[frame.language];
  return (
    <>
      <section id="hoi">
        <h2>{text.ask}</h2>
        {form.isSaved && (
          <p role="status">
            <b>{text.saved}</b>
          </p>
        )}
        {form.problem !== undefined && (
          <p role="alert" class="notice-off">
            {text.problems[form.problem]}
          </p>
        )}
        <Form form={form} frame={frame} />
      </section>
      {own.length > 0 && (
        <section>
          <h2>{text.own}</h2>
          {own.map((each) => (
            <OwnLine key={`${String(each.on)} ${each.stage}`} each={each} frame={frame} />
          ))}
          <p class="soft small">{text.ownNote}</p>
        </section>
      )}
    </>
  );
}

function Form({ form, frame }: Pick<Props, 'form' | 'frame'>) {
  const text = QUESTION_PAGE_WORDS[frame.language];
  return (
    <form method="post" action={form.action} class="find">
      <input type="hidden" name="card" value={form.card} autocomplete="off" />
      <input type="hidden" name="question" value={form.question} autocomplete="off" />
      <label for="ask">{text.askLabel}</label>
      <textarea
        id="ask"
        name="ask"
        rows={4}
        maxLength={ASK_LENGTH_MAX}
        autocomplete="off"
        aria-describedby="ask-note"
      >
        {form.text}
      </textarea>
      <p id="ask-note" class="soft small">
        {text.askHint}
      </p>
      <fieldset class="pick-to">
        <legend>{text.to}</legend>
        <label>
          <input type="radio" name="to" value="village" defaultChecked={form.to === 'village'} />{' '}
          {text.toVillage}
        </label>
        <label>
          <input type="radio" name="to" value="commune" defaultChecked={form.to === 'commune'} />{' '}
          {text.toCommune}
        </label>
      </fieldset>
      <button type="submit">{text.press}</button>
    </form>
  );
}

function OwnLine({ each, frame }: { each: OwnShown; frame: PageFrame }) {
  const text = QUESTION_PAGE_WORDS[frame.language];
  return (
    <>
      <p>
        <b>{text.ownLine(formatDay(each.on))}</b>
        <br />
        {text.stages[each.stage](formatDay(each.due))}
      </p>
      {each.answer !== undefined && (
        <article class="notice">
          <SaidPart answer={each.answer} said={each.answer.said} frame={frame} />
        </article>
      )}
    </>
  );
}
