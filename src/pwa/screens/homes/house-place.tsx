import { useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { locate, ROUGH_M } from '#pwa/screens/map/locate.ts';
import { distanceText } from '#pwa/screens/map/map-words.ts';
import type { houseVi } from '#words/house-vi.ts';
import type { HouseDraft } from './house-draft.ts';

type PlaceProps = {
  readonly text: typeof houseVi;
  readonly value: HouseDraft['place'];
  readonly onChange: (place: HouseDraft['place']) => void;
};

/** Where a new house stands, measured at its door where that is sure enough to tell houses apart. */
export function HousePlace({ text, value, onChange }: PlaceProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const measure = async (): Promise<void> => {
    setBusy(true);
    const found = await locate();
    setBusy(false);
    const isRough = found.ok && found.value.accuracyM > ROUGH_M;
    if (found.ok && !isRough) onChange(found.value);
    setProblem(isRough ? text.rough(distanceText(found.value.accuracyM)) : failed(found.ok, text));
  };
  return (
    <section class="section">
      <h2>{text.place}</h2>
      <p class="soft" role="status">
        {problem ?? (value ? text.measured(distanceText(value.accuracyM)) : text.placeHint)}
      </p>
      {value === undefined ? (
        <Button wide icon="pin" busy={busy} onPress={() => void measure()}>
          {text.measure}
        </Button>
      ) : (
        <Button kind="quiet" icon="delete" onPress={() => onChange(undefined)}>
          {text.forget}
        </Button>
      )}
    </section>
  );
}

const failed = (isFound: boolean, text: typeof houseVi): string | undefined =>
  isFound ? undefined : text.unmeasured;
