import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { words } from '#pwa/ui/language.ts';
import { chaptersOf } from '#pwa/phone/chapters-of.ts';
import { startUpper, villageName } from '#pwa/phone/names.ts';
import { chooseVillage, type Village } from '#pwa/phone/village.ts';
import {
  doorLines,
  faceOf,
  isMissing,
  type DoorLine,
  type Missing,
} from '#pwa/screens/doors/door-lines.ts';
import { MapCard, MapTwin, type MapRow, Standing } from './map-rows.tsx';
import { mapWords } from './map-words.ts';
import { makePlan, type Standing as StandingOf } from './plan.ts';
import { useHere } from './use-here.ts';
import type { MapDoor } from './map-door.ts';
import { VillageMap } from './village-map.tsx';

type MapPartProps = {
  readonly village: Village;
  readonly lines: readonly DoorLine[];
  readonly missing: Missing;
  /** Of these households alone, where something else chose them. */
  readonly only?: ReadonlySet<Id>;
};

/** A door of the map: the line of the wall, and the chapter it stands in. */
type Sited = {
  readonly line: DoorLine;
  readonly chapter: Village;
  readonly isShown: boolean;
};

/** The doors of the wall where they stand; filters and doors are those of the wall. */
export function MapPart({ village, lines, missing, only }: MapPartProps) {
  const text = mapWords.value;
  const chapters = useMemo(() => chaptersOf(village), [village]);
  const all = useMemo(
    () =>
      chapters.flatMap((chapter) =>
        (chapter === village ? lines : doorLines(chapter)).map((line) => ({ line, chapter })),
      ),
    [chapters, village, lines],
  );
  const plan = useMemo(
    () =>
      makePlan(
        all.map(({ line, chapter }) => ({
          alley: line.alley,
          position: chapter.homes.state.households.get(line.id)?.position,
        })),
      ),
    [all],
  );
  const sited = useMemo(
    () =>
      all.map((each) => ({
        ...each,
        isShown: isMissing(each.line, missing, village.day) && only?.has(each.line.id) !== false,
      })),
    [all, missing, only, village.day],
  );
  const doors = useMemo(() => sited.map(doorOf), [sited]);
  const [picked, setPicked] = useState<readonly Id[]>([]);
  const here = useHere(plan);
  const isPicked = (each: Sited): boolean => each.isShown && picked.includes(each.line.id);
  const rows = sited.flatMap((each, i) =>
    each.isShown ? [rowOf(each, plan.standings[i] ?? 'unknown', chapters.length === 1)] : [],
  );
  return (
    <>
      <VillageMap
        doors={doors}
        plan={plan}
        label={text.label(rows.length)}
        picked={sited.flatMap((each, i) => (isPicked(each) ? [i] : []))}
        onPick={(found) => setPicked(found.flatMap((i) => sited[i]?.line.id ?? []))}
        here={here.here}
        onHere={plan.origin && here.ask}
      >
        <MapCard
          rows={rows.filter(({ id }) => picked.includes(id))}
          onClose={() => setPicked([])}
        />
      </VillageMap>
      {here.said !== undefined && <p aria-live="polite">{here.said}</p>}
      <Standing plan={plan} />
      <MapTwin rows={rows} />
    </>
  );
}

const doorOf = ({ line, isShown }: Sited): MapDoor => ({
  id: line.id,
  face: faceOf(line.door),
  number: line.number,
  name: line.bare,
  isShown,
});

function rowOf({ line, chapter }: Sited, standing: StandingOf, isOnly: boolean): MapRow {
  const text = mapWords.value;
  const where = [
    line.number && words.value.door.house(line.number),
    line.alley,
    text.standings[standing],
    isOnly ? '' : text.chapter(villageName(chapter)),
  ];
  return {
    id: line.id,
    href: `#/household/${line.id}`,
    ...(!isOnly && { onPress: () => chooseVillage(chapter.place) }),
    face: faceOf(line.door),
    title: startUpper(line.head),
    text: where.filter(Boolean).join(' · '),
  };
}
