import { useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { surveyWords } from './survey-words.ts';

const WAIT_MS = 30_000;

type PositionProps = { readonly value: string; readonly onAnswer: (text: string) => void };

/** The phone's own position, to four places of a degree and no more. */
export function PositionControl({ value, onAnswer }: PositionProps) {
  const text = surveyWords.value;
  const [state, setState] = useState<'still' | 'busy' | 'failed'>('still');
  const take = (): void => {
    setState('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('still');
        onAnswer(`${coords.latitude.toFixed(4)} ${coords.longitude.toFixed(4)}`);
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  const [north = '', east = ''] = value.split(' ');
  return (
    <div class="stack">
      {state === 'failed' && <Banner kind="error">{text.positionFailed}</Banner>}
      {value !== '' && <p>{text.positionIs(north, east)}</p>}
      <Button icon="pin" busy={state === 'busy'} onPress={take}>
        {state === 'busy' && text.positionBusy}
        {state !== 'busy' && (value === '' ? text.position : text.positionAgain)}
      </Button>
      {value !== '' && (
        <Button kind="quiet" icon="undo" onPress={() => onAnswer('')}>
          {text.clear}
        </Button>
      )}
    </div>
  );
}
