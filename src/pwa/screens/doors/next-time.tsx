import type { Back } from '#domain/doors/facts.ts';
import { Button } from '#pwa/ui/button.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { BackPicker } from './back-picker.tsx';

type NextTimeProps = {
  /** Today. */
  readonly day: number;
  /** Now, in device seconds. */
  readonly at: number;
  readonly value: Back | undefined;
  /** Where nobody was met: what is known of when they are home again. */
  readonly isAway?: boolean;
  readonly onChange: (back: Back | undefined) => void;
};

/** When to come again where that need not be said at all. */
export function NextTime({ day, at, value, isAway = false, onChange }: NextTimeProps) {
  const { back, visit } = memberWords.value;
  if (value === undefined) {
    return (
      <Button wide icon="calendar" onPress={() => onChange({ on: day + 1, hour: 19 })}>
        {isAway ? visit.awayTitle : back.next}
      </Button>
    );
  }
  return (
    <>
      <BackPicker
        day={day}
        at={at}
        value={value}
        said={{ title: isAway ? visit.awayTitle : back.next, chosen: back.chosen }}
        onChange={onChange}
      />
      <Button kind="quiet" icon="close" onPress={() => onChange(undefined)}>
        {back.none}
      </Button>
    </>
  );
}
