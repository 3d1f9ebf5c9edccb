import * as v from 'valibot';
import { ORDER_MAX, PICTURE_MEDIA } from '#domain/learning/facts.ts';
import type { CardIntent } from '#domain/learning/propose.ts';
import type { Step } from '#domain/doors/facts.ts';
import type { Card } from '#pwa/screens/cards/deck.ts';

const Photo = v.strictObject({
  file: v.string(),
  key: v.string(),
  bytes: v.number(),
  media: v.picklist(PICTURE_MEDIA),
});

/** A card as it is being written; a picture taken for it lies on the phone already. */
export const CardDraft = v.strictObject({
  language: v.picklist(['vi', 'en']),
  say: v.string(),
  show: v.string(),
  do: v.string(),
  order: v.string(),
  photo: v.exactOptional(Photo),
  shows: v.string(),
});
export type CardDraft = v.InferOutput<typeof CardDraft>;

/** A new card stands behind those that are there. */
export function draftOf(card: Card | undefined, last: number): CardDraft {
  const photo = card?.photo;
  return {
    language: 'vi',
    say: card === undefined ? '' : sayOf(card),
    show: card?.show ?? '',
    do: card?.do ?? '',
    order: String(Math.min(card?.order ?? last + 10, ORDER_MAX)),
    shows: photo?.shows ?? '',
    ...(photo !== undefined && {
      photo: { file: photo.file, key: photo.key, bytes: photo.bytes, media: photo.media },
    }),
  };
}

/** The title of a card of the app becomes the first sentence of what is said. */
const sayOf = ({ isOwn, title, say }: Card): string => (isOwn ? say : `${title}. ${say}`);

type Where = { readonly card: string | undefined; readonly skill: string; readonly step: Step };

/** What is wrong with it: the name of the field. */
export function intentOf(
  draft: CardDraft,
  { card, skill, step }: Where,
): CardIntent | 'order' | 'shows' {
  const order = Number(draft.order.trim());
  if (!Number.isInteger(order) || order < 1 || order > ORDER_MAX) return 'order';
  const { photo, language, say, show, do: act } = draft;
  const shows = draft.shows.trim();
  if (photo !== undefined && shows === '') return 'shows';
  return {
    language,
    skill,
    step,
    order,
    say,
    show,
    do: act,
    ...(card !== undefined && { card }),
    ...(photo !== undefined && { picture: { ...photo, shows } }),
  };
}
