import type { Village } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { openAsks } from './asks.ts';
import { questionWords } from './question-words.ts';

/** The way to questions from the board, with how many wait and how many of them for too long. */
export function QuestionsRow({ village }: { village: Village }) {
  const text = questionWords.value;
  const open = openAsks(village);
  const late = open.filter((ask) => ask.isLate).length;
  return (
    <List label={text.title}>
      <ListRow
        href="#/questions"
        lead={<Icon name={late > 0 ? 'alert' : 'speak'} />}
        title={text.title}
        text={text.tileSaid(open.length, late)}
      />
    </List>
  );
}
