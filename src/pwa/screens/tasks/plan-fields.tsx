import { TASK_TEXT_MAX, WANTS } from '#domain/task.ts';
import { Chips } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { startUpper } from '#pwa/phone/names.ts';
import type { TaskDraft, TaskWrong } from './task-draft.ts';
import { taskWords } from './task-words.ts';

type PlanFieldsProps = {
  readonly value: TaskDraft;
  readonly wrong: TaskWrong | undefined;
  readonly onChange: (changes: Partial<TaskDraft>) => void;
};

/** What is to be done, by when, and what a report comes with. */
export function PlanFields({ value, wrong, onChange }: PlanFieldsProps) {
  const text = taskWords.value.form;
  const { want } = taskWords.value;
  return (
    <>
      <Field
        label={text.title}
        hint={text.titleHint}
        error={wrong === 'title' ? text.wrong.title : undefined}
        value={value.title}
        onInput={(title) => onChange({ title })}
        maxLength={120}
      />
      <Field
        label={text.text}
        kind="long"
        error={wrong === 'text' ? text.wrong.text : undefined}
        value={value.text}
        onInput={(typed) => onChange({ text: typed })}
        maxLength={TASK_TEXT_MAX}
      />
      <Field
        label={text.due}
        kind="date"
        error={wrong === 'due' ? text.wrong.due : undefined}
        value={value.due}
        onInput={(due) => onChange({ due })}
        maxLength={10}
      />
      <Chips
        legend={text.wants}
        options={WANTS.map((each) => ({ value: each, label: startUpper(want[each]) }))}
        values={value.wants}
        onChange={(wants) => onChange({ wants })}
      />
      <MoreFields value={value} onChange={onChange} />
    </>
  );
}

/** What is counted, by which paper, and why it changes. */
function MoreFields({ value, onChange }: Omit<PlanFieldsProps, 'wrong'>) {
  const text = taskWords.value.form;
  return (
    <>
      {value.wants.includes('count') && (
        <Field
          label={text.unit}
          hint={text.unitHint}
          optional
          value={value.unit}
          onInput={(unit) => onChange({ unit })}
          maxLength={120}
        />
      )}
      <Field
        label={text.source}
        hint={text.sourceHint}
        optional
        value={value.source}
        onInput={(source) => onChange({ source })}
        maxLength={120}
      />
      {value.over !== '' && (
        <Field
          label={text.reason}
          optional
          value={value.reason}
          onInput={(reason) => onChange({ reason })}
          maxLength={120}
        />
      )}
    </>
  );
}
