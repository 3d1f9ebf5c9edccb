import { Button } from '#pwa/ui/button.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { shortDay, startUpper, weekdayText } from '#pwa/phone/names.ts';
import { quickDays } from './back-picker.tsx';

type AwayDaysProps = {
  /** Today. */
  readonly day: number;
  readonly chosen: number | undefined;
  readonly onChoose: (on: number) => void;
};

/** Nobody is home, and a neighbour or the phone told when they will be: the day is the whole answer. */
export function AwayDays({ day, chosen, onChoose }: AwayDaysProps) {
  const text = memberWords.value.visit;
  return (
    <section class="section">
      <h2>{text.awayTitle}</h2>
      <p class="soft">{text.awayHint}</p>
      <div class="choice-cards choice-cards--2">
        {quickDays(day).map((on) => (
          <Button
            key={on}
            wide
            icon={on === chosen ? 'check' : undefined}
            onPress={() => onChoose(on)}
          >
            {`${startUpper(weekdayText(on, day))} ${shortDay(on)}`}
          </Button>
        ))}
      </div>
    </section>
  );
}
