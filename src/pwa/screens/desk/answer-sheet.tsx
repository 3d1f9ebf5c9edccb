import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { parseDay } from '#kernel/vi-day-text.ts';
import { ANSWER_STATES } from '#domain/desk/facts.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import type { DeskWords } from './desk-words.ts';

export type Answered = {
  readonly answer: string;
  readonly state: (typeof ANSWER_STATES)[number];
  readonly words: string;
  readonly bring?: string[];
  readonly come?: { readonly on: number };
};

type AnswerProps = {
  readonly text: DeskWords;
  readonly id: string;
  readonly household: string | undefined;
  readonly today: number;
  /** A sentence when the home did not write it. */
  readonly send: (answered: Answered) => Promise<string | undefined>;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** As many things, and as many letters each, as an answer can name. */
const BRING_MAX = 12;
const THING_MAX = 120;

/** Undefined where nothing is typed; a day that is over, or none, is wrong. */
function dayIn(typed: string, today: number): number | 'wrong' | undefined {
  if (typed.trim() === '') return undefined;
  const read = parseDay(typed, 2_100);
  return read.ok && 'day' in read.value && read.value.day >= today ? read.value.day : 'wrong';
}

const Said = v.strictObject({
  /** Sent once more after a lost reply it is the same answer. */
  answer: v.string(),
  state: v.optional(v.picklist(ANSWER_STATES)),
  words: v.string(),
  /** One thing a line. */
  bring: v.string(),
  day: v.string(),
});
type Said = v.InferOutput<typeof Said>;

const FRESH = { words: '', bring: '', day: '' };

type FieldsProps = {
  readonly text: DeskWords;
  readonly value: Said;
  readonly onChange: (said: Said) => void;
};

function Fields({ text, value, onChange }: FieldsProps) {
  return (
    <>
      <Choice
        legend={text.state}
        options={ANSWER_STATES.map((each) => ({ value: each, label: text.states[each] }))}
        value={value.state}
        onChange={(state) => onChange({ ...value, state })}
      />
      <Field
        label={text.words}
        kind="long"
        hint={text.wordsHint}
        value={value.words}
        onInput={(words) => onChange({ ...value, words })}
        maxLength={500}
      />
      <Field
        label={text.bring}
        kind="long"
        hint={text.bringHint}
        optional
        value={value.bring}
        onInput={(bring) => onChange({ ...value, bring })}
        maxLength={600}
      />
      <Field
        label={text.comeDay}
        kind="date"
        hint={text.comeHint}
        optional
        value={value.day}
        onInput={(day) => onChange({ ...value, day })}
        maxLength={10}
      />
    </>
  );
}

/** Words for the people, what they bring and when they come. */
export function AnswerSheet(props: AnswerProps) {
  const { text, id, household, today, send, onClose, onDone } = props;
  const device = usePhone();
  const [fresh] = useState((): Said => ({ ...FRESH, answer: device.newId() }));
  const key = ['desk-answer', id, household].filter(Boolean).join('.');
  const draft = useDraft(device, key, Said, fresh);
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    const { answer, state, words, bring, day } = draft.value;
    const on = dayIn(day, today);
    if (state === undefined) return text.stateMissing;
    if (words.trim() === '') return text.wordsMissing;
    if (on === 'wrong') return text.comeWrong;
    const things = bring.split('\n').flatMap((line) => line.trim() || []);
    const isLong = things.length > BRING_MAX || things.some((line) => line.length > THING_MAX);
    if (isLong) return text.bringWrong;
    const wrong = await send({
      answer,
      state,
      words,
      ...(things.length > 0 && { bring: things }),
      ...(on !== undefined && { come: { on } }),
    });
    if (wrong !== undefined) return wrong;
    await draft.drop();
    showToast(text.sentNow);
    return undefined;
  };
  const done = (): void => {
    onClose();
    onDone();
  };
  return (
    <Sheet
      open
      title={text.answerTitle}
      onClose={onClose}
      action={
        <SaveAction
          {...saving}
          icon="share"
          label={text.send}
          onSave={async () => saving.run(write, done)}
        />
      }
    >
      <DraftRestored draft={draft} day={today} />
      <Fields text={text} value={draft.value} onChange={draft.change} />
    </Sheet>
  );
}
