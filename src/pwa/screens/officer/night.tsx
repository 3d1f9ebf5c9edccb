import { useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Door, DoorField } from '#pwa/ui/door.tsx';
import { countDoors, faceOfBits, villageHref } from './figures.ts';
import type { VillageLine } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { canProject, project } from './project.ts';
import { placeText } from './territory.ts';
import { startUpper } from './text.ts';
import { useWide } from './wide.ts';
import './night.css';

const FIELD_COLUMNS = 11;
/** Villages that a phone shows before it is asked for all. */
const FIRST = 6;

type NightProps = { villages: readonly VillageLine[]; asOf: number | undefined };

/** Every household a door: villages side by side, from those still dark to those already bright. */
export function Night({ villages, asOf }: NightProps) {
  const text = officerWords.value.commune;
  const section = useRef<HTMLElement>(null);
  const isWide = useWide();
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(() => countDoors(villages.flatMap((village) => village.doors)), [villages]);
  const inOrder = useMemo(() => fromDarkToBright(villages), [villages]);
  const shown = isWide || isWhole ? inOrder : inOrder.slice(0, FIRST);
  return (
    <section ref={section} class="night" aria-labelledby="night-title">
      <header class="night-head">
        <h2 id="night-title">{text.night}</h2>
        <p>{text.nightText(all.lit, all.of)}</p>
        {isWide && canProject() && (
          <Button kind="quiet" icon="door" onPress={() => void project(section.current)}>
            {text.project}
          </Button>
        )}
      </header>
      <NightKey />
      <ul class="night-villages">
        {shown.map((village) => (
          <NightVillage key={village.place.id} village={village} asOf={asOf} />
        ))}
      </ul>
      {shown.length < inOrder.length && (
        <Button wide icon="commune" onPress={() => setWhole(true)}>
          {text.nightAll(inOrder.length)}
        </Button>
      )}
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

/** Doors of the key as bit sets, in the order of their words. */
const KEY = {
  shut: 0,
  met: 32,
  lit: 32 | 11,
  whole: 32 | 64 | 31,
  teaches: 128 | 96 | 31,
} as const;
const KEY_ORDER = ['shut', 'met', 'lit', 'whole', 'teaches'] as const;

/** How to read the doors, in one line above them. */
function NightKey() {
  const text = officerWords.value.commune.nightKey;
  return (
    <ul class="night-key">
      {KEY_ORDER.map((part) => (
        <li key={part}>
          <Door face={faceOfBits(KEY[part])} size="dot" /> {text[part]}
        </li>
      ))}
    </ul>
  );
}

function NightVillage({ village, asOf }: { village: VillageLine; asOf: number | undefined }) {
  const text = officerWords.value.commune;
  const counts = useMemo(() => countDoors(village.doors), [village.doors]);
  const faces = useMemo(() => village.doors.map(faceOfBits), [village.doors]);
  const name = startUpper(placeText(village.place));
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
