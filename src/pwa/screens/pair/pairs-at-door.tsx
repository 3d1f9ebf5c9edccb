import type { Id } from '#kernel/id.ts';
import {
  type Pairing,
  pairingsOf,
  pairNextOf,
  type Teacher,
  unasked,
} from '#domain/doors/pairing.ts';
import type { Skill } from '#domain/doors/facts.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import { nameIn, startUpper } from '#pwa/phone/names.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { nearText } from './pair-names.ts';
import { pairWords } from './pair-words.ts';

type PairsProps = {
  readonly village: Village;
  readonly people: readonly Id[];
  /** Where the screen of a pair leads back to: `person=<id>`, `household=<id>` or `visit=<household>`. */
  readonly from: string;
};

type Offer = { readonly learner: Id; readonly skill: Skill; readonly teacher: Teacher };

/** Who of these people learns with a neighbour, or shows one; else, where it helps, whom to ask. */
export function PairsAtDoor({ village, people, from }: PairsProps) {
  const text = pairWords.value;
  const { doors, ladder, day } = village;
  const around = aroundIn(village);
  const pairings = new Map<string, Pairing>();
  for (const id of people) {
    for (const each of pairingsOf(doors.state, id, day, around)) {
      pairings.set(each.ids.join(), each);
    }
  }
  const offers = people.flatMap((learner): Offer[] => {
    const next = pairNextOf(ladder, doors.state, around, learner, day);
    return next?.kind === 'offer' ? [{ learner, skill: next.skill, teacher: next.teacher }] : [];
  });
  if (pairings.size + offers.length === 0) return null;
  const href = (learner: Id, teacher: Id, skill: Skill): string =>
    `#/pair/${learner}/${teacher}/${skill}?${from}`;
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <List label={text.title}>
        {[...pairings.values()].map((each) => (
          <ListRow
            key={each.ids.join()}
            href={href(each.learner, each.teacher, each.skill)}
            lead={<Icon name="together" />}
            title={startUpper(pairTitle(village, each))}
            text={[skillName(each.skill), unasked(each) === undefined && text.askHow]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
        {offers.map(({ learner, skill, teacher }) => (
          <ListRow
            key={learner}
            href={href(learner, teacher.id, skill)}
            lead={<Icon name="teach" />}
            title={text.offer(nameIn(village, teacher.id), nameIn(village, learner))}
            text={[skillName(skill), nearText(teacher)].join(' · ')}
          />
        ))}
      </List>
    </section>
  );
}

/** What there is to do about a pair, in one line. */
export function pairTitle(village: Village, pairing: Pairing): string {
  const text = pairWords.value;
  const [learner, teacher] = [nameIn(village, pairing.learner), nameIn(village, pairing.teacher)];
  const missing = unasked(pairing);
  if (missing === 'learns') return text.askLearner(learner, teacher);
  return missing === 'shows' ? text.askTeacher(teacher, learner) : text.agreed(teacher, learner);
}
