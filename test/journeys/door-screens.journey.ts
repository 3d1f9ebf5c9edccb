// What a member shows and does at a door: cards, pictures, acting for somebody, what the phone has to say.

import { ACTING_SCREENS, CARD_SCREENS } from './acting-screens.ts';
import { CLOSED_SCREENS } from './care-screens.ts';
import { FILE_SCREENS } from './file-screens.ts';
import { lookAtRounds } from './look-at-screens.ts';
import { SKILL_CARD_SCREENS } from './skill-card-screens.ts';
import { TOLD_SCREENS } from './told-screens.ts';

const MEMBER = 'Thành viên tổ, bản Phú Hưng';

lookAtRounds([
  ['a phone that has something to say', MEMBER, TOLD_SCREENS, 11],
  ['files of a household', MEMBER, FILE_SCREENS, 8],
  ['skill cards and practice', MEMBER, SKILL_CARD_SCREENS, 13],
  ['cards and plates of nobody', undefined, CARD_SCREENS, 2],
  ['acting for a person', MEMBER, ACTING_SCREENS, 7],
  ['what only the commune reads', MEMBER, CLOSED_SCREENS, 5],
]);
