import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { Media } from '#domain/doors/facts.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Shown } from './file-tiles.tsx';
import { fileProblemText, filesWords, kindOf } from './files-words.ts';
import { shrinkPicture } from './shrink.ts';
import { useAddress } from './use-address.ts';

type FileSheetProps = {
  readonly device: Device;
  readonly book: Id;
  readonly shown: Shown;
  /** Who added it and when. */
  readonly lead: string | undefined;
  /** Takes it out of the book or the form; not offered where it is only shown. */
  readonly remove?: {
    readonly label: string;
    readonly note?: string;
    readonly onPress: () => void;
  };
  readonly onClose: () => void;
};

/** A picture large, a sound to play, a file to open: from this phone, or fetched now. */
export function FileSheet({ device, book, shown, lead, remove, onClose }: FileSheetProps) {
  const text = filesWords.value;
  const { bytes, problem } = useContent(device, book, shown);
  const fate = useRead(
    useCallback(async () => (await device.attachments()).fateOf(shown.file), [device, shown.file]),
  );
  return (
    <Sheet
      open
      title={shown.note ?? text.kinds[kindOf(shown.media)]}
      onClose={onClose}
      action={
        remove && (
          <Button kind="danger" icon="delete" wide onPress={remove.onPress}>
            {remove.label}
          </Button>
        )
      }
    >
      {problem !== undefined && <Banner kind="error">{fileProblemText(problem)}</Banner>}
      {problem === undefined && bytes === undefined && <Progress label={text.opening} />}
      {bytes !== undefined && (
        <Content bytes={bytes} media={shown.media} name={lead ?? text.title} />
      )}
      {lead !== undefined && <p class="small">{lead}</p>}
      {lead !== undefined && (fate === 'waiting' || fate === 'received') && (
        <p class={`status status--${fate}`}>
          <Icon name={fate} />
          <span>{fate === 'waiting' ? text.waitingLong : text.receivedLong}</span>
        </p>
      )}
      {remove?.note !== undefined && <p class="soft small">{remove.note}</p>}
    </Sheet>
  );
}

type Opened = { readonly bytes?: Bytes; readonly problem?: string };

function useContent(device: Device, book: Id, shown: Shown): Opened {
  const [opened, setOpened] = useState<Opened>({});
  const { file, key, bytes, media } = shown;
  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      const attachments = await device.attachments();
      const result = await attachments.open(book, { file, key, bytes });
      if (isGone) return;
      if (!result.ok) {
        const { code } = result.error;
        setOpened({ problem: code === 'offline' ? 'file-far' : code });
        return;
      }
      setOpened({ bytes: result.value });
      if (kindOf(media) !== 'picture' || (await attachments.small(file)) !== undefined) return;
      const shrunk = await shrinkPicture(new Blob([result.value], { type: media }));
      if (shrunk.ok) await attachments.putSmall(file, shrunk.value.small);
    };
    void open();
    return () => {
      isGone = true;
    };
  }, [device, book, file, key, bytes, media]);
  return opened;
}

type ContentProps = { readonly bytes: Bytes; readonly media: Media; readonly name: string };

function Content({ bytes, media, name }: ContentProps) {
  const address = useAddress(bytes, media) ?? '';
  const kind = kindOf(media);
  if (kind === 'picture') return <img class="file-large" src={address} alt={name} />;
  if (kind === 'sound') {
    return (
      <audio class="file-sound" controls src={address} aria-label={name}>
        {/* What is said in a recording is written nowhere else. */}
        <track kind="captions" />
      </audio>
    );
  }
  return (
    <a class="button button--secondary" href={address} download="tep.pdf">
      <Icon name="file" />
      <span>{filesWords.value.openFile}</span>
    </a>
  );
}
