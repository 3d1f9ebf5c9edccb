import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { CLOSINGS } from '#domain/reach/question-facts.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { close, reopen, save, sheetKey } from './intents.ts';
import type { TellProps } from './question.tsx';
import { questionWords } from './question-words.ts';

const CloseDraft = v.strictObject({ why: v.picklist(CLOSINGS), reason: v.string() });
type CloseDraft = v.InferOutput<typeof CloseDraft>;

const FRESH: CloseDraft = { why: 'withdrawn', reason: '' };

/** No answer is waited for any more, and why. */
export function CloseSheet({ village, ask: { question }, onClose }: TellProps) {
  const text = questionWords.value.one;
  const key = sheetKey('close', question);
  const draft = useDraft(village.device, key, CloseDraft, FRESH);
  const { value } = draft;
  const [closing] = useState(() => village.device.newId());
  const saving = useSaving();
  const write = async (): Promise<void> =>
    saving.run(
      async () =>
        save(village, close(question.question, { closing, ...value }), {
          said: text.closed,
          draft: key,
          undo: reopen(question.question),
        }),
      onClose,
    );
  return (
    <Sheet
      open
      title={text.closeTitle}
      onClose={onClose}
      action={<SaveAction {...saving} icon="close" label={text.close} onSave={write} />}
    >
      <DraftRestored draft={draft} day={village.day} />
      <Choice
        legend={text.closeTitle}
        options={CLOSINGS.map((each) => ({ value: each, label: text.closings[each] }))}
        value={value.why}
        onChange={(why) => draft.change({ ...value, why })}
      />
      <Field
        label={text.reason}
        hint={text.reasonHint}
        optional
        value={value.reason}
        onInput={(reason) => draft.change({ ...value, reason })}
        maxLength={120}
      />
    </Sheet>
  );
}
