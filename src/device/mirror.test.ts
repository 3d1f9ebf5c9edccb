import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, concatBytes } from '#kernel/bytes.ts';
import {
  encodeGone,
  encodeMirrored,
  mirrorName,
  readMirrorFile,
  readMirrorName,
} from '#device/mirror.ts';

type Step = { readonly name: string; readonly bytes: Bytes | undefined };

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom('a.x.1', 'a.x.2', 'b.y.1', 'ă.z.1'),
  bytes: fc.option(
    fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => new Uint8Array(bytes)),
    { nil: undefined },
  ),
});

const bytesOf = ({ name, bytes }: Step): Bytes =>
  bytes === undefined ? encodeGone([name]) : encodeMirrored([{ name, bytes }]);

function after(steps: readonly Step[]): ReadonlyMap<string, Bytes> {
  const copies = new Map<string, Bytes>();
  for (const { name, bytes } of steps) {
    if (bytes === undefined) copies.delete(name);
    else copies.set(name, bytes);
  }
  return copies;
}

describe('the file of a mirror', () => {
  test('tells what was appended and not dropped since', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const file = concatBytes(...steps.map(bytesOf));
        expect(readMirrorFile(file)).toEqual({ copies: after(steps), end: file.length });
      }),
    );
  });

  test('torn anywhere holds all that was whole, and goes on behind it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(), (steps, cut) => {
        const parts = steps.map(bytesOf);
        const file = concatBytes(...parts);
        const torn = file.slice(0, cut % file.length);
        let whole = 0;
        let end = 0;
        while (end + (parts[whole]?.length ?? Infinity) <= torn.length) {
          end += parts[whole]?.length ?? 0;
          whole += 1;
        }
        expect(readMirrorFile(torn)).toEqual({ copies: after(steps.slice(0, whole)), end });
        const mended = concatBytes(torn.slice(0, end), ...parts.slice(whole));
        expect(readMirrorFile(mended).copies).toEqual(after(steps));
      }),
    );
  });

  test('names say whose copy it is', () => {
    const name = mirrorName('streamst01', 'bookbook01.00000042');
    expect(readMirrorName(name)).toEqual({ stream: 'streamst01', key: 'bookbook01.00000042' });
  });
});
