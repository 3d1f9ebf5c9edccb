import { useState } from 'preact/hooks';
import type { DoorFace } from '#look/door.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { useFinding } from '#pwa/ui/finding.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { mapWords } from './map-words.ts';
import type { Plan } from './plan.ts';

/** A door of the map in words. */
export type MapRow = {
  readonly id: string;
  readonly href: string;
  readonly onPress?: () => void;
  readonly face: DoorFace;
  readonly title: string;
  readonly text: string;
};

type CardProps = { readonly rows: readonly MapRow[]; readonly onClose: () => void };

/** Whose doors were pressed; several where they stand close. */
export function MapCard({ rows, onClose }: CardProps) {
  if (rows.length === 0) return null;
  return (
    <div class="map-card" role="status">
      <List>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </List>
      <div class="map-card-foot">
        <Button kind="quiet" icon="close" onPress={onClose}>
          {mapWords.value.close}
        </Button>
      </div>
    </div>
  );
}

/** The same doors as a list, for whoever hears the map. */
export function MapTwin({ rows }: { rows: readonly MapRow[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{mapWords.value.twin}</summary>
      {isOpen && <TwinRows rows={rows} />}
    </details>
  );
}

const textOf = ({ title, text }: MapRow): string => `${title} ${text}`;

function TwinRows({ rows }: { rows: readonly MapRow[] }) {
  const { isLong, shown, field } = useFinding(rows, textOf);
  return (
    <>
      {field}
      <LongList
        items={shown}
        keyOf={({ id }) => id}
        label={mapWords.value.twin}
        isLong={isLong}
        render={(row) => <Row row={row} />}
      />
    </>
  );
}

function Row({ row: { href, onPress, face, title, text } }: { row: MapRow }) {
  return (
    <ListRow
      href={href}
      onPress={onPress}
      lead={<Door face={face} size="row" />}
      title={title}
      text={text}
    />
  );
}

/** How much of the village stands where it really stands. */
export function Standing({ plan }: { plan: Plan }) {
  const text = mapWords.value;
  const count = (standing: Plan['standings'][number]): number =>
    plan.standings.filter((each) => each === standing).length;
  const [known, astray, of] = [count('known'), count('astray'), plan.standings.length];
  const said = {
    none: text.noneYet,
    some: text.onlySome(known, of),
    all: text.allKnown(of),
  }[howMany(known, of)];
  return (
    <>
      <p>
        {text.tap} {said}
      </p>
      {astray > 0 && <Banner kind="info">{text.astray(astray)}</Banner>}
    </>
  );
}

function howMany(known: number, of: number): 'none' | 'some' | 'all' {
  if (known === 0) return 'none';
  return known < of ? 'some' : 'all';
}
