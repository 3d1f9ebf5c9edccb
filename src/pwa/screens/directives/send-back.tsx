import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { directiveQueries } from '#device/directive-queries.ts';
import { TASK_TEXT_MAX } from '#domain/task.ts';
import { showToast } from '#pwa/ui/toast.tsx';
import { problemText } from '#pwa/screens/officer/asked.tsx';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { directiveWords } from './directive-words.ts';

type SendBackProps = {
  readonly device: Device;
  /** The village. */
  readonly place: Id;
  readonly task: Id;
  /** What it has settled. */
  readonly of: Id;
  readonly onClose: () => void;
  readonly onSent: () => void;
};

/** Back to a village, whose books no officer's phone carries: the home writes it. */
export function SendBackSheet({ device, place, task, of, onClose, onSent }: SendBackProps) {
  const text = directiveWords.value.back;
  const [step] = useState(() => device.newId());
  return (
    <ReasonSheet
      device={device}
      draft={`task-back.${of}`}
      text={text}
      maxLength={TASK_TEXT_MAX}
      onClose={onClose}
      onSave={async (reason, draft) => {
        const answer = await directiveQueries(device).step({ place, task, step, of, reason });
        if (!answer.ok) return problemText(answer.error.code);
        const { verdict, why } = answer.value;
        if (verdict !== 'ok' && verdict !== 'flagged') return why;
        await device.deleteDraft(draft);
        showToast(text.done);
        onSent();
        return undefined;
      }}
    />
  );
}
