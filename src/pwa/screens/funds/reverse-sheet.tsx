import { useState } from 'preact/hooks';
import { proposeReversal } from '#domain/funds/propose.ts';
import type { Entry } from '#domain/funds/state.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { type Fund, fundNow } from './fund.ts';
import { fundsWords } from './funds-words.ts';

type Props = { readonly fund: Fund; readonly entry: Entry; readonly onClose: () => void };

/** Something was written wrongly: it stays in the book, and the same amounts are written against it. */
export function ReverseSheet({ fund, entry, onClose }: Props) {
  const { reverse: text, takeOff } = fundsWords.value;
  const { number } = entry;
  const said = number === undefined ? takeOff : { ...text, title: text.receipt(number) };
  const [why, setWhy] = useState('');
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    const { states, author } = fundNow(fund);
    const reason = why.trim() === '' ? fundsWords.value.mistaken : why;
    const proposed = proposeReversal(states, author, entry.id, reason);
    return saveTogether(fund.village.device, fund.book, proposed, { said: said.said });
  };
  return (
    <Sheet
      open
      title={said.title}
      onClose={onClose}
      action={
        <SaveAction
          {...saving}
          label={said.save}
          icon="undo"
          onSave={() => saving.run(write, onClose)}
        />
      }
    >
      <p>{said.lead}</p>
      <Field
        label={text.why}
        hint={text.whyHint}
        optional
        value={why}
        onInput={setWhy}
        maxLength={120}
      />
    </Sheet>
  );
}
