// The public pages, and the screens that a member's phone opens most.

import { CAMPAIGN_SCREENS } from './campaign-screens.ts';
import { CHECK_SCREENS } from './check-screens.ts';
import { lookAtRounds } from './look-at-screens.ts';
import { PERSON_SCREENS } from './person-screens.ts';
import { MEMBER_SCREENS, START_SCREENS } from './screens.ts';

const MEMBER = 'Thành viên tổ, bản Phú Hưng';

lookAtRounds([
  ['before a link and public pages', undefined, START_SCREENS, 7],
  ['notices that somebody was sent', undefined, CHECK_SCREENS, 4],
  ['a member', MEMBER, MEMBER_SCREENS, 36],
  ['a person who moves or stands there twice', MEMBER, PERSON_SCREENS, 5],
  ['campaigns of a village', MEMBER, CAMPAIGN_SCREENS, 2],
]);
