import type { ComponentType } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { AnswersTaken, CarriedBundle, Carrying } from '#device/carry.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { carryProblem, carryWords } from './carry-words.ts';
import type { FileBytes } from './files.ts';

type Scanner = ComponentType<{
  readonly carrying: Carrying;
  readonly onFile: (file: FileBytes) => void;
}>;
type Said = { readonly kind: 'info' | 'error'; readonly text: string };

/** Takes a bundle or the commune's answer to one, as a file or by the camera. */
export function Intake({ carrying }: { readonly carrying: Carrying }) {
  const text = carryWords.value;
  const chooser = useRef<HTMLInputElement>(null);
  const [scanner, setScanner] = useState<{ readonly screen: Scanner } | undefined>(undefined);
  const [said, setSaid] = useState<Said | undefined>(undefined);
  const take = useCallback(
    async (file: FileBytes): Promise<void> => {
      setScanner(undefined);
      const taken = await carrying.take(file);
      setSaid(
        taken.ok
          ? { kind: 'info', text: tookText(taken.value) }
          : { kind: 'error', text: carryProblem(taken.error.code) },
      );
    },
    [carrying],
  );
  const onFile = useCallback((file: FileBytes) => void take(file), [take]);
  const openScanner = async (): Promise<void> => {
    try {
      setScanner({ screen: (await import('./scan-codes.tsx')).ScanCodes });
    } catch {
      setSaid({ kind: 'error', text: text.scan.noCamera });
    }
  };
  const Scan = scanner?.screen;
  return (
    <div class="stack">
      <div aria-live="polite">{said && <Banner kind={said.kind}>{said.text}</Banner>}</div>
      <Button icon="camera" wide onPress={() => void openScanner()}>
        {text.take.scan}
      </Button>
      <Button icon="file" wide onPress={() => chooser.current?.click()}>
        {text.take.openFile}
      </Button>
      <input
        ref={chooser}
        class="sr"
        type="file"
        tabIndex={-1}
        aria-label={text.take.openFile}
        onChange={(event) => void readChosen(event.currentTarget, take)}
      />
      <Sheet
        open={Scan !== undefined}
        title={text.scan.title}
        onClose={() => setScanner(undefined)}
      >
        {Scan && <Scan carrying={carrying} onFile={onFile} />}
      </Sheet>
    </div>
  );
}

async function readChosen(
  chooser: HTMLInputElement,
  take: (file: FileBytes) => Promise<void>,
): Promise<void> {
  const [file] = chooser.files ?? [];
  if (file === undefined) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  // The same file may be chosen again.
  chooser.value = '';
  await take(bytes);
}

function tookText(taken: CarriedBundle | AnswersTaken): string {
  const text = carryWords.value.take;
  if ('copies' in taken) return text.tookBundle(taken.copies);
  if (taken.facts > 0) return text.tookAnswers(taken.facts);
  return taken.notTaken > 0 ? text.notTaken(taken.notTaken) : text.nothingNew;
}
