import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
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

/** Thanks to one of the team: a ready sentence, or one's own. */
export function PraiseSheet({ village, person, name, onClose }: PraiseProps) {
  const text = teamWords.value;
  const { evenings, doors } = givenIn(village, person);
  const ready = text.praises(evenings, doors);
  const [chosen, setChosen] = useState(ready[0]);
  const [own, setOwn] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const sentence = own.trim() === '' ? (chosen ?? '') : own;
    const proposed = proposePraise(village, { to: person, words: sentence });
    const code = await saveTogether(village.device, village.doorsBook, proposed, {
      said: text.praised(name),
    });
    setProblem(code);
    if (code === undefined) onClose();
  };
  return (
    <Sheet
      open
      title={text.praiseTo(name)}
      onClose={onClose}
      action={<SaveAction label={text.praiseSave} problem={problem} onSave={save} />}
    >
      <p class="soft small">{text.praiseLead}</p>
      <Choice
        legend={text.praiseChoose}
        options={ready.map((each) => ({ value: each, label: each }))}
        value={own.trim() === '' ? chosen : undefined}
        onChange={(each) => {
          setOwn('');
          setChosen(each);
        }}
      />
      <Field label={text.praiseOwn} optional value={own} onInput={setOwn} maxLength={120} />
    </Sheet>
  );
}
