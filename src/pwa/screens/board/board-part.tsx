import { countsHouseholds } from '#domain/reach/measures.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Tile } from '#pwa/ui/tile.tsx';
import { boardsOf, shownOn } from './board.ts';
import { reachHere } from './reach-here.ts';
import { boardWords } from './board-words.ts';

/** The way from the doors to the board, with how much of it is still to be told. */
export function BoardPart({ village }: { village: Village }) {
  const text = boardWords.value;
  const shown = shownOn(boardsOf(village));
  const untold = new Set(
    shown.flatMap(({ notice }) =>
      countsHouseholds(notice) && notice.withdrawn === undefined
        ? (reachHere(village, notice)?.untold ?? [])
        : [],
    ),
  );
  return (
    <Tile
      href="#/board"
      icon="note"
      word={text.open}
      count={shown.length === 0 ? undefined : String(shown.length)}
      said={text.openCount(shown.length, untold.size)}
    />
  );
}
