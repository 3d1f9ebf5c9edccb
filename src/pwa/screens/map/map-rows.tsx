import { useState } from 'preact/hooks';
import type { DoorFace } from '#look/door.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
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
      <Rows rows={rows} />
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
      {isOpen && <Rows rows={rows} label={mapWords.value.twin} />}
    </details>
  );
}

function Rows({ rows, label }: { rows: readonly MapRow[]; label?: string }) {
  return (
    <List label={label}>
      {rows.map(({ id, href, onPress, face, title, text }) => (
        <ListRow
          key={id}
          href={href}
          onPress={onPress}
          lead={<Door face={face} size="row" />}
          title={title}
          text={text}
        />
      ))}
    </List>
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
