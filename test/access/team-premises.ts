// Lessons, examples and tasks handed over.

import { type About, atDoor } from '#test/access/home-premises.ts';
import type { Make } from '#test/access/place-premises.ts';

const handed = ({ id, household, resident }: About) => ({
  handing: id,
  household,
  resident,
  skill: 'zalo',
});
const attended = ({ id, household, resident }: About) => ({ session: id, household, resident });
const ofExample = ({ id, household }: About) => ({ example: id, household });
const example = (about: About) => ({
  ...ofExample(about),
  skill: 'bills',
  before: 'Đi ba cây số để đóng tiền điện.',
  after: 'Đóng ở nhà, một phút là xong.',
  until: about.day + 30,
});

/** By fact type. */
export const IN_TEAMS: Readonly<Record<string, Make>> = {
  'help.handed@1': atDoor('help.handed@1', handed),
  'handing.withdrawn@1': atDoor(
    'handing.withdrawn@1',
    ({ id, household, resident }) => ({ handing: id, household, resident }),
    ['help.handed@1', handed],
  ),
  'session.held@1': atDoor('session.held@1', ({ id }) => ({
    session: id,
    title: 'Buổi học',
    skill: 'zalo',
    reached: 'told',
  })),
  'session.attended@1': atDoor('session.attended@1', attended),
  'session.corrected@1': atDoor('session.corrected@1', attended, ['session.attended@1', attended]),
  'example.told@1': atDoor('example.told@1', example),
  'example.withdrawn@1': atDoor('example.withdrawn@1', ofExample, ['example.told@1', example]),
  'example.followed@1': atDoor('example.followed@1', ofExample, ['example.told@1', example]),
  'example.unfollowed@1': atDoor(
    'example.unfollowed@1',
    ofExample,
    ['example.told@1', example],
    ['example.followed@1', ofExample],
  ),
};
