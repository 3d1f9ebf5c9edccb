import type { Residues } from '#book/activity.ts';
import { NO_FILE } from '#book/common.ts';
import { ON_MIN_DAY } from '#book/limits.ts';
import { NO_NAME, without } from '#book/residue.ts';
import { NO_SKILL } from '#domain/doors/pairs.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';

/** What was found and reached stays, under ids; what was written in words, agreed or pictured goes. */
export const DOOR_RESIDUES: Residues<typeof DOOR_FACTS> = {
  'door.visited@1': ({ visit, household, outcome }) => ({ visit, household, outcome }),
  'door.corrected@1': (body) => without(body, 'back', 'note', 'reason'),
  'skill.stepped@1': (body) => body,
  'skill.corrected@1': (body) => without(body, 'reason'),
  'help.given@1': (body) => without(body, 'note'),
  'help.corrected@1': (body) => without(body, 'reason'),
  'help.handed@1': (body) => without(body, 'note'),
  'handing.withdrawn@1': (body) => body,
  'acting.begun@1': (body) => ({ ...body, reason: NO_NAME }),
  'acting.ended@1': (body) => body,
  'attachment.added@1': (body) => ({ ...without(body, 'note'), ...NO_FILE }),
  'attachment.withdrawn@1': (body) => without(body, 'reason'),
  'door.assigned@1': (body) => body,
  'praise.given@1': (body) => ({ ...body, words: NO_NAME }),
  'session.held@1': (body) => ({ ...body, title: NO_NAME }),
  'session.attended@1': (body) => body,
  'session.corrected@1': (body) => without(body, 'reason'),
  'example.told@1': (body) => ({
    ...without(body, 'picture', 'sound'),
    before: NO_NAME,
    after: NO_NAME,
  }),
  'example.withdrawn@1': (body) => without(body, 'reason'),
  'example.followed@1': (body) => body,
  'example.unfollowed@1': (body) => body,
  // Who was to learn what of whom is forgotten, and holds nobody to anything.
  'pair.agreed@1': (body) => ({ ...body, part: 'learns', skill: NO_SKILL, until: ON_MIN_DAY }),
  'pair.ended@1': (body) => ({ ...body, part: 'learns', skill: NO_SKILL }),
  'survey.answered@1': (body) => ({ ...body, said: {} }),
  'survey.continued@1': (body) => ({ ...body, said: {} }),
  'survey.corrected@1': (body) => ({
    ...without(body, 'reason'),
    ...(body.said !== undefined && { said: {} }),
  }),
  'case.asked@1': (body) => without(body, 'words', 'call'),
  'case.amended@1': (body) => without(body, 'words', 'call'),
  'case.withdrawn@1': (body) => without(body, 'reason'),
  'case.told@1': (body) => body,
  'case.untold@1': (body) => body,
  'case.replied@1': (body) => ({
    ...without(body, 'bring', 'come'),
    ...(body.words !== undefined && { words: NO_NAME }),
  }),
};
