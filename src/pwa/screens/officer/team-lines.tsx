import type { Id } from '#kernel/id.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { officerWords } from './officer-words.ts';
import { findPeople, membersIn } from './team-of.ts';

/** Who works in a village, in few lines. */
export function TeamLines({ place }: { place: Id }) {
  const device = usePhone();
  const text = officerWords.value.village;
  const people = findPeople(device);
  if (people === undefined) return null;
  const members = membersIn(device, people, place).now;
  const { duties } = PEOPLE_WORDS[language.value];
  return (
    <section class="chart stack">
      <h2>{text.team}</h2>
      {members.length === 0 && <p class="soft">{text.teamNone}</p>}
      <ul>
        {members.map((member) => (
          <li key={`${member.team} ${member.person}`}>
            {member.name}{' '}
            <span class="soft small">
              {[duties[member.duty], member.post].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <Button icon="everyone" href={`#/team/${place}`}>
        {text.teamOpen}
      </Button>
    </section>
  );
}
