import { useState } from 'preact/hooks';
import type { Task } from '#domain/task.ts';
import { proposeDirective, proposeDirectiveChange } from '#domain/work/propose-directive.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { type Office, toWrite, useOffice } from '#pwa/screens/campaign/office.ts';
import { DraftRestored, isOvertaken } from '#pwa/screens/draft-restored.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { villagesOf } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { PlanFields } from '#pwa/screens/tasks/plan-fields.tsx';
import { draftOf, planOf, TaskDraft, type TaskWrong } from '#pwa/screens/tasks/task-draft.ts';
import { taskWords } from '#pwa/screens/tasks/task-words.ts';
import { directiveWords } from './directive-words.ts';
import { useGiven } from './directives-of.ts';
import { NoDirective } from './no-directive.tsx';

/** Something new for the villages to do. */
export function DirectiveNewScreen() {
  const office = useOffice();
  return office === undefined ? <NoDirective /> : <WriteForm office={office} known={undefined} />;
}

/** The next edition of one that stands. */
export function DirectiveChangeScreen({ params: [id = ''] }: ScreenProps) {
  const given = useGiven(id);
  if (given === undefined) return <NoDirective />;
  return <WriteForm key={id} office={given.office} known={given.task} />;
}

type FormProps = { readonly office: Office; readonly known: Task | undefined };

function useDirectiveForm({ office, known }: FormProps) {
  const text = taskWords.value.form;
  const { device, book, day } = office;
  const [fresh] = useState(() => draftOf(known, () => device.newId()));
  const key = `directive.${known?.task ?? 'new'}`;
  const draft = useDraft(device, key, TaskDraft, fresh);
  const { busy, problem, run } = useSaving();
  const [wrong, setWrong] = useState<TaskWrong | undefined>(undefined);
  const save = async (): Promise<void> => {
    const { task, edition, over, reason, title, where, villages } = draft.value;
    const plan = planOf(draft.value, known === undefined ? day : Math.min(day, known.due));
    const isNowhere = where === 'some' && villages.length === 0;
    const missing = typeof plan !== 'string' && isNowhere ? 'villages' : plan;
    setWrong(typeof missing === 'string' ? missing : undefined);
    if (typeof plan === 'string' || isNowhere) return;
    const intent = { ...plan, ...(where === 'some' && { villages }) };
    const said = known === undefined ? text.saved(title) : text.changed;
    await run(
      async () => {
        const { states, author } = toWrite(office);
        const proposed =
          known === undefined
            ? proposeDirective(states, author, { task, edition }, intent)
            : proposeDirectiveChange(
                states,
                author,
                { task, edition, over },
                { ...intent, reason },
              );
        return saveTogether(device, book, proposed, { said, draft: key });
      },
      () => leaveTo(`#/directives/${task}`),
    );
  };
  const change = (changes: Partial<TaskDraft>): void => {
    setWrong(undefined);
    draft.change({ ...draft.value, ...changes });
  };
  return { draft, busy, problem, wrong, save, change };
}

function WriteForm({ office, known }: FormProps) {
  const text = directiveWords.value.form;
  const { draft, busy, problem, wrong, save, change } = useDirectiveForm({ office, known });
  const { value } = draft;
  const isNew = known === undefined;
  return (
    <OfficerPage
      title={isNew ? text.new : text.change}
      lead={isNew ? text.newLead : taskWords.value.form.changeLead}
      back={
        isNew
          ? { href: '#/directives', label: directiveWords.value.all }
          : { href: `#/directives/${known.task}`, label: known.title }
      }
      place="commune"
      banners={
        <DraftRestored
          draft={draft}
          day={office.day}
          overtaken={
            isOvertaken(value, known) && {
              text: taskWords.value.form.overtaken,
              href: `#/directives/${value.task}`,
            }
          }
        />
      }
      action={
        <SaveAction
          label={isNew ? text.save : taskWords.value.form.saveChange}
          problem={problem}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && (
        <div class="stack directive-form">
          <PlanFields value={value} wrong={wrong} onChange={change} />
          <Where office={office} value={value} onChange={change} />
          {wrong === 'villages' && (
            <Banner kind="error">{taskWords.value.form.wrong.villages}</Banner>
          )}
        </div>
      )}
    </OfficerPage>
  );
}

type WhereProps = {
  readonly office: Office;
  readonly value: TaskDraft;
  readonly onChange: (changes: Partial<TaskDraft>) => void;
};

function Where({ office: { device, commune }, value, onChange }: WhereProps) {
  const text = directiveWords.value.form;
  return (
    <>
      <Choice
        legend={text.where}
        columns={2}
        options={[
          { value: 'all', label: text.all },
          { value: 'some', label: text.some },
        ]}
        value={value.where}
        onChange={(where) => onChange({ where })}
      />
      {value.where === 'some' && (
        <Chips
          legend={text.villages}
          options={villagesOf(device, commune).map(({ id, name }) => ({
            value: id,
            label: startUpper(name),
          }))}
          values={value.villages}
          onChange={(villages) => onChange({ villages })}
        />
      )}
    </>
  );
}
