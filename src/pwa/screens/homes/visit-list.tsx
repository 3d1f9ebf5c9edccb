import { useState } from 'preact/hooks';
import type { Visit } from '#domain/doors/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { doorsWords } from '#pwa/phone/skill-names.ts';
import { dayText, backText, startUpper } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';

const FIRST = 3;

/** Visits, the newest first; pressing one corrects it. */
export function VisitList({ village, visits }: { village: Village; visits: readonly Visit[] }) {
  const text = memberWords.value.household;
  const [most, setMost] = useState(FIRST);
  if (visits.length === 0) return <p class="soft">{text.noVisits}</p>;
  return (
    <>
      <List label={text.visits}>
        {visits.slice(0, most).map((visit) => (
          <ListRow
            key={visit.id}
            href={`#/correct/${visit.id}`}
            title={`${startUpper(dayText(visit.on, village.day))}: ${doorsWords().outcomes[visit.outcome]}`}
            text={saidOf(visit, village)}
          />
        ))}
      </List>
      {visits.length > most && (
        <Button kind="quiet" onPress={() => setMost(most + 10)}>
          {text.moreVisits(visits.length - most)}
        </Button>
      )}
    </>
  );
}

function saidOf(visit: Visit, village: Village): string {
  const { doors, trace } = memberWords.value;
  return [
    whoOf(visit, village),
    visit.back && doors.back(backText(visit.back, village.day)),
    visit.corrected && trace.corrected,
    visit.note,
  ]
    .filter(Boolean)
    .join(' · ');
}

const whoOf = ({ stream }: Visit, { people }: Village): string | undefined => {
  const person = people?.state.streams.get(stream)?.person;
  return person === undefined ? undefined : people?.state.persons.get(person)?.name;
};
