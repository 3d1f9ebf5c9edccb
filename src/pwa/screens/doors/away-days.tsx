import type { Back } from '#domain/doors/facts.ts';
import { Button } from '#pwa/ui/button.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { shortDay, startUpper, weekdayText } from '#pwa/phone/names.ts';
import { hoursLeft, quickDays } from './back-picker.tsx';

/** Before that hour one would be told to wait a little. */
const NIGHT_FROM = 19;

const isSame = (back: Back, other: Back | undefined): boolean =>
  back.on === other?.on && back.hour === other.hour;

type AwayDaysProps = {
  /** Today. */
  readonly day: number;
  /** Now, in device seconds. */
  readonly at: number;
  readonly chosen: Back | undefined;
  readonly onChoose: (back: Back) => void;
};

/** Nobody is home, and a neighbour or the phone told when they will be: the day is the whole answer. */
export function AwayDays({ day, at, chosen, onChoose }: AwayDaysProps) {
  const text = memberWords.value.visit;
  const { tonightAfter: tonight } = memberWords.value.back;
  const ways: readonly Back[] = [
    ...hoursLeft(at).flatMap((hour) => (hour < NIGHT_FROM ? [] : [{ on: day, hour }])),
    ...quickDays(day).map((on) => ({ on })),
  ];
  return (
    <section class="section">
      <h2>{text.awayTitle}</h2>
      <p class="soft">{text.awayHint}</p>
      <div class="choice-cards choice-cards--2">
        {ways.map((back) => (
          <Button
            key={`${back.on} ${back.hour ?? ''}`}
            wide
            icon={isSame(back, chosen) ? 'check' : undefined}
            onPress={() => onChoose(back)}
          >
            {back.hour === undefined
              ? `${startUpper(weekdayText(back.on, day))} ${shortDay(back.on)}`
              : tonight(back.hour)}
          </Button>
        ))}
      </div>
    </section>
  );
}
