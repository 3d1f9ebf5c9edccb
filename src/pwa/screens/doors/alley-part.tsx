import { useId } from 'preact/hooks';
import { doorSentence } from '#words/door-words.ts';
import { Door } from '#pwa/ui/door.tsx';
import { words } from '#pwa/ui/language.ts';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { Wall } from '#pwa/ui/wall.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { backText, startUpper } from '#pwa/phone/names.ts';
import { faceOf } from './door-lines.ts';
import type { Alley, DoorLine } from './door-lines.ts';

type AlleyProps = {
  readonly alley: Alley;
  /** A village of one alley, or of none written down, needs no names of alleys. */
  readonly isOnly: boolean;
  /** The doors of the whole screen are too many to draw. */
  readonly isLong: boolean;
  readonly asList: boolean;
  readonly day: number;
};

/** The doors of one alley under its name, which stays in sight while its doors pass. */
export function AlleyPart({ alley, isOnly, isLong, asList, day }: AlleyProps) {
  const text = memberWords.value.doors;
  const id = useId();
  const name = alley.name === '' ? text.noAlley : alley.name;
  const label = isOnly ? words.value.door.wall : `${words.value.door.wall}, ${name}`;
  return (
    <section class="alley" aria-labelledby={isOnly ? undefined : id}>
      {isOnly || (
        <h2 id={id} class="alley-name">
          {name} <span class="soft small">{text.houses(alley.lines.length)}</span>
        </h2>
      )}
      {asList ? (
        <LongList
          items={alley.lines}
          keyOf={({ id: each }) => each}
          label={label}
          rowPx={84}
          isLong={isLong}
          render={(line) => <DoorRow line={line} day={day} />}
        />
      ) : (
        <Wall doors={alley.lines.map(tileOf)} label={label} isLong={isLong} />
      )}
    </section>
  );
}

const tileOf = (line: DoorLine) => ({
  id: line.id,
  href: `#/household/${line.id}`,
  number: line.number,
  name: line.bare,
  face: faceOf(line.door),
  label: doorSentence(words.value, { ...faceOf(line.door), head: line.head }),
});

function DoorRow({ line, day }: { line: DoorLine; day: number }) {
  const text = memberWords.value.doors;
  const { back, nobodyHome, panes } = line.door;
  const where = line.number !== '' && words.value.door.house(line.number);
  const how = line.visited
    ? text.lit(panes.filter(Boolean).length, panes.length)
    : text.filters.never;
  const matters = [
    back && text.back(backText(back, day)),
    nobodyHome > 0 && words.value.door.away(nobodyHome),
    line.missed !== undefined && text.missed(line.missed),
    line.unanswered !== undefined && text.unanswered(line.unanswered),
  ];
  return (
    <ListRow
      href={`#/household/${line.id}`}
      lead={<Door face={faceOf(line.door)} size="row" />}
      title={startUpper(line.head)}
      text={
        <>
          {[where, how].filter(Boolean).join(' · ')}
          {matters.some(Boolean) && (
            <>
              <br />
              <b>{startUpper(matters.filter(Boolean).join(' · '))}</b>
            </>
          )}
        </>
      }
    />
  );
}
