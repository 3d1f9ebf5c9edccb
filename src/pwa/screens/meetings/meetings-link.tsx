import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import type { Boards } from '#pwa/screens/board/board.ts';
import { meetingsIn } from './meetings.ts';
import { meetingWords } from './meeting-words.ts';

/** The way from the board to meetings and what was decided there. */
export function MeetingsLink({ boards }: { boards: Boards }) {
  const text = meetingWords.value;
  if (boards.village === undefined) return null;
  const { coming } = meetingsIn(boards, boards.village);
  return (
    <section class="section">
      <List label={text.title}>
        <ListRow
          href="#/meetings"
          lead={<Icon name="calendar" />}
          title={text.open}
          text={text.openCount(coming.length)}
        />
      </List>
    </section>
  );
}
