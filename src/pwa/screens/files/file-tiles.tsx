import { useCallback } from 'preact/hooks';
import type { Attachment } from '#domain/doors/state.ts';
import type { Device } from '#device/device.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { dayText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { filesWords, kindOf } from './files-words.ts';
import type { FileKind } from './files-words.ts';
import { useAddress } from './use-address.ts';

const ICONS: Readonly<Record<FileKind, IconName>> = {
  picture: 'camera',
  sound: 'mic',
  paper: 'file',
};

type TilesProps = {
  readonly device: Device;
  readonly files: readonly Shown[];
  readonly day: number;
  readonly onOpen: (shown: Shown) => void;
};

/** What a tile shows: a saved attachment, or one that a form has taken and not saved yet. */
export type Shown = Pick<Attachment, 'file' | 'key' | 'bytes' | 'media' | 'note'> & {
  readonly id: string;
  readonly on?: number;
};

export function FileTiles({ device, files, day, onOpen }: TilesProps) {
  return (
    <ul class="file-tiles" aria-label={filesWords.value.title}>
      {files.map((shown) => (
        <li key={shown.id}>
          <FileTile device={device} shown={shown} day={day} onOpen={() => onOpen(shown)} />
        </li>
      ))}
    </ul>
  );
}

type TileProps = Omit<TilesProps, 'files' | 'onOpen'> & {
  readonly shown: Shown;
  readonly onOpen: () => void;
};

function FileTile({ device, shown, day, onOpen }: TileProps) {
  const text = filesWords.value;
  const { file, media, note, on } = shown;
  const kind = kindOf(media);
  const here = useHere(device, file);
  const address = useAddress(here?.small);
  // What a form has taken waits for nothing but the form.
  const fate = on === undefined ? undefined : here?.fate;
  const mark = fate === 'waiting' || fate === 'received' ? fate : undefined;
  return (
    <button type="button" class="file-tile" onClick={onOpen}>
      <span class="file-picture">
        {address === undefined ? <Icon name={ICONS[kind]} /> : <img src={address} alt="" />}
      </span>
      <span class="file-name">{note ?? text.kinds[kind]}</span>
      <span class="file-day">{on === undefined ? '' : dayText(on, day)}</span>
      {mark !== undefined && (
        <span class={`status status--${mark}`}>
          <Icon name={mark} />
          <span>{text.fates[mark]}</span>
        </span>
      )}
      {here?.fate === 'absent' && <span class="file-day">{text.tapToFetch}</span>}
    </button>
  );
}

/** What lies on this phone of a file. */
const useHere = (device: Device, file: string) =>
  useRead(
    useCallback(async () => {
      const attachments = await device.attachments();
      return { fate: await attachments.fateOf(file), small: await attachments.small(file) };
    }, [device, file]),
  );
