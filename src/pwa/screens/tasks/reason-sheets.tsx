import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { proposeRecall, proposeReturn, proposeTaskEnd } from '#domain/reach/propose-task.ts';
import { TASK_TEXT_MAX } from '#domain/task.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { taskWords } from './task-words.ts';
import { toWrite } from './tasks-in.ts';

type BackProps = {
  readonly village: Village;
  readonly task: Id;
  /** The report. */
  readonly of: Id;
  readonly onClose: () => void;
};

/** A report goes back to whoever reported, with what is missing. */
export function GiveBackSheet({ village, task, of, onClose }: BackProps) {
  const text = taskWords.value.giveBack;
  const { device } = village;
  const [step] = useState(() => device.newId());
  return (
    <ReasonSheet
      device={device}
      draft={`task-back.${of}`}
      text={text}
      maxLength={TASK_TEXT_MAX}
      onClose={onClose}
      onSave={async (reason, draft) => {
        const now = toWrite(village);
        if (now === undefined) return 'not-here';
        const back = proposeReturn(now.states, now.author, { task, step, of }, reason);
        return saveTogether(device, now.book, back, {
          said: text.done,
          draft,
          undo: () => {
            const then = toWrite(village) ?? now;
            return proposeRecall(then.states, then.author, { task, step });
          },
        });
      }}
    />
  );
}

/** The village's own task need not be done any more. */
export function EndTaskSheet({ village, task, onClose }: Omit<BackProps, 'of'>) {
  const text = taskWords.value.end;
  return (
    <ReasonSheet
      device={village.device}
      draft={`task-end.${task}`}
      text={text}
      maxLength={120}
      onClose={onClose}
      onSave={async (reason, draft) => {
        const now = toWrite(village);
        if (now === undefined) return 'not-here';
        const ended = proposeTaskEnd(now.states, now.author, task, reason);
        return saveTogether(village.device, now.book, ended, { said: text.done, draft });
      }}
    />
  );
}
