import { membersOf } from '#domain/homes/state.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { spokenName, startUpper } from '#pwa/phone/names.ts';
import { closedWords } from './closed-words.ts';
import type { SheetProps } from './poverty-sheet.tsx';

type WhoProps = Omit<SheetProps, 'onClose'> & {
  readonly value: string | undefined;
  readonly onChange: (resident: string) => void;
};

/** Which person of the household it is about. */
export const WhoChoice = ({ village, household, value, onChange }: WhoProps) => (
  <Choice
    legend={closedWords.value.who}
    options={membersOf(village.homes.state, household.id, village.day).map((resident) => ({
      value: resident.id,
      label: startUpper(spokenName(resident, village.day)),
    }))}
    value={value}
    onChange={onChange}
  />
);
