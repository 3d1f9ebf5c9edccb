import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { proposeHanding, proposeRecall } from '#domain/reach/propose-task.ts';
import { TASK_TEXT_MAX, type Task } from '#domain/task.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { dayFrom } from './hand-day.ts';
import { taskWords } from './task-words.ts';
import { toWrite, workersIn } from './tasks-in.ts';

type HandProps = {
  readonly village: Village;
  readonly task: Task;
  readonly onClose: () => void;
};

const Said = v.strictObject({ to: v.optional(v.string()), due: v.string(), note: v.string() });
type Said = v.InferOutput<typeof Said>;

const FRESH: Said = { due: '', note: '' };

/** To somebody by name, by a day, with a word. */
export function HandSheet({ village, task: { task }, onClose }: HandProps) {
  const text = taskWords.value.hand;
  const { device, day } = village;
  const [step] = useState(() => device.newId());
  const key = `task-hand.${task}`;
  const draft = useDraft(device, key, Said, FRESH);
  const [wrong, setWrong] = useState<'who' | 'due' | undefined>(undefined);
  const { busy, problem, run } = useSaving();
  const workers = workersIn(village);
  const save = async (): Promise<void> => {
    const { to, note } = draft.value;
    const due = dayFrom(draft.value.due, day);
    if (to === undefined) return setWrong('who');
    if (due === 'wrong') return setWrong('due');
    setWrong(undefined);
    const name = workers.find(({ person }) => person === to)?.name ?? '';
    return run(async () => {
      const now = toWrite(village);
      if (now === undefined) return 'not-here';
      const intent = { to, note, ...(due !== undefined && { due }) };
      const handed = proposeHanding(now.states, now.author, { task, step }, intent);
      return saveTogether(device, now.book, handed, {
        said: text.done(name),
        draft: key,
        undo: () => {
          const then = toWrite(village) ?? now;
          return proposeRecall(then.states, then.author, { task, step });
        },
      });
    }, onClose);
  };
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      action={
        workers.length > 0 && (
          <Button kind="primary" wide icon="check" busy={busy} onPress={() => void save()}>
            {text.save}
          </Button>
        )
      }
    >
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      {wrong === 'who' && <Banner kind="error">{text.whoMissing}</Banner>}
      <DraftRestored draft={draft} day={day} />
      <Fields
        village={village}
        value={draft.value}
        isDueWrong={wrong === 'due'}
        onChange={draft.change}
      />
    </Sheet>
  );
}

type FieldsProps = {
  readonly village: Village;
  readonly value: Said;
  readonly isDueWrong: boolean;
  readonly onChange: (said: Said) => void;
};

function Fields({ village, value, isDueWrong, onChange }: FieldsProps) {
  const text = taskWords.value.hand;
  const workers = workersIn(village);
  const me = village.device.me()?.person;
  return (
    <>
      {workers.length === 0 ? (
        <p>{text.nobody}</p>
      ) : (
        <Choice
          legend={text.who}
          options={workers.map(({ person, name }) => ({
            value: person,
            label: person === me ? text.mine(name) : name,
          }))}
          value={value.to}
          onChange={(to) => onChange({ ...value, to })}
        />
      )}
      <Field
        label={text.due}
        kind="date"
        optional
        hint={text.dueHint}
        error={isDueWrong ? text.dueWrong : undefined}
        value={value.due}
        onInput={(due) => onChange({ ...value, due })}
        maxLength={10}
      />
      <Field
        label={text.note}
        kind="long"
        optional
        value={value.note}
        onInput={(note) => onChange({ ...value, note })}
        maxLength={TASK_TEXT_MAX}
      />
    </>
  );
}
