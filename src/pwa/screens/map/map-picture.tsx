import { useMemo } from 'preact/hooks';
import type { Offset } from '#domain/position.ts';
import { doorScatter } from '#look/door.ts';
import { mapWords } from './map-words.ts';
import type { Plan } from './plan.ts';
import { barOf, glyphOf, hullOf, isRoomy, settle, type Size, toWindow, type View } from './view.ts';
import type { Here, MapDoor } from './map-door.ts';

const GLYPH = 14;
const NUMBER_FROM_PX = 20;
const NAME_FROM_PX = 30;
const ROW_NAME_FROM_PX = 16;
const BAR_PX = 96;

export const placesOf = (plan: Plan, view: View, size: Size): readonly Offset[] =>
  settle(plan.spots, view, size, glyphOf(view));

type PictureProps = {
  readonly plan: Plan;
  readonly doors: readonly MapDoor[];
  readonly view: View;
  readonly size: Size;
  readonly places: readonly Offset[];
  readonly picked: readonly number[];
  readonly here: Here | undefined;
};

/** One drawing: a few paths however many doors there are. */
export function MapPicture(props: PictureProps) {
  const { plan, view, size, places, here } = props;
  const glyph = glyphOf(view);
  return (
    <svg width={size.w} height={size.h} viewBox={`0 0 ${size.w} ${size.h}`} aria-hidden="true">
      <Rows plan={plan} view={view} size={size} />
      <Ways plan={plan} places={places} glyph={glyph} isRoomy={isRoomy(view)} />
      {here && <HereMark here={here} view={view} size={size} />}
      <DoorLayer {...props} glyph={glyph} />
      <Captions {...props} glyph={glyph} />
      {plan.origin && <Measure view={view} />}
    </svg>
  );
}

type WaysProps = Pick<PictureProps, 'plan' | 'places'> & {
  readonly glyph: number;
  readonly isRoomy: boolean;
};

/** The ground of each alley, and where doors stand at their own places the paths one is likely to walk. */
function Ways({ plan, places, glyph, isRoomy: hasPaths }: WaysProps) {
  const path = (isAlley: boolean): string =>
    plan.links
      .filter((link) => link.isAlley === isAlley)
      .map(({ from, to }) => lineOf([placeOf(places, from), placeOf(places, to)]))
      .join('');
  return (
    <>
      {plan.alleys.map(({ name, doors }) => (
        <path
          key={name}
          class="map-alley"
          d={`${lineOf(hullOf(doors.map((door) => placeOf(places, door))))}Z`}
          stroke-width={glyph * 2.2}
        />
      ))}
      {hasPaths && (
        <>
          <path class="map-across" d={path(false)} />
          <path class="map-path" d={path(true)} stroke-width={Math.max(2, glyph / 4)} />
        </>
      )}
    </>
  );
}

/** The ground of those doors that stand by alley and number alone. */
function Rows({ plan, view, size }: Pick<PictureProps, 'plan' | 'view' | 'size'>) {
  const { rowsBox } = plan;
  if (rowsBox === undefined) return null;
  const { x, y } = toWindow(view, size, rowsBox);
  const [w, h] = [rowsBox.w * view.scale, rowsBox.h * view.scale];
  const count = plan.rows.reduce((sum, { doors }) => sum + doors.length, 0);
  return (
    <>
      <rect class="map-rows" x={x} y={y} width={w} height={h} rx={12} />
      <text class="map-note" x={x + w / 2} y={y + h + 18}>
        {mapWords.value.unplaced(count)}
      </text>
    </>
  );
}

function DoorLayer(props: PictureProps & { readonly glyph: number }) {
  const { plan, doors, places, glyph, picked } = props;
  const layers = useMemo(
    () =>
      [true, false].map((isKnown) => {
        const shown = doors.flatMap((door, i) =>
          door.isShown && (plan.standings[i] === 'known') === isKnown ? [{ door, i }] : [],
        );
        const shapes = doorScatter(
          shown.map(({ door }) => door.face),
          (index) => {
            const { x, y } = placeOf(places, shown[index]?.i ?? 0);
            return { x: (x * GLYPH) / glyph - GLYPH / 2, y: (y * GLYPH) / glyph - GLYPH / 2 };
          },
        );
        return { isKnown, shapes };
      }),
    [plan, doors, places, glyph],
  );
  return (
    <>
      {picked.map((door) => {
        const { x, y } = placeOf(places, door);
        return <circle key={door} class="map-picked" cx={x} cy={y} r={glyph * 0.95} />;
      })}
      {layers.map(({ isKnown, shapes }) => (
        <g
          key={String(isKnown)}
          class={isKnown ? 'door-field' : 'door-field map-unplaced'}
          transform={`scale(${glyph / GLYPH})`}
        >
          {shapes.map(({ part, d, strokeWidth }) => (
            <path
              key={`${part} ${strokeWidth ?? 0}`}
              class={`door-${part}`}
              d={d}
              stroke-width={strokeWidth}
            />
          ))}
        </g>
      ))}
    </>
  );
}

/** Names of alleys, and of doors as soon as there is room for them. */
function Captions({ plan, doors, places, size, glyph }: PictureProps & { readonly glyph: number }) {
  const isSeen = ({ x, y }: Offset): boolean =>
    x > -40 && y > -40 && x < size.w + 40 && y < size.h + 40;
  return (
    <>
      {plan.alleys.map(({ name, doors: members }) => (
        <AlleyName
          key={name}
          name={name}
          places={members.map((door) => placeOf(places, door))}
          {...{ size, glyph }}
        />
      ))}
      {glyph >= ROW_NAME_FROM_PX &&
        plan.rows.map(({ name, doors: [first] }) => {
          const { x, y } = placeOf(places, first ?? 0);
          return (
            <text key={name} class="map-name map-row-name" x={x - glyph / 2} y={y - glyph}>
              {name}
            </text>
          );
        })}
      {glyph >= NUMBER_FROM_PX &&
        doors.map((door, i) => {
          const at = placeOf(places, i);
          if (!door.isShown || !isSeen(at)) return null;
          return (
            <text key={door.id} class="map-door" x={at.x} y={at.y + glyph / 2 + 12}>
              {glyph >= NAME_FROM_PX ? shorten(`${door.number} ${door.name}`) : door.number}
            </text>
          );
        })}
    </>
  );
}

const LETTER_PX = 4.2;
/** The corner of the scale. */
const MEASURE_PX = 160;
const MEASURE_LOW_PX = 62;

type AlleyNameProps = {
  readonly name: string;
  readonly places: readonly Offset[];
  readonly size: Size;
  readonly glyph: number;
};

/** At the end of the alley that lies furthest out, where names of others are not. */
function AlleyName({ name, places, size, glyph }: AlleyNameProps) {
  const away = ({ x, y }: Offset): number => Math.hypot(x - size.w / 2, y - size.h / 2);
  const seen = places.filter(({ x, y }) => x > 0 && y > 0 && x < size.w && y < size.h);
  const [end] = [...seen].sort((left, right) => away(right) - away(left));
  if (end === undefined) return null;
  const half = Math.min(name.length * LETTER_PX, size.w / 2);
  const x = Math.min(size.w - half, Math.max(half, end.x));
  const y = end.y < size.h / 2 ? end.y - glyph * 1.3 : end.y + glyph * 1.3 + 10;
  const isUnderMeasure = x - half < MEASURE_PX && y < MEASURE_LOW_PX;
  return (
    <text class="map-name" x={x} y={isUnderMeasure ? MEASURE_LOW_PX : Math.max(16, y)}>
      {name}
    </text>
  );
}

const NAME_LONGEST = 12;

/** The given name stands last, and is what neighbours say. */
function shorten(name: string): string {
  const said = name.trim();
  if (said.length <= NAME_LONGEST) return said;
  const words = said.split(' ');
  const number = /^\d/u.test(said) ? `${words[0] ?? ''} ` : '';
  return `${number}${words.at(-1) ?? ''}`;
}

function HereMark({ here, view, size }: { here: Here } & Pick<PictureProps, 'view' | 'size'>) {
  const { x, y } = toWindow(view, size, here.at);
  return (
    <>
      <circle class="map-sure" cx={x} cy={y} r={Math.max(8, here.accuracyM * view.scale)} />
      <circle class="map-here" cx={x} cy={y} r={8} />
    </>
  );
}

/** Which way is north, and how long a stretch is. */
function Measure({ view }: Pick<PictureProps, 'view'>) {
  const text = mapWords.value;
  const { m, px } = barOf(view, BAR_PX);
  return (
    <g class="map-measure">
      <path d={`M48 24v6h${px}v-6`} />
      <text x={48 + px / 2} y={22}>
        {m >= 1_000 ? text.kilometres(String(m / 1_000)) : text.metres(String(m))}
      </text>
      <path class="map-north" d="M22 10l7 20-7-5-7 5Z" />
      <text x={22} y={44}>
        {text.north}
      </text>
    </g>
  );
}

const NOWHERE: Offset = { x: 0, y: 0 };
const placeOf = (places: readonly Offset[], door: number): Offset => places[door] ?? NOWHERE;

const lineOf = (places: readonly Offset[]): string =>
  places.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
const round = (px: number): number => Math.round(px * 10) / 10;
