import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { DoorsReply } from '#protocol/queries.ts';
import { words } from '#pwa/ui/language.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import type { WallDoor } from '#pwa/ui/wall.tsx';
import { MapCard, type MapRow, MapTwin, Standing } from './map-rows.tsx';
import { mapWords } from './map-words.ts';
import { makePlan, type Standing as StandingOf } from './plan.ts';
import { VillageMap } from './village-map.tsx';

type OfficerMapProps = {
  readonly place: Id;
  readonly asOf: number | undefined;
  /** All doors as the wall draws them, in its order. */
  readonly doors: readonly WallDoor[];
  /** Those that a filter leaves. */
  readonly shown: readonly WallDoor[];
};

/** The officer's wall as a map; where the houses stand is asked for only here. */
export function OfficerMap({ place, asOf, doors, shown }: OfficerMapProps) {
  const queries = homeQueries(usePhone());
  const asked = useAsked(`positions ${place} ${String(asOf)}`, () => queries.sited(place, asOf));
  return (
    <AskedView asked={asked}>
      {(reply) => <MapOf reply={reply} doors={doors} shown={shown} />}
    </AskedView>
  );
}

type MapOfProps = Pick<OfficerMapProps, 'doors' | 'shown'> & { readonly reply: DoorsReply };

function MapOf({ reply, doors, shown }: MapOfProps) {
  const [picked, setPicked] = useState<readonly Id[]>([]);
  const known = useMemo(() => new Map(reply.households.map((each) => [each.id, each])), [reply]);
  const plan = useMemo(
    () =>
      makePlan(
        doors.map(({ id }) => {
          const { alley = '', position } = known.get(id) ?? {};
          return { alley, position };
        }),
      ),
    [doors, known],
  );
  const ids = new Set(shown.map(({ id }) => id));
  const drawn = doors.map((door) => ({ ...door, isShown: ids.has(door.id) }));
  const rows = doors.flatMap((door, i) => {
    const alley = known.get(door.id)?.alley;
    return ids.has(door.id) ? [rowOf(door, alley, plan.standings[i] ?? 'unknown')] : [];
  });
  return (
    <>
      <div class="map-small">
        <VillageMap
          doors={drawn}
          plan={plan}
          label={mapWords.value.label(rows.length)}
          picked={drawn.flatMap(({ id, isShown }, i) =>
            isShown && picked.includes(id) ? [i] : [],
          )}
          onPick={(found) => setPicked(found.flatMap((i) => doors[i]?.id ?? []))}
        >
          <MapCard
            rows={rows.filter(({ id }) => picked.includes(id))}
            onClose={() => setPicked([])}
          />
        </VillageMap>
      </div>
      <Standing plan={plan} />
      <MapTwin rows={rows} />
    </>
  );
}

function rowOf(door: WallDoor, alley: string | undefined, standing: StandingOf): MapRow {
  const where = [
    door.number && words.value.door.house(door.number),
    alley,
    mapWords.value.standings[standing],
  ];
  return {
    id: door.id,
    href: door.href,
    face: door.face,
    title: startUpper(door.name),
    text: where.filter(Boolean).join(' · '),
  };
}
