import { useEffect, useMemo } from 'preact/hooks';
import type { Bytes } from '#kernel/bytes.ts';

/** An address of bytes for as long as something shows them. */
export function useAddress(bytes: Bytes | undefined, type = ''): string | undefined {
  const address = useMemo(
    () => bytes && URL.createObjectURL(new Blob([bytes], { type })),
    [bytes, type],
  );
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}
