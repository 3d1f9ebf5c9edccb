import * as v from 'valibot';
import { Banner } from '#pwa/ui/banner.tsx';
import { Tile } from '#pwa/ui/tile.tsx';
import { MARK, useDraft } from '#pwa/phone/draft.ts';
import type { Village } from '#pwa/phone/village.ts';
import { crewOf, keeperIn, leftOf, nameOf, praisesOf } from './crew.ts';
import { teamWords } from './team-words.ts';

const NEW_DAYS = 14;

/** In the person's own store, sealed and wiped with it: an id of a fact tells of whom it is. */
const SEEN_PRAISE = `${MARK}praise`;
const Seen = v.object({ last: v.string() });
const NONE_SEEN = { last: '' };

/** Thanks that came since this person last read some. */
export function NewPraise({ village }: { village: Village }) {
  const text = teamWords.value;
  const me = village.device.me()?.person ?? '';
  const { value: seen, ready, change } = useDraft(village.device, SEEN_PRAISE, Seen, NONE_SEEN);
  const [last] = praisesOf(village, me);
  const isOld = last === undefined || last.id === seen.last || last.on < village.day - NEW_DAYS;
  if (!ready || isOld) return null;
  const read = (): void => change({ last: last.id });
  return (
    <Banner kind="info" action={{ label: text.seen, onPress: read }}>
      {text.newPraise(nameOf(village, last.stream) ?? text.someone, last.words)}
    </Banner>
  );
}

/** The way from the doors to what the team shares. */
export function TeamPart({ village }: { village: Village }) {
  const text = teamWords.value;
  const { doors } = crewOf(village);
  const mine = keeperIn(village, village.device.me()?.person ?? '', doors).doors;
  const left = leftOf(mine).length;
  return (
    <Tile
      href="#/team"
      icon="everyone"
      word={text.open}
      count={left === 0 ? undefined : String(left)}
      said={mine.length === 0 ? undefined : text.left(left, mine.length)}
    />
  );
}
