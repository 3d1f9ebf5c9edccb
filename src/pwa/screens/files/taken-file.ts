import * as v from 'valibot';
import { MEDIA } from '#domain/doors/facts.ts';

/** A sealed file that lies on the phone and of which nothing was said yet; a form's draft keeps it. */
export const TakenFile = v.strictObject({
  attachment: v.string(),
  file: v.string(),
  key: v.string(),
  bytes: v.number(),
  media: v.picklist(MEDIA),
});
export type TakenFile = v.InferOutput<typeof TakenFile>;
