import { pictureParts } from '#look/pictures.ts';
import type { PictureName } from '#look/pictures.ts';
import './picture.css';

/** The drawing of a card; what it shows is said in the words beside it. */
export function Picture({ name }: { readonly name: PictureName }) {
  return (
    <svg class="picture" viewBox="0 0 160 100" aria-hidden="true">
      {pictureParts(name).map(({ move, shapes }) => (
        <g key={move} transform={move}>
          {shapes.map(({ look, d }) => (
            <path key={d} class={`pic-${look}`} d={d} />
          ))}
        </g>
      ))}
    </svg>
  );
}
