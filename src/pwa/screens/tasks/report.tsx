import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { proposeRecall, proposeReport } from '#domain/reach/propose-task.ts';
import { type Task, TASK_TEXT_MAX } from '#domain/task.ts';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Field } from '#pwa/ui/field.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Photo, PhotoField } from './photo-field.tsx';
import { dueText } from './task-text.tsx';
import { taskWords } from './task-words.ts';
import { findTask, type TaskHere, toWrite } from './tasks-in.ts';

const ReportDraft = v.strictObject({
  step: v.string(),
  text: v.string(),
  count: v.string(),
  photo: v.nullable(Photo),
});
type ReportDraft = v.InferOutput<typeof ReportDraft>;
type Wrong = 'count' | 'countMissing' | 'picture' | 'empty';

/** What was done, in words, with a number and a picture; without signal too. */
export function ReportScreen({ params: [id = ''] }: ScreenProps) {
  const village = useVillage();
  const here = village && findTask(village, id);
  if (village === undefined || here === undefined) return <NotHere />;
  return <ReportForm key={id} village={village} here={here} />;
}

type FormProps = { readonly village: Village; readonly here: TaskHere };

const COUNT = /^\d{1,9}$/u;

/** What is typed, without what was left empty; else what is wrong. */
function saidOf({ text, count, photo }: ReportDraft, wants: readonly string[]) {
  const typed = count.trim().replaceAll(/[.\s]/gu, '');
  if (typed !== '' && !COUNT.test(typed)) return 'count';
  if (typed === '' && wants.includes('count')) return 'countMissing';
  if (photo === null && wants.includes('picture')) return 'picture';
  if (text.trim() === '' && typed === '' && photo === null) return 'empty';
  return {
    text,
    ...(typed !== '' && { count: Number(typed) }),
    ...(photo !== null && { picture: photo }),
  };
}

function useReportForm({ village, here: { task } }: FormProps) {
  const text = taskWords.value.report;
  const { device } = village;
  const key = `report.${task.task}`;
  const [fresh] = useState(() => ({ step: device.newId(), text: '', count: '', photo: null }));
  const draft = useDraft<ReportDraft>(device, key, ReportDraft, fresh);
  const { busy, problem, run } = useSaving();
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined);
  const save = async (): Promise<void> => {
    const said = saidOf(draft.value, task.wants ?? []);
    setWrong(typeof said === 'string' ? said : undefined);
    if (typeof said === 'string') return;
    const ids = { task: task.task, edition: task.edition, step: draft.value.step };
    await run(
      async () => {
        const now = toWrite(village);
        if (now === undefined) return 'not-here';
        const reported = proposeReport(now.states, now.author, ids, said);
        return saveTogether(device, now.book, reported, {
          said: text.saved,
          draft: key,
          undo: () => {
            const then = toWrite(village) ?? now;
            return proposeRecall(then.states, then.author, { task: ids.task, step: ids.step });
          },
        });
      },
      () => leaveTo(`#/task/${task.task}`),
    );
  };
  const change = (changes: Partial<ReportDraft>): void => {
    setWrong(undefined);
    draft.update((now) => ({ ...now, ...changes }));
  };
  return { draft, busy, problem, wrong, save, change };
}

function ReportForm({ village, here }: FormProps) {
  const text = taskWords.value.report;
  const { task } = here;
  const { draft, busy, problem, wrong, save, change } = useReportForm({ village, here });
  const { value } = draft;
  const book = village.device.findBook('reach', village.place);
  return (
    <Page
      title={text.title}
      lead={[task.title, dueText(here, village.day)].join(' · ')}
      back={{ href: `#/task/${task.task}`, label: task.title }}
      place="doors"
      banners={<DraftRestored draft={draft} day={village.day} />}
      action={
        <SaveAction
          label={text.save}
          icon="check"
          problem={wrong === undefined ? problem : text.wrong[wrong]}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && book && (
        <PhotoField
          device={village.device}
          book={book.id}
          value={value.photo}
          onChange={(photo) => change({ photo })}
        />
      )}
      {draft.ready && <Fields task={task} value={value} onChange={change} />}
    </Page>
  );
}

type FieldsProps = {
  readonly task: Task;
  readonly value: ReportDraft;
  readonly onChange: (changes: Partial<ReportDraft>) => void;
};

function Fields({ task, value, onChange }: FieldsProps) {
  const text = taskWords.value.report;
  return (
    <>
      <Field
        label={text.text}
        kind="long"
        value={value.text}
        onInput={(typed) => onChange({ text: typed })}
        maxLength={TASK_TEXT_MAX}
      />
      {task.wants?.includes('count') === true && (
        <Field
          label={task.unit === undefined ? text.count : text.countOf(task.unit)}
          kind="number"
          value={value.count}
          onInput={(count) => onChange({ count })}
          maxLength={12}
        />
      )}
    </>
  );
}
