import { Choice } from '#pwa/ui/choice.tsx';

type RetellProps = {
  readonly text: {
    readonly retell: string;
    readonly retellYes: string;
    readonly retellNo: string;
  };
  readonly value: boolean;
  readonly onChange: (changes: { readonly retell: boolean }) => void;
};

/** Whether whoever was told before is told anew. */
export const Retell = ({ text, value, onChange }: RetellProps) => (
  <Choice
    legend={text.retell}
    options={[
      { value: 'yes', label: text.retellYes },
      { value: 'no', label: text.retellNo },
    ]}
    value={value ? 'yes' : 'no'}
    onChange={(each) => onChange({ retell: each === 'yes' })}
  />
);
