import { OUTCOMES } from '#domain/doors/facts.ts';
import type { Outcome } from '#domain/doors/facts.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { doorsWords } from '#pwa/phone/skill-names.ts';

const ICON: Readonly<Record<Outcome, IconName>> = {
  met: 'together',
  nobody: 'nobody',
  later: 'calendar',
  refused: 'doorClosed',
};

type OutcomeCardsProps = {
  readonly value: Outcome | undefined;
  readonly onChoose: (outcome: Outcome) => void;
};

/** What happened at the door, as four large buttons: pressing one is the choice. */
export function OutcomeCards({ value, onChoose }: OutcomeCardsProps) {
  const text = memberWords.value.visit;
  return (
    <section class="section" aria-label={text.outcomeTitle}>
      <div class={value === undefined ? 'outcomes' : 'outcomes outcomes--chosen'}>
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            class="outcome"
            aria-pressed={outcome === value}
            onClick={() => onChoose(outcome)}
          >
            <Icon name={ICON[outcome]} />
            <span>{doorsWords().outcomes[outcome]}</span>
          </button>
        ))}
      </div>
      {value === undefined && <p class="soft">{text.nobodyHint}</p>}
    </section>
  );
}
