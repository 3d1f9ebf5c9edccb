import type { Id } from '#kernel/id.ts';
import { readAccount } from '#domain/funds/entries.ts';
import { proposeReversal } from '#domain/funds/propose.ts';
import type { Entry } from '#domain/funds/state.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { type Fund, fundNow } from './fund.ts';
import { fundsWords } from './funds-words.ts';

type Props = { readonly fund: Fund; readonly entry: Entry; readonly onClose: () => void };

/** What becomes of the money: cash goes back into a hand, and a transfer stays at the bank. */
export function reversalText({
  kind,
  number = '',
  parts = [],
}: Pick<Entry, 'kind' | 'number' | 'parts'>) {
  const { reverse, refund, takeOff, undone } = fundsWords.value;
  if (kind === 'receipt') return { ...reverse, title: reverse.receipt(number) };
  if (kind === 'refund') return refund.back;
  if (kind === 'spending' || kind === 'handover') return undone[kind];
  return parts.some((part) => 'household' in part) ? takeOff : undone.assignment;
}

/** Households whose money it moved. */
const householdsIn = ({ postings }: Entry): readonly Id[] => [
  ...new Set(postings.flatMap(([account]) => readAccount(account).household ?? [])),
];

/** Something was written wrongly: it stays in the book, and the same amounts are written against it. */
export function ReverseSheet({ fund, entry, onClose }: Props) {
  const { reverse: text, mistaken } = fundsWords.value;
  const { title, lead, save, said } = reversalText(entry);
  return (
    <ReasonSheet
      device={fund.village.device}
      draft={['fund-reverse', entry.id, ...householdsIn(entry)].join('.')}
      text={{ title, lead, save, reason: text.why, hint: text.whyHint }}
      maxLength={120}
      onClose={onClose}
      onSave={async (why, draft) => {
        const { states, author } = fundNow(fund);
        const reason = why.trim() === '' ? mistaken : why;
        const proposed = proposeReversal(states, author, entry.id, reason);
        return saveTogether(fund.village.device, fund.book, proposed, { said, draft });
      }}
    />
  );
}
