import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#pwa/ui/icon.tsx';
import { CardPicture } from './card-picture.tsx';
import { cardsWords } from './cards-words.ts';
import type { Card } from './deck.ts';

const HOLD_MS = 1_200;
/** A screen reader presses and cannot hold: twice within so long is meant, too. */
const AGAIN_MS = 5_000;

type TurnedProps = { readonly card: Card; readonly onBack: () => void };

/**
 * For the eyes of the person in front: a picture and one sentence, and nothing of anybody. The way back takes
 * a held finger, so that a curious tap does not open the team's side.
 */
export function Turned({ card, onBack }: TurnedProps) {
  const text = cardsWords.value.turned;
  const [isAround, setAround] = useState(false);
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main ref={main} id="main" class={isAround ? 'turned turned--around' : 'turned'} tabIndex={-1}>
      <div class="turned-card">
        <CardPicture card={card} />
        <h1>{card.title}</h1>
      </div>
      <div class="turned-foot">
        <button
          type="button"
          class="button button--quiet"
          aria-pressed={isAround}
          onClick={() => setAround(!isAround)}
        >
          <Icon name="sync" />
          <span>{text.around}</span>
        </button>
        <HoldButton onHeld={onBack} />
      </div>
    </main>
  );
}

function HoldButton({ onHeld }: { readonly onHeld: () => void }) {
  const text = cardsWords.value.turned;
  const [isHolding, setHolding] = useState(false);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isHolding) return undefined;
    const timer = setTimeout(onHeld, HOLD_MS);
    return () => clearTimeout(timer);
  }, [isHolding, onHeld]);
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(() => setAsked(false), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isAsked]);
  const end = (): void => setHolding(false);
  return (
    <button
      type="button"
      class={isHolding ? 'button hold hold--held' : 'button hold'}
      onPointerDown={() => setHolding(true)}
      onPointerUp={end}
      onPointerLeave={end}
      onPointerCancel={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key }) => key === 'Enter' && setHolding(true)}
      onKeyUp={end}
      onClick={({ detail }) => {
        // No finger and no mouse: a press by a screen reader.
        if (detail !== 0 || isHolding) return;
        if (isAsked) onHeld();
        else setAsked(true);
      }}
    >
      <Icon name="back" />
      <span role={isAsked ? 'status' : undefined}>{isAsked ? text.again : text.hold}</span>
    </button>
  );
}
