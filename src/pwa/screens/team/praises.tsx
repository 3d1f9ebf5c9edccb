import type { ComponentChildren } from 'preact';
import { whenText } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { nameOf, praisesOf } from './crew.ts';
import { teamWords } from './team-words.ts';

const SHOWN = 5;

/** What a person was thanked for; nothing stands where nobody has done so yet. */
export function Praises({
  village,
  person,
}: {
  village: Village;
  person: string;
}): ComponentChildren {
  const text = teamWords.value;
  const praises = praisesOf(village, person);
  if (praises.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.praisesTitle}</h2>
      <List label={text.praisesTitle}>
        {praises.slice(0, SHOWN).map((praise) => (
          <ListRow
            key={praise.id}
            lead={<Icon name="teach" />}
            title={praise.words}
            text={text.praiseBy(
              nameOf(village, praise.stream) ?? text.someone,
              whenText(praise.at, village.day),
            )}
          />
        ))}
      </List>
    </section>
  );
}
