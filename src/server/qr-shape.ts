import { encode } from 'uqr';

/** A code as one path of squares, with the white around it that cameras need. */
export function qrShapeOf(text: string): { readonly d: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const d = data
    .flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : [])),
    )
    .join('');
  return { d, size };
}
