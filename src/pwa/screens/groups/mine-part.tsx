import { audiencesOf } from '#domain/groups.ts';
import { holds } from '#domain/board/state.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Tile } from '#pwa/ui/tile.tsx';
import { boardsOf } from '#pwa/screens/board/board.ts';
import { groupWords } from './group-words.ts';
import { groupsIn } from './groups-in.ts';

/** What was said to a group that this person is in, as long as it holds; nothing stands there without. */
export function MinePart({ village }: { village: Village }) {
  const boards = boardsOf(village);
  const groups = groupsIn(boards);
  if (groups === undefined) return null;
  const { people } = groups;
  const { device, place, places, day, at } = boards;
  const mine = audiencesOf({ people, places, day }, place, device.me()?.person ?? '');
  const said = boards.all.filter(({ notice }) => mine.has(notice.to) && holds(notice, { day, at }));
  const [first] = said;
  if (first === undefined) return null;
  const text = groupWords.value;
  return (
    <Tile
      href={said.length === 1 ? `#/board/${first.notice.notice}` : '#/board'}
      icon="everyone"
      word={text.mine}
      count={String(said.length)}
      said={text.mineSaid(said.length)}
    />
  );
}
