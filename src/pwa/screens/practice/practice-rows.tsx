import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { PRACTICE_ICONS, PRACTICES, practicesOf } from './kinds.ts';
import { practiceWords } from './practice-words.ts';

type PracticeRowsProps = {
  /** Those that go with it; all when left out. */
  readonly skill?: string;
  /** Of whom a step may be recorded afterwards. */
  readonly person?: string | undefined;
};

/** The way to the practice screens. */
export function PracticeRows({ skill, person }: PracticeRowsProps) {
  const text = practiceWords.value;
  const kinds = skill === undefined ? PRACTICES : practicesOf(skill);
  if (kinds.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <List label={text.title}>
        {kinds.map((kind) => (
          <ListRow
            key={kind}
            href={`#/practice/${kind}${person === undefined ? '' : `?person=${person}`}`}
            title={text.kinds[kind]}
            text={text.hints[kind]}
            lead={<Icon name={PRACTICE_ICONS[kind]} />}
          />
        ))}
      </List>
    </section>
  );
}
