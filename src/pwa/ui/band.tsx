import { bandShapes } from '#look/band.ts';

/** The brocade; at most once a screen, never behind text. */
export function Band() {
  return (
    <svg class="band" aria-hidden="true">
      <pattern id="band" width="24" height="24" patternUnits="userSpaceOnUse">
        {bandShapes().map(({ part, d }) => (
          <path key={part} class={`band-${part}`} d={d} />
        ))}
      </pattern>
      <rect width="100%" height="24" fill="url(#band)" />
    </svg>
  );
}
