import { useState } from 'preact/hooks';
import { proposeClosing } from '#domain/funds/propose.ts';
import type { Drive } from '#domain/funds/state.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { type Fund, fundNow } from './fund.ts';
import { fundsWords } from './funds-words.ts';

/** A drive is over, or was opened once too often: what it has taken stays in the book. */
export function CloseDrive({ fund, drive }: { readonly fund: Fund; readonly drive: Drive }) {
  const text = fundsWords.value.ending;
  const [isOpen, setOpen] = useState(false);
  const saving = useSaving();
  const close = (): void => setOpen(false);
  const write = async (): Promise<string | undefined> => {
    const { states, author } = fundNow(fund);
    const proposed = proposeClosing(states, author, drive.drive);
    return saveTogether(fund.village.device, fund.book, proposed, { said: text.said });
  };
  return (
    <>
      <Button wide kind="quiet" icon="check" onPress={() => setOpen(true)}>
        {text.end}
      </Button>
      <Sheet
        open={isOpen}
        title={text.end}
        onClose={close}
        action={
          <SaveAction
            {...saving}
            label={text.end}
            icon="check"
            onSave={() => saving.run(write, close)}
          />
        }
      >
        <p>{text.lead}</p>
      </Sheet>
    </>
  );
}
