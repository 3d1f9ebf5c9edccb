import type { Skill } from '#domain/doors/facts.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { ExampleCard } from './example-card.tsx';
import { examplesIn } from './examples-in.ts';
import { teamWords } from './team-words.ts';

const SHOWN = 2;

/** What neighbours have let the team tell of one skill, on its cards. */
export function ExamplesOfSkill({ skill }: { readonly skill: Skill }) {
  const village = useVillage();
  if (village === undefined) return null;
  const told = examplesIn(village).filter((each) => each.skill === skill);
  if (told.length === 0) return null;
  return (
    <section class="section">
      <h2>{teamWords.value.example.title}</h2>
      {told.slice(0, SHOWN).map((example) => (
        <ExampleCard key={example.id} village={village} example={example} />
      ))}
    </section>
  );
}
