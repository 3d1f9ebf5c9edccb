import { useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import {
  locate,
  type LocateProblem,
  type Measured,
  ROUGH_M,
  USELESS_M,
} from '#pwa/screens/map/locate.ts';
import { distanceText } from '#pwa/screens/map/map-words.ts';
import { surveyWords } from './survey-words.ts';

type PositionProps = { readonly value: string; readonly onAnswer: (text: string) => void };
type Stage =
  | { readonly is: 'still' | 'busy' }
  | { readonly is: 'found'; readonly accuracyM: number }
  | { readonly is: 'failed'; readonly problem: LocateProblem | 'rough' };

/** The phone's own position, to four places of a degree and no more, with how sure it is. */
export function PositionControl({ value, onAnswer }: PositionProps) {
  const text = surveyWords.value;
  const [stage, setStage] = useState<Stage>({ is: 'still' });
  const take = async (): Promise<void> => {
    setStage({ is: 'busy' });
    const found = await locate();
    if (!found.ok) return setStage({ is: 'failed', problem: found.error });
    const { accuracyM } = found.value;
    if (accuracyM > USELESS_M) return setStage({ is: 'failed', problem: 'rough' });
    setStage({ is: 'found', accuracyM });
    return onAnswer(positionText(found.value));
  };
  const clear = (): void => {
    setStage({ is: 'still' });
    onAnswer('');
  };
  const [north = '', east = ''] = value.split(' ');
  const isBusy = stage.is === 'busy';
  return (
    <div class="stack">
      {stage.is === 'failed' && (
        <Banner kind="error">{text.positionProblems[stage.problem]}</Banner>
      )}
      {value !== '' && <p>{text.positionIs(north, east)}</p>}
      {value !== '' && stage.is === 'found' && <Accuracy metres={stage.accuracyM} />}
      <Button icon="pin" busy={isBusy} onPress={() => void take()}>
        {isBusy && text.positionBusy}
        {!isBusy && (value === '' ? text.position : text.positionAgain)}
      </Button>
      {value !== '' && (
        <Button kind="quiet" icon="undo" onPress={clear}>
          {text.clear}
        </Button>
      )}
    </div>
  );
}

function Accuracy({ metres }: { readonly metres: number }) {
  const text = surveyWords.value;
  const far = distanceText(metres);
  return metres > ROUGH_M ? (
    <Banner kind="info">{text.positionRough(far)}</Banner>
  ) : (
    <p class="soft">{text.positionFound(far)}</p>
  );
}

/** As an answer says it: degrees north and east. */
export const positionText = ({ position: { lat, lng } }: Measured): string =>
  [lat, lng].map((tenThousandths) => (tenThousandths / 10_000).toFixed(4)).join(' ');
