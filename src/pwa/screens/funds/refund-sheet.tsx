import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { proposeRefund } from '#domain/funds/propose.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { amountOf, dongText, type DueLine, type Fund, fundNow } from './fund.ts';
import { fundsWords } from './funds-words.ts';

type Props = { readonly fund: Fund; readonly line: DueLine; readonly overDong: number };

/** What a household paid too much goes back in cash. */
export function Refund(props: Props) {
  const text = fundsWords.value.refund;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button wide icon="pay" onPress={() => setOpen(true)}>
        {text.open(dongText(props.overDong))}
      </Button>
      {isOpen && <RefundSheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

const RefundDraft = v.strictObject({ amount: v.string(), reason: v.string() });
type RefundDraft = v.InferOutput<typeof RefundDraft>;

const FRESH: RefundDraft = { amount: '', reason: '' };

type SheetProps = Props & { readonly onClose: () => void };

function RefundSheet({ fund, line, overDong, onClose }: SheetProps) {
  const text = fundsWords.value;
  const { device, day } = fund.village;
  const { drive, household } = line.due;
  const key = `fund-refund.${drive}.${household}`;
  const draft = useDraft(device, key, RefundDraft, FRESH);
  const { amount: typed, reason } = draft.value;
  const [refund] = useState(() => device.newId());
  const saving = useSaving();
  const asked = typed.trim() === '' ? overDong : amountOf(typed);
  const isTooMuch = asked !== undefined && asked > overDong;
  const amount = isTooMuch ? undefined : asked;
  const wrong = isTooMuch ? text.refund.tooMuch(dongText(overDong)) : text.amountWrong;
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const said = { refund, drive, household, amount, reason };
    return saveTogether(device, fund.book, proposeRefund(states, author, said), {
      said: text.refund.said(dongText(amount), line.head),
      draft: key,
    });
  };
  return (
    <Sheet
      open
      title={text.refund.title}
      onClose={onClose}
      action={
        <SaveAction
          {...saving}
          label={text.refund.save(dongText(amount ?? overDong))}
          onSave={() => saving.run(write, onClose)}
        />
      }
    >
      <DraftRestored draft={draft} day={day} />
      <p>{text.refund.lead}</p>
      <Field
        label={text.refund.amount}
        kind="number"
        value={typed}
        hint={dongText(overDong)}
        error={amount === undefined ? wrong : undefined}
        onInput={(next) => draft.change({ ...draft.value, amount: next })}
        maxLength={20}
      />
      <Field
        label={text.reverse.why}
        optional
        value={reason}
        onInput={(next) => draft.change({ ...draft.value, reason: next })}
        maxLength={120}
      />
    </Sheet>
  );
}
