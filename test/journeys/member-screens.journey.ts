// The public pages, and the screens that a member's phone opens most.

import { CAMPAIGN_SCREENS } from './campaign-screens.ts';
import { lookAtRounds } from './look-at-screens.ts';
import { MEMBER_SCREENS, START_SCREENS } from './screens.ts';

const MEMBER = 'Thành viên tổ, bản Phú Hưng';

lookAtRounds([
  ['before a link and public pages', undefined, START_SCREENS, 7],
  ['a member', MEMBER, MEMBER_SCREENS, 37],
  ['campaigns of a village', MEMBER, CAMPAIGN_SCREENS, 2],
]);
