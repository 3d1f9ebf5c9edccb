import { countsHouseholds } from '#domain/reach/measures.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import type { Village } from '#pwa/phone/village.ts';
import { boardsOf, reachHere, shownOn } from './board.ts';
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
    <List label={text.open}>
      <ListRow
        href="#/board"
        lead={<Icon name="note" />}
        title={text.open}
        text={text.openCount(shown.length, untold.size)}
      />
    </List>
  );
}
