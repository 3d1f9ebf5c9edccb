import { useCallback } from 'preact/hooks';
import { useRead } from '#pwa/phone/use-read.ts';
import { useAddress } from '#pwa/screens/files/use-address.ts';
import type { Card } from './deck.ts';
import { Picture } from './picture.tsx';
import { type Taught, useTaught } from './taught.ts';

type Pictured = Pick<Card, 'picture' | 'photo'>;

/** The commune's own picture where there is one and it lies on this phone, else the drawing. */
export function CardPicture({ card }: { readonly card: Pictured }) {
  const taught = useTaught();
  const { photo, picture } = card;
  const drawing = picture === undefined ? null : <Picture name={picture} />;
  if (photo === undefined || taught === undefined) return drawing;
  return <Photo taught={taught} photo={photo} drawing={drawing} />;
}

type PhotoProps = {
  readonly taught: Taught;
  readonly photo: NonNullable<Card['photo']>;
  readonly drawing: preact.JSX.Element | null;
};

function Photo({ taught, photo, drawing }: PhotoProps) {
  const { device, book } = taught;
  const { file, key, bytes, media, shows } = photo;
  const opened = useRead(
    useCallback(async () => {
      const attachments = await device.attachments();
      return attachments.open(book.id, { file, key, bytes });
    }, [device, book.id, file, key, bytes]),
  );
  const address = useAddress(opened?.ok === true ? opened.value : undefined, media);
  return address === undefined ? drawing : <img class="card-photo" src={address} alt={shows} />;
}
