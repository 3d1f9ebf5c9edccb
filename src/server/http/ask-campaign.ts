import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import { IMPORT_ROLES } from '#server/import/import-register.ts';
import { campaign, campaignDoors } from '#server/queries/campaigns.ts';

const AskedCampaign = v.object({ ...AskedPlace.entries, campaign: IdText });

/** Whoever may start a campaign sees how far it has come; members count their own villages themselves. */
const roles = IMPORT_ROLES;

export const askCampaign = question({ schema: AskedCampaign, roles, answer: campaign });
export const askCampaignDoors = question({
  schema: AskedCampaign,
  roles,
  answer: campaignDoors,
  names: 'list',
});
