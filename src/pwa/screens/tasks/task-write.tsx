import { isLeading } from '#pwa/phone/roles-in.ts';
import { useState } from 'preact/hooks';
import { proposeTask, proposeTaskChange } from '#domain/reach/propose-task.ts';
import type { Task } from '#domain/task.ts';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { villageName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { DraftRestored, isOvertaken } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { PlanFields } from './plan-fields.tsx';
import { draftOf, planOf, TaskDraft, type TaskWrong } from './task-draft.ts';
import { taskWords } from './task-words.ts';
import { findTask, toWrite, workersIn } from './tasks-in.ts';

/** What a village gives its own people to do. */
export function TaskNewScreen() {
  const village = useVillage();
  if (village === undefined || !isLeading(village)) return <NotHere />;
  return <WriteForm village={village} known={undefined} />;
}

/** The next edition of one that stands. */
export function TaskEditScreen({ params: [id = ''] }: ScreenProps) {
  const village = useVillage();
  const here = village && findTask(village, id);
  const isOwn = here !== undefined && here.commune === undefined;
  if (village === undefined || !isOwn || !isLeading(village)) return <NotHere />;
  return <WriteForm key={id} village={village} known={here.task} />;
}

type FormProps = { readonly village: Village; readonly known: Task | undefined };

function useTaskForm({ village, known }: FormProps) {
  const text = taskWords.value.form;
  const { device, day } = village;
  const [fresh] = useState(() => draftOf(known, () => device.newId()));
  const key = `task.${known?.task ?? 'new'}`;
  const draft = useDraft(device, key, TaskDraft, fresh);
  const { busy, problem, run } = useSaving();
  const [wrong, setWrong] = useState<TaskWrong | undefined>(undefined);
  const save = async (): Promise<void> => {
    const { task, edition, over, step, reason, to, title } = draft.value;
    const plan = planOf(draft.value, known === undefined ? day : Math.min(day, known.due));
    setWrong(typeof plan === 'string' ? plan : undefined);
    if (typeof plan === 'string') return;
    const said = known === undefined ? text.saved(title) : text.changed;
    await run(
      async () => {
        const now = toWrite(village);
        if (now === undefined) return 'not-here';
        const { states, author, book } = now;
        const intent =
          known === undefined
            ? proposeTask(states, author, { task, edition, step }, { ...plan, ...(to && { to }) })
            : proposeTaskChange(states, author, { task, edition, over }, { ...plan, reason });
        return saveTogether(device, book, intent, { said, draft: key });
      },
      () => leaveTo(`#/task/${task}`),
    );
  };
  const change = (changes: Partial<TaskDraft>): void => {
    setWrong(undefined);
    draft.change({ ...draft.value, ...changes });
  };
  return { draft, busy, problem, wrong, save, change };
}

const LATER = '';

function WriteForm({ village, known }: FormProps) {
  const text = taskWords.value.form;
  const { draft, busy, problem, wrong, save, change } = useTaskForm({ village, known });
  const { value } = draft;
  const isNew = known === undefined;
  return (
    <Page
      title={isNew ? text.new : text.change}
      lead={isNew ? text.newLead(villageName(village)) : text.changeLead}
      back={
        isNew
          ? { href: '#/tasks', label: taskWords.value.title }
          : { href: `#/task/${known.task}`, label: known.title }
      }
      place="doors"
      banners={
        <DraftRestored
          draft={draft}
          day={village.day}
          overtaken={
            isOvertaken(value, known) && { text: text.overtaken, href: `#/task/${value.task}` }
          }
        />
      }
      action={
        <SaveAction
          label={isNew ? text.save : text.saveChange}
          problem={problem}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && (
        <>
          <PlanFields value={value} wrong={wrong} onChange={change} />
          {isNew && (
            <Choice
              legend={text.to}
              options={[
                { value: LATER, label: text.toLater },
                ...workersIn(village).map(({ person, name }) => ({ value: person, label: name })),
              ]}
              value={value.to}
              onChange={(to) => change({ to })}
            />
          )}
        </>
      )}
    </Page>
  );
}
