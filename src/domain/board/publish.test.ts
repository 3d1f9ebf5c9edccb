import { expect, test } from 'vitest';
import { createWorld, secondsOf, TODAY, type World } from '#test/domain/world.ts';
import { capOf } from '#domain/board/to-cap.ts';
import { type NoticeIntent, proposeCorrection, proposeNotice } from './propose.ts';
import { asPublic, publishNotice, standingOn } from './publish.ts';
import { asHeard, emptyBoard, type Notice } from './state.ts';

const AT = secondsOf(TODAY);
const WARNING = {
  danger: 'weather',
  level: 3,
  certainty: 'likely',
  source: 'Đài tỉnh',
  issued: AT,
  expires: AT + 3_600,
} as const;
const RAIN: NoticeIntent = {
  class: 'priority',
  to: 'everyone',
  pinned: false,
  from: TODAY,
  texts: { vi: { title: 'Mưa lớn', text: 'Bà con ở yên trong nhà.' } },
  warning: WARNING,
};
const TEAM = { vi: { title: 'Việc của tổ', text: 'Tổ trực ở nhà văn hóa.' } };
const PLACE = { place: 'AAAAAAAAAA', name: 'Bản Nà Lúa', areas: [] };

function worldWith(intent: NoticeIntent): World {
  const world = createWorld();
  const author = world.authorFor('leader', 'board');
  const ids = { notice: 'notice0001', edition: 'edition001' };
  const first = proposeNotice(world.states(), author, ids, intent);
  if (!first.ok) throw new Error(first.error.code);
  world.sayAll('board', 'leader', first.value);
  return world;
}

/** A correction as an older phone writes it, past the form. */
const correct = (world: World, number: number, more: object) =>
  world.say('board', 'leader', 'notice.corrected@1', {
    notice: 'notice0001',
    edition: `edition00${number}`,
    over: `edition00${number - 1}`,
    retell: true,
    ...RAIN,
    ...more,
  });

const noticeIn = (world: World): Notice => {
  const notice = world.states().board.notices.get('notice0001');
  if (notice === undefined) throw new Error('no notice');
  return notice;
};
const capIn = (world: World) => {
  const shown = asPublic(noticeIn(world));
  return shown && capOf(world.states().board, shown, PLACE);
};

test('what everybody has read is not made one for a group alone: no form writes that', () => {
  const world = worldWith(RAIN);
  const author = world.authorFor('leader', 'board');
  const next = { notice: 'notice0001', edition: 'edition002', over: 'edition001' };
  const narrowed = (to: NoticeIntent['to']) =>
    proposeCorrection(world.states(), author, next, { ...RAIN, to, retell: true });
  expect(narrowed('team')).toMatchObject({ error: { code: 'notice-was-public' } });
  expect(narrowed('party')).toMatchObject({ error: { code: 'notice-was-public' } });
  expect(narrowed('women').ok).toBe(true);
  // What never was for everybody goes from one group to another, and to everybody.
  const inside = worldWith({ ...RAIN, to: 'team' });
  for (const to of ['heads', 'everyone'] as const) {
    const intent = { ...RAIN, to, retell: true };
    expect(proposeCorrection(inside.states(), author, next, intent).ok).toBe(true);
  }
});

test('one that an older phone wrote counts, is asked about, and is withdrawn from everybody', () => {
  const world = worldWith(RAIN);
  expect(correct(world, 2, { to: 'team', texts: TEAM })).toMatchObject({
    verdict: 'flagged',
    why: 'notice-was-public',
  });
  const notice = noticeIn(world);
  expect([notice.to, notice.texts]).toEqual(['team', TEAM]);
  const shown = asPublic(notice);
  if (shown === undefined) throw new Error('nothing is shown');
  const source = {
    place: 'AAAAAAAAAA',
    board: emptyBoard(),
    isOfCommune: false,
    isFor: () => true,
    codeOf: (edition: string) => edition.padEnd(26, 'x'),
    speakers: new Set<string>(),
  };
  const said = publishNotice(standingOn(source, shown), 'vi');
  expect(said).toMatchObject({ edition: 1, said: { title: 'Mưa lớn' }, withdrawn: {} });
  expect(JSON.stringify(said)).not.toContain('Tổ');
  // Those who warn others cancel it, and name nothing that others did not hear.
  expect(capIn(world)).toMatchObject({
    kind: 'Cancel',
    identifier: 'AAAAAAAAAA.edition001.off',
    references: [{ identifier: 'AAAAAAAAAA.edition001' }],
    infos: [],
  });
  // Within the group it goes on as it likes, and nobody is asked again.
  expect(correct(world, 3, { to: 'heads', texts: TEAM })).toMatchObject({ verdict: 'ok' });
  expect(asPublic(noticeIn(world))).toEqual(shown);
  // For everybody once more, it is an update of what they heard.
  expect(
    correct(world, 4, { texts: { vi: { title: 'Mưa tạnh dần', text: 'Ở yên.' } } }),
  ).toMatchObject({ verdict: 'ok' });
  expect(noticeIn(world)).not.toHaveProperty('shown');
  expect(capIn(world)).toMatchObject({
    kind: 'Update',
    references: [{ identifier: 'AAAAAAAAAA.edition001' }],
  });
  // Called back a second time it is another message, and names all that they heard.
  world.say('board', 'leader', 'notice.withdrawn@1', { notice: 'notice0001' });
  const again = capIn(world);
  expect(again).toMatchObject({ kind: 'Cancel', identifier: 'AAAAAAAAAA.edition004.off' });
  expect(again?.references.map(({ identifier }) => identifier)).toEqual([
    'AAAAAAAAAA.edition001',
    'AAAAAAAAAA.edition004',
  ]);
});

test('a warning among those who work alone is none for others, before and after', () => {
  const world = worldWith({ ...RAIN, to: 'team' });
  expect(asPublic(noticeIn(world))).toBeUndefined();
  expect(correct(world, 2, {})).toMatchObject({ verdict: 'ok' });
  expect(capIn(world)).toMatchObject({ kind: 'Alert', references: [] });
});

test('a place that a correction leaves out reads what was said to it last, withdrawn, through all that follows', () => {
  const world = worldWith(RAIN);
  const here = 'village001';
  const readHere = () => {
    const shown = asPublic(noticeIn(world));
    const isFor = ({ villages }: Notice) => villages?.includes(here) ?? true;
    return shown && asHeard(shown, isFor);
  };
  const [one, both] = [['village002'], ['village001', 'village002']];
  correct(world, 2, { villages: both, texts: { vi: { title: 'Mưa to hơn', text: 'Ở yên.' } } });
  expect(readHere()).toEqual(noticeIn(world));
  correct(world, 3, { villages: one });
  const left = { edition: 'edition002', withdrawn: { partly: true } };
  expect(readHere()).toMatchObject(left);
  expect(noticeIn(world)).not.toHaveProperty('withdrawn');
  // For the team alone, then for everybody there once more.
  correct(world, 4, { villages: one, to: 'team', texts: TEAM });
  expect(readHere()).toMatchObject(left);
  correct(world, 5, { villages: one });
  expect(readHere()).toMatchObject(left);
  correct(world, 6, {});
  expect(readHere()).toEqual(noticeIn(world));
  // What nobody read does not come back.
  correct(world, 7, { villages: one });
  correct(world, 8, { villages: ['village003'] });
  expect(readHere()).toMatchObject({ edition: 'edition006' });
});

test('one that was withdrawn before keeps its reason', () => {
  const world = worldWith(RAIN);
  world.say('board', 'leader', 'notice.withdrawn@1', { notice: 'notice0001', reason: 'nhầm' });
  expect(correct(world, 2, { to: 'team', texts: TEAM })).toMatchObject({ verdict: 'flagged' });
  expect(asPublic(noticeIn(world))).toMatchObject({
    withdrawn: { reason: 'nhầm' },
    texts: { vi: { title: 'Mưa lớn' } },
  });
});
