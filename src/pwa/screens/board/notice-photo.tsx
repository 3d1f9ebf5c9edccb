import { useCallback } from 'preact/hooks';
import type { Notice } from '#domain/board/state.ts';
import type { Device } from '#device/device.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useAddress } from '#pwa/screens/files/use-address.ts';

type PhotoProps = {
  readonly device: Device;
  readonly bookId: string;
  readonly picture: NonNullable<Notice['picture']>;
};

/** A picture of a board, as soon as it lies on this phone, and what it shows. */
export function Photo({ device, bookId, picture }: PhotoProps) {
  const { file, key, bytes, media, shows } = picture;
  const opened = useRead(
    useCallback(async () => {
      const attachments = await device.attachments();
      return attachments.open(bookId, { file, key, bytes });
    }, [device, bookId, file, key, bytes]),
  );
  const address = useAddress(opened?.ok === true ? opened.value : undefined, media);
  return (
    <figure>
      {address !== undefined && <img class="notice-picture" src={address} alt={shows} />}
      <figcaption class="soft small">{shows}</figcaption>
    </figure>
  );
}
