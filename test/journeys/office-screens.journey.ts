// The screens of the commune's office.

import { CARE_SCREENS } from './care-screens.ts';
import { lookAtRounds } from './look-at-screens.ts';
import { OFFICER_SCREENS } from './office-screens.ts';

const OFFICER = 'Cán bộ xã Sơn Động';

lookAtRounds([
  ['an officer', OFFICER, OFFICER_SCREENS, 27],
  ['an officer asked for data', OFFICER, CARE_SCREENS, 9],
]);
