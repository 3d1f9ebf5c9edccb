import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { ExampleCard } from './example-card.tsx';
import { examplesIn } from './examples-in.ts';
import { teamWords } from './team-words.ts';

/** What neighbours have let the team tell of them, the newest first. */
export function ExamplesScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <ExamplesOf village={village} />;
}

function ExamplesOf({ village }: { village: Village }) {
  const text = teamWords.value.example;
  const examples = examplesIn(village);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={{ href: '#/team', label: teamWords.value.title }}
      place="doors"
    >
      {examples.length === 0 && <EmptyState icon="teach" title={text.none} text={text.noneText} />}
      {examples.map((example) => (
        <ExampleCard key={example.id} village={village} example={example} canEnd />
      ))}
    </Page>
  );
}
