import { BANKS } from '#kernel/vi-banks.ts';
import { fundsWords } from './funds-words.ts';
import './funds.css';

type Props = { readonly bank: string; readonly onChange: (bank: string) => void };

/** None is picked beforehand: money that goes to the wrong bank is hard to get back. */
export function BankPick({ bank, onChange }: Props) {
  const text = fundsWords.value;
  return (
    <div class="fund-pick">
      <label for="fund-bank">{text.bank}</label>
      <select id="fund-bank" value={bank} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{text.bankNone}</option>
        {BANKS.map(({ bin, name }) => (
          <option key={bin} value={bin}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
