import { missedBy } from '#domain/doors/next.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import { householdsOn, membersOf } from '#domain/homes/state.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { teamWords } from './team-words.ts';

/** Doors from which nobody came though somebody could have learnt there: they go into the rounds. */
export function Absent({ village, lesson }: { village: Village; lesson: Lesson }) {
  const text = teamWords.value.session;
  const { homes, doors, day } = village;
  const absent = householdsOn(homes.state, day).filter(({ id: household }) => {
    const residents = membersOf(homes.state, household, day).map(({ id }) => id);
    return missedBy(doors.state, [lesson], { household, residents }, day) !== undefined;
  });
  if (absent.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.absentTitle}</h2>
      <p>{text.absent(absent.length)}</p>
      <Button icon="door" href="#/doors?missing=absent">
        {text.absentOpen}
      </Button>
    </section>
  );
}
