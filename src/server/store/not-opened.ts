import type { StoreKind } from '#server/store/store.ts';

export type NotOpened =
  | { readonly code: 'store-in-use' }
  | { readonly code: 'store-missing' }
  | { readonly code: 'store-half-restored' }
  | { readonly code: 'store-kind'; readonly kind: StoreKind }
  | { readonly code: 'store-foreign'; readonly why: string }
  /** There is not the room that this version's tables may need; nothing was begun. */
  | { readonly code: 'disk-short'; readonly needBytes: number; readonly freeBytes: number }
  /** A step towards this version's tables was taken back; those before it stay. */
  | { readonly code: 'step-failed'; readonly number: number; readonly why: string }
  /** A database that cannot be used as it is. */
  | { readonly code: 'database'; readonly why: string };

/**
 * One sentence for whoever keeps the server.
 * @param place the folder of the store, or the address of its database without the password
 */
export function sayNotOpened(problem: NotOpened, place: string, wanted: StoreKind): string {
  switch (problem.code) {
    case 'store-in-use':
      return `the store in ${place} is open in another program; stop the server first.`;
    case 'store-missing':
      return `there is no store in ${place}.`;
    case 'store-half-restored':
      return `a restore into ${place} was not finished: run it again.`;
    case 'store-kind':
      return `the store in ${place} is a ${problem.kind} store for ever and cannot be opened as a ${wanted} one.`;
    case 'store-foreign':
      return `the store in ${place} cannot be opened by this version: ${problem.why}.`;
    case 'database':
      return `the database ${place} ${problem.why}.`;
    case 'disk-short':
      return (
        `the disk of ${place} has ${megabytes(problem.freeBytes)} MB free, and this version needs ` +
        `${megabytes(problem.needBytes)} MB to take the store over; nothing was changed.`
      );
    case 'step-failed':
      return (
        `the store in ${place} could not be taken over by this version, step ${problem.number} was ` +
        `taken back: ${problem.why}.`
      );
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);
