import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { givenIn } from './crew.ts';
import { proposePraise } from './intents.ts';
import { teamWords } from './team-words.ts';

type PraiseProps = {
  readonly village: Village;
  readonly person: Id;
  readonly name: string;
  readonly onClose: () => void;
};

const Own = v.string();

/** Thanks to one of the team: a ready sentence, or one's own. */
export function PraiseSheet({ village, person, name, onClose }: PraiseProps) {
  const text = teamWords.value;
  const { evenings, doors } = givenIn(village, person);
  const ready = text.praises(evenings, doors);
  const [chosen, setChosen] = useState(ready[0]);
  const key = `praise.${person}`;
  const draft = useDraft(village.device, key, Own, '');
  const { value: own } = draft;
  const [praise] = useState(() => village.device.newId());
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    const sentence = own.trim() === '' ? (chosen ?? '') : own;
    const proposed = proposePraise(village, { praise, to: person, words: sentence });
    return saveTogether(village.device, village.doorsBook, proposed, {
      said: text.praised(name),
      draft: key,
    });
  };
  return (
    <Sheet
      open
      title={text.praiseTo(name)}
      onClose={onClose}
      action={
        <SaveAction
          {...saving}
          label={text.praiseSave}
          onSave={async () => saving.run(write, onClose)}
        />
      }
    >
      <DraftRestored draft={draft} day={village.day} />
      <p class="soft small">{text.praiseLead}</p>
      <Choice
        legend={text.praiseChoose}
        options={ready.map((each) => ({ value: each, label: each }))}
        value={own.trim() === '' ? chosen : undefined}
        onChange={(each) => {
          draft.change('');
          setChosen(each);
        }}
      />
      <Field label={text.praiseOwn} optional value={own} onInput={draft.change} maxLength={120} />
    </Sheet>
  );
}
