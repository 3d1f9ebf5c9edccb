import { useMemo } from 'preact/hooks';
import { DoorField } from '#pwa/ui/door.tsx';
import { DoorKey } from '#pwa/ui/wall.tsx';
import { countDoors, faceOfBits, villageHref } from './figures.ts';
import type { VillageLine } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { placeText } from './territory.ts';
import './night.css';

const FIELD_COLUMNS = 13;

/** Every household a door: villages side by side, from those still dark to those already bright. */
export function Night({
  villages,
  asOf,
}: {
  villages: readonly VillageLine[];
  asOf: number | undefined;
}) {
  const text = officerWords.value.commune;
  const all = useMemo(() => countDoors(villages.flatMap((village) => village.doors)), [villages]);
  const inOrder = useMemo(() => fromDarkToBright(villages), [villages]);
  return (
    <section class="night" aria-labelledby="night-title">
      <header class="night-head">
        <h2 id="night-title">{text.night}</h2>
        <p>{text.nightText(all.lit, all.of)}</p>
      </header>
      <ul class="night-villages">
        {inOrder.map((village) => (
          <NightVillage key={village.place.id} village={village} asOf={asOf} />
        ))}
      </ul>
      <DoorKey />
    </section>
  );
}

function fromDarkToBright(villages: readonly VillageLine[]): readonly VillageLine[] {
  const brightness = ({ doors }: VillageLine): number =>
    doors.length === 0 ? 0 : doors.reduce((sum, bits) => sum + lightOf(bits), 0) / doors.length;
  return [...villages].sort((left, right) => brightness(left) - brightness(right));
}

/** Lit panes of a door, its gold frame counted as one more. */
const lightOf = (bits: number): number =>
  faceOfBits(bits).panes.filter(Boolean).length + ((bits & 64) === 0 ? 0 : 1);

function NightVillage({ village, asOf }: { village: VillageLine; asOf: number | undefined }) {
  const text = officerWords.value.commune;
  const counts = useMemo(() => countDoors(village.doors), [village.doors]);
  const faces = useMemo(() => village.doors.map(faceOfBits), [village.doors]);
  const name = placeText(village.place);
  return (
    <li>
      <a class="night-village" href={villageHref(village.place.id, asOf)}>
        <span class="night-name" aria-hidden="true">
          {name}
        </span>
        <span class="night-count" aria-hidden="true">
          {text.nightFoot(counts.whole, counts.of)}
        </span>
        <DoorField
          faces={faces}
          columns={FIELD_COLUMNS}
          label={text.nightVillage(name, counts.met, counts.lit, counts.whole, counts.of)}
        />
      </a>
    </li>
  );
}
