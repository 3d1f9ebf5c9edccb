import { STEPS } from '#domain/doors/facts.ts';
import { BarRows } from '#pwa/ui/charts.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { ladderWords } from './ladder-words.ts';
import { doorsWords, type Office, peopleOn, useCounts } from './office.ts';

/** What stands of a skill that is there: its people, its cards, its changes, and its end. */
export function Known({ office, skill }: { readonly office: Office; readonly skill: string }) {
  const text = ladderWords.value;
  const counts = useCounts(office)?.get(skill);
  const most = Math.max(...(counts?.people ?? []), 1);
  return (
    <>
      {counts !== undefined && peopleOn(counts) > 0 && (
        <BarRows
          title={text.steps}
          rows={STEPS.map((step, at) => ({
            key: step,
            label: doorsWords().steps[step],
            share: (counts.people[at] ?? 0) / most,
            text: text.stepPeople(counts.people[at] ?? 0),
          }))}
        />
      )}
      <List label={text.cards}>
        <ListRow href={`#/cards/${skill}`} title={text.cards} lead={<Icon name="guide" />} />
      </List>
      <section class="section">
        <h2>{text.changes}</h2>
        <Later load={loadChanges} props={{ office, skills: [skill] }} />
      </section>
      <Later load={loadRetire} props={{ office, skill, counts }} />
    </>
  );
}

const loadChanges = async () => (await import('./changes.tsx')).Changes;
const loadRetire = async () => (await import('./retire.tsx')).RetirePart;
