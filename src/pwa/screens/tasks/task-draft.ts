import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { type Task, type TaskPlan, WANTS } from '#domain/task.ts';
import { dayFrom } from './hand-day.ts';

/** A task as it is being written: what was typed stands as it was typed. */
export const TaskDraft = v.strictObject({
  task: v.string(),
  edition: v.string(),
  /** Of handing it on, where that is done at once. */
  step: v.string(),
  /** What stood when the form was opened; empty where nothing did. */
  over: v.string(),
  title: v.string(),
  text: v.string(),
  due: v.string(),
  wants: v.array(v.picklist(WANTS)),
  unit: v.string(),
  source: v.string(),
  reason: v.string(),
  /** To whom it goes at once; empty: later. */
  to: v.string(),
  where: v.picklist(['all', 'some']),
  villages: v.array(v.string()),
});
export type TaskDraft = v.InferOutput<typeof TaskDraft>;

/** An empty form, or one with what stands. */
export function draftOf(known: Task | undefined, newId: () => Id): TaskDraft {
  return {
    task: known?.task ?? newId(),
    edition: newId(),
    step: newId(),
    over: known?.edition ?? '',
    title: known?.title ?? '',
    text: known?.text ?? '',
    due: known === undefined ? '' : formatDay(known.due),
    wants: [...(known?.wants ?? ['picture'])],
    unit: known?.unit ?? '',
    source: known?.source ?? '',
    reason: '',
    to: '',
    where: known?.villages === undefined ? 'all' : 'some',
    villages: [...(known?.villages ?? [])],
  };
}

/** The field that is wrong. */
export type TaskWrong = 'title' | 'text' | 'due' | 'villages';

/** @param since the first day that may be the last one */
export function planOf(draft: TaskDraft, since: number): TaskPlan | TaskWrong {
  const { title, text, wants, unit, source } = draft;
  if (title.trim() === '') return 'title';
  if (text.trim() === '') return 'text';
  const due = dayFrom(draft.due, since);
  if (due === undefined || due === 'wrong') return 'due';
  return { title, text, due, wants: [...wants], unit, source };
}
