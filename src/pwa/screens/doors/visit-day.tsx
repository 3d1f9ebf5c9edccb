import { Choice } from '#pwa/ui/choice.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { dayText, startUpper } from '#pwa/phone/names.ts';

type VisitDayProps = {
  readonly begun: number;
  /** Today. */
  readonly day: number;
  readonly on: number;
  readonly onChange: (on: number) => void;
};

/** Of a form that was begun on an earlier day: whether it is that visit, or one of today. */
export function VisitDay({ begun, day, on, onChange }: VisitDayProps) {
  return (
    <Choice
      legend={memberWords.value.visit.dayTitle}
      columns={2}
      options={[begun, day].map((each) => ({
        value: String(each),
        label: startUpper(dayText(each, day)),
      }))}
      value={String(on)}
      onChange={(choice) => onChange(Number(choice))}
    />
  );
}
