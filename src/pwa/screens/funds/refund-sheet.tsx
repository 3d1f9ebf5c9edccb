import { useState } from 'preact/hooks';
import { proposeRefund } from '#domain/funds/propose.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { amountOf, dongText, type DueLine, type Fund, fundNow } from './fund.ts';
import { fundsWords } from './funds-words.ts';

type Props = { readonly fund: Fund; readonly line: DueLine; readonly overDong: number };

/** What a household paid too much goes back in cash. */
export function Refund({ fund, line, overDong }: Props) {
  const text = fundsWords.value;
  const { device } = fund.village;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [refund, setRefund] = useState(() => device.newId());
  const saving = useSaving();
  const amount = typed.trim() === '' ? overDong : amountOf(typed);
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const { drive, household } = line.due;
    const said = { refund, drive, household, amount, reason };
    return saveTogether(device, fund.book, proposeRefund(states, author, said), {
      said: text.refund.said(dongText(amount), line.head),
    });
  };
  const done = (): void => {
    setOpen(false);
    setRefund(device.newId());
  };
  return (
    <>
      <Button wide icon="pay" onPress={() => setOpen(true)}>
        {text.refund.open(dongText(overDong))}
      </Button>
      <Sheet
        open={open}
        title={text.refund.title}
        onClose={() => setOpen(false)}
        action={
          <SaveAction
            {...saving}
            label={text.refund.save(dongText(amount ?? overDong))}
            onSave={() => saving.run(write, done)}
          />
        }
      >
        <p>{text.refund.lead}</p>
        <Field
          label={text.refund.amount}
          kind="number"
          value={typed}
          hint={dongText(overDong)}
          error={amount === undefined ? text.amountWrong : undefined}
          onInput={setTyped}
          maxLength={20}
        />
        <Field
          label={text.reverse.why}
          optional
          value={reason}
          onInput={setReason}
          maxLength={120}
        />
      </Sheet>
    </>
  );
}
