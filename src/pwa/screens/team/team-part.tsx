import { useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Tile } from '#pwa/ui/tile.tsx';
import { keep, recall } from '#pwa/phone/kept.ts';
import { currentStore } from '#pwa/phone/stores.ts';
import type { Village } from '#pwa/phone/village.ts';
import { crewOf, keeperIn, leftOf, nameOf, praisesOf } from './crew.ts';
import { teamWords } from './team-words.ts';

const NEW_DAYS = 14;

/** Thanks that came since this person last read some. */
export function NewPraise({ village }: { village: Village }) {
  const text = teamWords.value;
  const me = village.device.me()?.person ?? '';
  // By the store, which nobody can tell a person from, and with which it goes.
  const key = `praise.${currentStore()?.key ?? ''}`;
  const [seen, setSeen] = useState(recall(key));
  const [last] = praisesOf(village, me);
  if (last === undefined || last.id === seen || last.on < village.day - NEW_DAYS) return null;
  const read = (): void => {
    keep(key, last.id);
    setSeen(last.id);
  };
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
