import type { NotOpened } from '#server/store/sqlite.ts';
import type { StoreKind } from '#server/store/store.ts';

/** One sentence for whoever keeps the server. */
export function sayNotOpened(problem: NotOpened, folder: string, wanted: StoreKind): string {
  switch (problem.code) {
    case 'store-in-use':
      return `the store in ${folder} is open in another program; stop the server first.`;
    case 'store-kind':
      return `the store in ${folder} is a ${problem.kind} store for ever and cannot be opened as a ${wanted} one.`;
    case 'store-foreign':
      return `the store in ${folder} cannot be opened by this version: ${problem.why}.`;
  }
}
