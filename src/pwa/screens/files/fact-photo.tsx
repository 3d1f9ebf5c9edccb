import { useCallback } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { KeptFile } from '#device/attachments.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useAddress } from './use-address.ts';

type FactPhotoProps = {
  readonly book: Id;
  readonly picture: KeptFile & { readonly media: string };
  readonly alt: string;
  readonly class: string;
  /** Said while it is not on this phone and cannot be fetched. */
  readonly missing?: string;
};

/** The picture that a fact speaks of; fetched when it is looked at. */
export function FactPhoto({ book, picture, alt, missing, class: look }: FactPhotoProps) {
  const device = usePhone();
  const { file, key, bytes, media } = picture;
  const opened = useRead(
    useCallback(async () => {
      const attachments = await device.attachments();
      return attachments.open(book, { file, key, bytes });
    }, [device, book, file, key, bytes]),
  );
  const address = useAddress(opened?.ok === true ? opened.value : undefined, media);
  if (address !== undefined) return <img class={look} src={address} alt={alt} />;
  return opened?.ok === false && missing !== undefined ? <p class="soft small">{missing}</p> : null;
}
