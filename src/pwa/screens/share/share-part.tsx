import { useEffect, useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { saveFile, share } from '#pwa/screens/carry/files.ts';
import './share.css';
import { shareWords } from './share-words.ts';

const TYPE = 'image/png';

type ShareProps = {
  /** The words that go with the picture; it is drawn anew when they change. */
  readonly said: string;
  readonly draw: () => Promise<Blob | undefined>;
  /** Of the file, without its ending. */
  readonly name: string;
};

/** The picture as it will be sent, the words with it, and ways to send both. */
export function SharePart({ said, draw, name }: ShareProps) {
  const text = shareWords.value;
  const picture = usePicture(draw, said);
  if (picture === undefined) return <Progress label={text.drawing} />;
  const { blob, address } = picture;
  const file = new File([blob], `${name}.png`, { type: TYPE });
  const send = async (): Promise<void> => {
    const shared = await share({ files: [file], text: said });
    if (shared === 'failed') showTrouble(text.failed);
  };
  const save = async (): Promise<void> =>
    saveFile(new Uint8Array(await blob.arrayBuffer()), file.name, TYPE);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(said);
    showToast(text.copied);
  };
  const isShared =
    typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
  return (
    <div class="stack">
      <img class="share-picture" src={address} alt={said} />
      <div class="cluster">
        {isShared && (
          <Button kind="primary" icon="share" onPress={() => void send()}>
            {text.send}
          </Button>
        )}
        <Button
          kind={isShared ? 'secondary' : 'primary'}
          icon="download"
          onPress={() => void save()}
        >
          {text.save}
        </Button>
        <Button icon="file" onPress={() => void copy()}>
          {text.copy}
        </Button>
      </div>
      <section class="section">
        <h2>{text.words}</h2>
        <p class="share-words">{said}</p>
      </section>
    </div>
  );
}

type Picture = { readonly blob: Blob; readonly address: string };

function usePicture(draw: ShareProps['draw'], said: string): Picture | undefined {
  const [picture, setPicture] = useState<Picture | undefined>(undefined);
  useEffect(() => {
    let address: string | undefined = undefined;
    let isGone = false;
    const take = async (): Promise<void> => {
      const blob = await draw();
      if (blob === undefined || isGone) return;
      address = URL.createObjectURL(blob);
      setPicture({ blob, address });
    };
    void take();
    return () => {
      isGone = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what it says is all that is drawn
  }, [said]);
  return picture;
}
