import { BANKS } from '#kernel/vi-banks.ts';
import { Pick } from '#pwa/ui/pick.tsx';
import { fundsWords } from './funds-words.ts';

type Props = { readonly bank: string; readonly onChange: (bank: string) => void };

/** None is picked beforehand: money that goes to the wrong bank is hard to get back. */
export function BankPick({ bank, onChange }: Props) {
  const text = fundsWords.value;
  return (
    <Pick
      label={text.bank}
      value={bank}
      options={[['', text.bankNone], ...BANKS.map(({ bin, name }) => [bin, name] as const)]}
      onChange={onChange}
    />
  );
}
