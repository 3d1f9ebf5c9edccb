import type { Bytes } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export type Gzip = {
  pack(bytes: Bytes): Promise<Bytes>;
  unpack(bytes: Bytes): Promise<Result<Bytes, { readonly code: 'not-gzip' }>>;
};

/** The runtime's own gzip. */
export const createWebGzip = (): Gzip => ({
  pack: (bytes) => pass(bytes, new CompressionStream('gzip')),
  async unpack(bytes) {
    try {
      return ok(await pass(bytes, new DecompressionStream('gzip')));
    } catch {
      return err({ code: 'not-gzip' });
    }
  },
});

async function pass(
  bytes: Bytes,
  through: CompressionStream | DecompressionStream,
): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
