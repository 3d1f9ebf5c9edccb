import { type Skill, SKILLS, type Step } from '#domain/doors/facts.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { cardsWords } from './cards-words.ts';
import { useTaught } from './taught.ts';

type CardsLinkProps = {
  readonly skill: Skill;
  readonly step: Step;
  /** Where the reader leads back to: `person=<id>` or `visit=<household>`. */
  readonly from: string;
};

/** What to say and show at the step that comes next. */
export function CardsLink({ skill, step, from }: CardsLinkProps) {
  const text = cardsWords.value;
  const own = useTaught()?.learning.cards.values() ?? [];
  const isTold =
    SKILLS.some((each) => each === skill) || [...own].some((card) => card.skill === skill);
  if (!isTold) return null;
  return (
    <List label={text.title}>
      <ListRow
        href={`#/cards/${skill}/${step}?${from}`}
        title={text.open}
        text={text.reader.lead(skillName(skill), stepName(step))}
        lead={<Icon name="guide" />}
      />
    </List>
  );
}
