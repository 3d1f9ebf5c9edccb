import { useCallback, useEffect, useState } from 'preact/hooks';
import { homeTransport } from '#device/browser.ts';
import { openRescue, type Rescue } from '#device/rescue.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { currentStore } from '#pwa/phone/stores.ts';
import { STORE_PREFIX } from '#pwa/worker-messages.ts';
import { carryProblem, carryWords } from './carry-words.ts';
import { fileName, saveFile } from './files.ts';

/** When the book itself cannot be opened: what the second copies still hold, and ways to bring it home. */
export const RescueOfBook = () => <RescuePart isAlone={false} />;

/** @param props.isAlone the book is gone, not shut */
export function RescuePart({ isAlone }: { isAlone: boolean }) {
  const text = carryWords.value.rescue;
  const [rescue, setRescue] = useState<Rescue | undefined>(undefined);
  const look = useCallback(async (): Promise<void> => {
    // A book that was wiped has left its copies to nobody; else they are those of the book that stays shut.
    const store = isAlone ? '' : (currentStore()?.key ?? '');
    setRescue(await openRescue(STORE_PREFIX + store, homeTransport('')));
  }, [isAlone]);
  useEffect(() => void look(), [look]);
  if (rescue === undefined || (rescue.copies === 0 && rescue.isWhole)) return null;
  return (
    <section class="section">
      <h2>{text.title}</h2>
      {rescue.copies > 0 && <Kept rescue={rescue} />}
      {!rescue.isWhole && (
        <>
          <p>{rescue.copies > 0 ? text.partly : text.unseen}</p>
          <Button wide onPress={() => void look()}>
            {text.look}
          </Button>
        </>
      )}
    </section>
  );
}

function Kept({ rescue }: { rescue: Rescue }) {
  const text = carryWords.value.rescue;
  const [said, setSaid] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const bring = async (): Promise<void> => {
    setBusy(true);
    const { taken, code } = await rescue.bring();
    setBusy(false);
    setSaid(code === undefined ? text.brought(taken) : carryProblem(code));
  };
  const save = (): void =>
    saveFile(rescue.file, fileName('bundle', Math.floor(Date.now() / 1_000)), rescue.mediaType);
  return (
    <>
      <p>{text.kept(rescue.copies)}</p>
      <div aria-live="polite">{said !== undefined && <Banner kind="info">{said}</Banner>}</div>
      <Button icon="sync" wide busy={busy} onPress={() => void bring()}>
        {carryWords.value.take.sendNow}
      </Button>
      <Button icon="file" wide onPress={save}>
        {carryWords.value.ways.save}
      </Button>
    </>
  );
}
