import { useState } from 'preact/hooks';
import { parseDay } from '#kernel/vi-day-text.ts';
import { ANSWER_STATES } from '#domain/desk/facts.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { deskWords } from './desk-words.ts';
import { sendDeskStep } from './send-step.ts';

type AnswerProps = {
  readonly place: string;
  readonly id: string;
  readonly today: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** As many things, and as many letters each, as an answer can name. */
const BRING_MAX = 12;
const THING_MAX = 120;

type State = (typeof ANSWER_STATES)[number];

/** Undefined where nothing is typed; a day that is over, or none, is wrong. */
function dayIn(typed: string, today: number): number | 'wrong' | undefined {
  if (typed.trim() === '') return undefined;
  const read = parseDay(typed, 2_100);
  return read.ok && 'day' in read.value && read.value.day >= today ? read.value.day : 'wrong';
}

type Said = {
  readonly state?: State;
  readonly words: string;
  /** One thing a line. */
  readonly bring: string;
  readonly day: string;
};

type FieldsProps = { readonly value: Said; readonly onChange: (said: Said) => void };

function Fields({ value, onChange }: FieldsProps) {
  const text = deskWords.value;
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
export function AnswerSheet({ place, id, today, onClose, onDone }: AnswerProps) {
  const device = usePhone();
  const text = deskWords.value;
  const [answer] = useState(() => device.newId());
  const [said, setSaid] = useState<Said>({ words: '', bring: '', day: '' });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    const { state, words, bring, day } = said;
    const on = dayIn(day, today);
    if (state === undefined) return setProblem(text.stateMissing);
    if (words.trim() === '') return setProblem(text.wordsMissing);
    if (on === 'wrong') return setProblem(text.comeWrong);
    const things = bring.split('\n').flatMap((line) => line.trim() || []);
    const isLong = things.length > BRING_MAX || things.some((line) => line.length > THING_MAX);
    if (isLong) return setProblem(text.bringWrong);
    setBusy(true);
    const wrong = await sendDeskStep(device, {
      step: 'answer',
      place,
      case: id,
      answer,
      state,
      words,
      ...(things.length > 0 && { bring: things }),
      ...(on !== undefined && { come: { on } }),
    });
    setBusy(false);
    if (wrong !== undefined) return setProblem(wrong);
    showToast(text.sentNow);
    onClose();
    return onDone();
  };
  return (
    <Sheet
      open
      title={text.answerTitle}
      onClose={onClose}
      action={
        <Button kind="primary" wide icon="share" busy={busy} onPress={() => void send()}>
          {text.send}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Fields value={said} onChange={setSaid} />
    </Sheet>
  );
}
