import { type Lesson, missedOf } from '#domain/doors/sessions.ts';
import { householdsOn } from '#domain/homes/state.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { teamWords } from './team-words.ts';

/** Doors from which nobody came: they go into the rounds. */
export function Absent({ village, lesson }: { village: Village; lesson: Lesson }) {
  const text = teamWords.value.session;
  const { homes, day } = village;
  const absent = householdsOn(homes.state, day).filter(
    ({ id }) => missedOf([lesson], id, day) !== undefined,
  );
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
