import { bandSvg } from '#look/band.ts';

/** The brocade; at most once a screen, never behind text. */
export function Band() {
  return <div class="band-row" dangerouslySetInnerHTML={{ __html: bandSvg() }} />;
}
