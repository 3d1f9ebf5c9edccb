import { useCallback, useMemo } from 'preact/hooks';
import * as v from 'valibot';
import { Position } from '#domain/homes/facts.ts';
import type { Household } from '#domain/homes/state.ts';
import { positionOf, type Offset } from '#domain/position.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import type { Village } from '#pwa/phone/village.ts';
import { doorLines, faceOf } from '#pwa/screens/doors/door-lines.ts';
import { mapWords } from './map-words.ts';
import { makePlan } from './plan.ts';
import { VillageMap } from './village-map.tsx';

type PointOutProps = {
  readonly village: Village;
  readonly household: Household;
  /** Told what lies under the cross; undefined where no position can be. */
  readonly onMove: (at: Position | undefined) => void;
};

/** The map under a cross: the neighbours who have a position say where the house is. */
export function PointOut({ village, household, onMove }: PointOutProps) {
  const text = mapWords.value;
  const lines = useMemo(
    () =>
      doorLines(village).filter(
        ({ id }) => village.homes.state.households.get(id)?.position !== undefined,
      ),
    [village],
  );
  const plan = useMemo(
    () =>
      makePlan(
        lines.map(({ id, alley }) => ({
          alley,
          position: village.homes.state.households.get(id)?.position,
        })),
      ),
    [lines, village],
  );
  const doors = useMemo(
    () =>
      lines.map((line) => ({
        id: line.id,
        face: faceOf(line.door),
        number: line.number,
        name: line.bare,
        isShown: true,
      })),
    [lines],
  );
  const { origin } = plan;
  const report = useCallback(
    (at: Offset) => {
      const position = origin && positionOf(origin, at);
      onMove(position !== undefined && v.is(Position, position) ? position : undefined);
    },
    [origin, onMove],
  );
  if (origin === undefined) return <Banner kind="info">{text.place.noAnchor}</Banner>;
  const own = lines.findIndex(({ id }) => id === household.id);
  return (
    <>
      <p>{text.place.tapHint}</p>
      <div class="map-small">
        <VillageMap
          doors={doors}
          plan={plan}
          label={text.label(lines.length)}
          picked={own === -1 ? [] : [own]}
          onPick={() => undefined}
          onMiddle={report}
        />
      </div>
    </>
  );
}
