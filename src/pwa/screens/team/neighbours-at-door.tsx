import { nextStepOf } from '#domain/doors/next.ts';
import { membersOf } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Later } from '#pwa/ui/later.tsx';
import { examplesIn } from './examples-in.ts';
import { teamWords } from './team-words.ts';

type AtDoorProps = { readonly village: Village; readonly household: Household };

const loadExample = async () => (await import('./example-card.tsx')).ExampleCard;
const loadPairs = async () => (await import('#pwa/screens/pair/pairs-at-door.tsx')).PairsAtDoor;

/** What neighbours do for those of this house who learn: who shows it to them, and an example. */
export function NeighboursAtDoor({ village, household }: AtDoorProps) {
  const members = membersOf(village.homes.state, household.id, village.day);
  const people = members.map(({ id }) => id);
  return (
    <>
      <Later load={loadPairs} props={{ village, people, from: `visit=${household.id}` }} />
      <ExampleAtDoor village={village} household={household} />
    </>
  );
}

function ExampleAtDoor({ village, household }: AtDoorProps) {
  const text = teamWords.value.example;
  const { doors, homes, day, ladder } = village;
  const steps = membersOf(homes.state, household.id, day).map((member) =>
    nextStepOf(ladder, doors.state, member, day),
  );
  const next = new Set(steps.flatMap((step) => (typeof step === 'string' ? [] : step.skill)));
  const example = examplesIn(village).find(
    (each) => next.has(each.skill) && each.household !== household.id,
  );
  if (example === undefined) return null;
  return (
    <section class="section">
      <p>{text.atDoor}</p>
      <Later load={loadExample} props={{ village, example, toldTo: household.id }} />
    </section>
  );
}
