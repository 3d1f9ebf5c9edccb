import { useEffect, useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Qr } from '#pwa/ui/qr.tsx';
import { carryWords } from './carry-words.ts';

/** Slow enough for an old camera, fast enough for a patient hand. */
const CODE_MS = 350;

/** The codes of a file, one after the other in a loop. */
export function ShowCodes({ codes }: { readonly codes: readonly string[] }) {
  const text = carryWords.value.show;
  const [turn, setTurn] = useState(0);
  const [isPaused, setPaused] = useState(false);
  useEffect(() => {
    if (isPaused || codes.length < 2) return;
    const timer = setInterval(() => setTurn((last) => last + 1), CODE_MS);
    return () => clearInterval(timer);
  }, [isPaused, codes]);
  const index = turn % codes.length;
  return (
    <div class="codes">
      <Qr text={codes[index] ?? ''} label={text.label(index + 1, codes.length)} />
      <p class="codes-count" aria-hidden="true">
        {text.count(index + 1, codes.length)}
      </p>
      <p>{codes.length > 1 ? text.hint : text.hintOne}</p>
      {codes.length > 1 && (
        <Button kind="quiet" onPress={() => setPaused(!isPaused)}>
          {isPaused ? text.go : text.pause}
        </Button>
      )}
    </div>
  );
}
