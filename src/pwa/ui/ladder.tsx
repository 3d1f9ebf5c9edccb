import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { words } from './language.ts';

/** 0 not begun, 1 told, 2 installed, 3 together, 4 alone, 5 teaches. */
export type LadderStep = 0 | 1 | 2 | 3 | 4 | 5;
type Rung = Exclude<LadderStep, 0>;

export type LadderProps = {
  skill: string;
  step: LadderStep;
  /** Records this step; without it the ladder is only shown. */
  onStep?: ((step: Rung) => void) | undefined;
  /** For example who last taught it, and when. */
  note?: string | undefined;
  /** Unfolded at first. */
  open?: boolean | undefined;
};

const RUNGS: readonly { rung: Rung; icon: IconName }[] = [
  { rung: 1, icon: 'heard' },
  { rung: 2, icon: 'installed' },
  { rung: 3, icon: 'together' },
  { rung: 4, icon: 'alone' },
  { rung: 5, icon: 'teach' },
];

/** One skill of one person: a small staircase that unfolds into five steps to press. */
export function Ladder({ skill, step, onStep, note, open = false }: LadderProps) {
  const text = words.value.ladder;
  const name = step === 0 ? text.none : (text.steps[step - 1] ?? '');
  return (
    <details class="ladder" open={open}>
      <summary>
        <Stairs step={step} />
        <span class="row-text">
          <span class="row-title">{skill}</span>
          <span class="soft small">{name}</span>
        </span>
        <Icon name="chevron" />
      </summary>
      {note && <p class="soft small ladder-note">{note}</p>}
      <ol class="rungs" aria-label={skill}>
        {RUNGS.map(({ rung, icon }) => (
          <li key={rung}>
            <RungButton skill={skill} rung={rung} icon={icon} step={step} onStep={onStep} />
          </li>
        ))}
      </ol>
    </details>
  );
}

type RungProps = Pick<LadderProps, 'skill' | 'step' | 'onStep'> & { rung: Rung; icon: IconName };

function RungButton({ skill, rung, icon, step, onStep }: RungProps) {
  const text = words.value.ladder;
  const name = text.steps[rung - 1] ?? '';
  const state = stateOf(rung, step);
  const said = state === 'far' ? undefined : text[state];
  const inner = (
    <>
      <span class="rung-mark">
        <Icon name={rung <= step ? 'check' : icon} />
      </span>
      <span class="row-text">
        <span>{name}</span>
        {said && <span class="small rung-said">{said}</span>}
      </span>
    </>
  );
  const look = `rung rung--${state}`;
  if (onStep === undefined) return <div class={look}>{inner}</div>;
  return (
    <button
      class={look}
      type="button"
      aria-current={state === 'here' ? 'step' : undefined}
      onClick={() => onStep(rung)}
    >
      <span class="sr">{text.record(skill, '')}</span>
      {inner}
    </button>
  );
}

function stateOf(rung: Rung, step: LadderStep): 'done' | 'here' | 'next' | 'far' {
  if (rung < step) return 'done';
  if (rung === step) return 'here';
  return rung === step + 1 ? 'next' : 'far';
}

/** Five rising bars, filled up to the step reached; the words beside it say the same. */
export function Stairs({ step }: { step: LadderStep }) {
  return (
    <svg class="stairs" viewBox="0 0 40 32" aria-hidden="true">
      {RUNGS.map(({ rung }) => {
        const height = 6 * rung - 1;
        const look = rung <= step ? 'stair stair--on' : 'stair';
        return (
          <rect
            key={rung}
            class={look}
            x={rung * 8 - 7}
            y={31 - height}
            width="6"
            height={height}
            rx="1"
          />
        );
      })}
    </svg>
  );
}
