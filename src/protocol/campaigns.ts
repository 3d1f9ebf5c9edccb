import * as v from 'valibot';
import { AnyDay, AtSeconds, Count, IdText } from '#book/common.ts';

/*
 * How far the villages of a place have come in a campaign of their commune; the phone of an officer carries
 * the campaign itself.
 *
 *   GET /api/campaign?place=&campaign=        → CampaignReply
 *   GET /api/campaign/doors?place=&campaign=  → CampaignDoors: the doors that are left
 */

const Text = v.string();

export const CampaignReply = v.strictObject({
  at: AtSeconds,
  /** The day at whose end the numbers hold: the last of the campaign once it is over. */
  asOf: AnyDay,
  /** Absent where this home does not know the figure that is counted. */
  counts: v.exactOptional(v.picklist(['household', 'resident'])),
  villages: v.array(
    v.strictObject({
      place: IdText,
      name: Text,
      of: Count,
      met: Count,
      helped: Count,
      needed: Count,
      doors: Count,
    }),
  ),
  /** Of all these villages, by the end of each of the last weeks; absent where no pace is known. */
  totals: v.exactOptional(v.array(Count)),
});
export type CampaignReply = v.InferOutput<typeof CampaignReply>;

export const CampaignDoors = v.strictObject({
  at: AtSeconds,
  asOf: AnyDay,
  items: v.array(
    v.strictObject({
      household: IdText,
      village: IdText,
      villageName: Text,
      name: Text,
      alley: v.exactOptional(Text),
      /** How many there are to be shown how, and for how many it is to be done. */
      show: Count,
      do: Count,
    }),
  ),
});
export type CampaignDoors = v.InferOutput<typeof CampaignDoors>;
