import { backOf, proposeOwn } from '#domain/funds/propose-own.ts';
import type { Bill } from '#domain/funds/state.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { type Fund, fundNow } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';

type SheetProps = {
  readonly fund: Fund;
  readonly bill: Bill;
  readonly month: number;
  /** As the household is called. */
  readonly name: string;
  readonly onClose: () => void;
};

/** Paid from home or elsewhere, or reminded of no more. */
export function BillSheet({ fund, bill, month, name, onClose }: SheetProps) {
  const text = fundsRareWords.value.bills;
  const saving = useSaving();
  const { device } = fund.village;
  const of = { bill: bill.bill, household: bill.household };
  const pay = (how: 'home' | 'elsewhere') => async (): Promise<string | undefined> => {
    const { states, author } = fundNow(fund);
    const body = { ...of, month, how };
    const proposed = proposeOwn(states, author, { type: 'bill.paid@1', body });
    const back = backOf(states, body);
    const undo = () => {
      const now = fundNow(fund);
      return proposeOwn(now.states, now.author, { type: 'bill.paid@1', body: back });
    };
    return saveTogether(device, fund.book, proposed, { said: text.paid[how], undo });
  };
  const drop = async (): Promise<string | undefined> => {
    const { states, author } = fundNow(fund);
    const proposed = proposeOwn(states, author, { type: 'bill.dropped@1', body: of });
    return saveTogether(device, fund.book, proposed, { said: text.dropped });
  };
  const plain = { ...saving, problem: undefined };
  return (
    <Sheet
      open
      title={name}
      onClose={onClose}
      action={
        <SaveAction
          {...plain}
          icon="check"
          label={text.fromHome}
          onSave={() => saving.run(pay('home'), onClose)}
        />
      }
    >
      <p>{text.sheetLead}</p>
      {saving.problem !== undefined && <Banner kind="error">{reasonText(saving.problem)}</Banner>}
      <SaveAction
        {...plain}
        isSecond
        icon="check"
        label={text.elsewhere}
        onSave={() => saving.run(pay('elsewhere'), onClose)}
      />
      <SaveAction
        {...plain}
        isSecond
        icon="undo"
        label={text.drop}
        onSave={() => saving.run(drop, onClose)}
      />
    </Sheet>
  );
}
