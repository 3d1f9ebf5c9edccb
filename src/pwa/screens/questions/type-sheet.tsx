import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { useDraft } from '#pwa/phone/draft.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { save, sheetKey, word } from './intents.ts';
import type { TellProps } from './question.tsx';
import { questionWords } from './question-words.ts';

const Typed = v.string();

/** What was said, typed out by whoever listens to it. */
export function TypeSheet({ village, ask: { question }, onClose }: TellProps) {
  const text = questionWords.value.one;
  const key = sheetKey('words', question);
  const draft = useDraft(village.device, key, Typed, question.text ?? '');
  const [wording] = useState(() => village.device.newId());
  const [over] = useState(question.wording?.wording);
  const [missing, setMissing] = useState(false);
  const saving = useSaving();
  const write = async (): Promise<void> => {
    setMissing(draft.value.trim() === '');
    if (draft.value.trim() === '') return;
    const intent = { wording, text: draft.value, ...(over !== undefined && { over }) };
    await saving.run(
      async () => save(village, word(question.question, intent), { said: text.typed, draft: key }),
      onClose,
    );
  };
  return (
    <Sheet
      open
      title={text.typeTitle}
      onClose={onClose}
      action={<SaveAction {...saving} label={text.type} onSave={write} />}
    >
      <DraftRestored draft={draft} day={village.day} />
      <Field
        label={text.typeTitle}
        hint={text.typeHint}
        kind="long"
        error={missing ? text.typeMissing : undefined}
        value={draft.value}
        onInput={draft.change}
        maxLength={1_000}
      />
    </Sheet>
  );
}
