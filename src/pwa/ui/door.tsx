import { DOOR_LIGHTS, doorField, doorShapes, doorViewBox } from '#look/door.ts';
import type { DoorFace, DoorShape, DoorSize } from '#look/door.ts';

export type { DoorFace };

type DoorProps = {
  face: DoorFace;
  size: DoorSize;
  /** Spoken sentence; leave it out where the words beside the door already say it. */
  label?: string | undefined;
};

/** One household's door. */
export function Door({ face, size, label }: DoorProps) {
  return (
    <svg class={`door door--${size}`} viewBox={doorViewBox(size)} {...spoken(label)}>
      {doorShapes(face, size).map(Shape)}
    </svg>
  );
}

type DoorFieldProps = { faces: readonly DoorFace[]; columns: number; label: string };

/** All doors of one village at 14 px, as one picture. */
export function DoorField({ faces, columns, label }: DoorFieldProps) {
  const field = doorField(faces, columns);
  return (
    <svg
      class="door-field"
      viewBox={field.viewBox}
      width={field.width}
      height={field.height}
      {...spoken(label)}
    >
      {field.shapes.map(Shape)}
    </svg>
  );
}

/** Lamplight all doors share; stands once in the page, before the first door. */
export function DoorDefs() {
  return (
    <svg class="sr" aria-hidden="true">
      <defs>
        <radialGradient id="door-glow">{DOOR_LIGHTS.glow.map(Stop)}</radialGradient>
        <linearGradient id="door-path" x2="0" y2="1">
          {DOOR_LIGHTS.path.map(Stop)}
        </linearGradient>
      </defs>
    </svg>
  );
}

function Stop([offset, part]: readonly [number, string]) {
  return <stop key={part} offset={offset} class={part} />;
}

function Shape({ part, d, strokeWidth }: DoorShape) {
  return <path key={part} class={`door-${part}`} d={d} stroke-width={strokeWidth} />;
}

function spoken(label: string | undefined) {
  return label === undefined
    ? ({ 'aria-hidden': 'true' } as const)
    : ({ role: 'img', 'aria-label': label } as const);
}
