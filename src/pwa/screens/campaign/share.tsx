import { useEffect, useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { saveFile } from '#pwa/screens/carry/files.ts';
import './campaign.css';
import { type News, newsText } from './news.ts';
import { drawNews } from './share-picture.ts';
import { tellWords } from './tell-words.ts';

const TYPE = 'image/png';

const fileOf = (picture: Blob): File =>
  new File([picture], `${tellWords.value.fileName}.png`, { type: TYPE });

const canShare = (picture: Blob): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [fileOf(picture)] });

/** The picture as it will be sent, the words with it, and ways to send both. */
export function SharePart({ news }: { news: News }) {
  const text = tellWords.value;
  const said = newsText(news);
  const picture = usePicture(news, said);
  if (picture === undefined) return <Progress label={text.picture} />;
  const { blob, address } = picture;
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ files: [fileOf(blob)], text: said });
    } catch (error) {
      // To close the sheet is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) showTrouble(text.failed);
    }
  };
  const save = async (): Promise<void> =>
    saveFile(new Uint8Array(await blob.arrayBuffer()), `${text.fileName}.png`, TYPE);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(said);
    showToast(text.copied);
  };
  const isShared = canShare(blob);
  return (
    <div class="stack">
      <img class="share-picture" src={address} alt={said} />
      <div class="cluster">
        {isShared && (
          <Button kind="primary" icon="share" onPress={() => void share()}>
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

/** Drawn anew when what it says changes. */
function usePicture(news: News, said: string): Picture | undefined {
  const [picture, setPicture] = useState<Picture | undefined>(undefined);
  useEffect(() => {
    let address: string | undefined = undefined;
    let isGone = false;
    const draw = async (): Promise<void> => {
      const blob = await drawNews(news);
      if (blob === undefined || isGone) return;
      address = URL.createObjectURL(blob);
      setPicture({ blob, address });
    };
    void draw();
    return () => {
      isGone = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what it says is all that is drawn
  }, [said]);
  return picture;
}
