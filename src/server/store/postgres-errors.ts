import { DatabaseError } from 'pg';
import type { NotOpened } from '#server/store/not-opened.ts';
import { DiskFullError } from '#server/store/store.ts';
import { StoreAwayError } from '#server/store/store-away.ts';

const DISK_FULL = '53100';

/**
 * SQLSTATEs that speak of the server's condition and not of what it was asked: connections, resources, a
 * server that stops or stands by, a wait that took too long, a ring of waits.
 */
const AWAY = /^(?:08|53|57|58)|^(?:25006|25P03|55P03|40001|40P01)$/u;

/** What the rest of the home is told instead of the driver's error. Ours go through as they are. */
export function toldError(error: unknown): unknown {
  if (error instanceof DatabaseError) {
    if (error.code === DISK_FULL) return new DiskFullError(error);
    return AWAY.test(error.code ?? '') ? new StoreAwayError(error) : error;
  }
  // Whatever the driver says without a word of the server is about the connection.
  const isOwn = error instanceof Error && /^(?:store|invariant) broken/u.test(error.message);
  return isOwn ? error : new StoreAwayError(error);
}

/** Why a database cannot be opened, to follow its address in a sentence; undefined for a bug. */
export function notOpenedBy(error: unknown): NotOpened | undefined {
  const told =
    error instanceof StoreAwayError || error instanceof DiskFullError ? error.cause : error;
  const why = reasonOf(told);
  return why === undefined ? undefined : { code: 'database', why };
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof DatabaseError)) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    return `cannot be reached (${code})`;
  }
  switch (error.code) {
    case '28P01':
    case '28000':
      return 'refuses the user or the password of DATABASE_URL';
    case '3D000':
      return 'does not exist: create it first';
    case '42501':
      return 'does not let this user make tables: make the user its owner';
    case '42P07':
      return 'holds tables of another program: give Bản Số a database of its own';
    case '25006':
      return 'is a standby, which takes no writes: name the primary';
    case DISK_FULL:
      return 'has a full disk';
    default:
      return AWAY.test(error.code ?? '') ? `cannot be used now (${error.message})` : undefined;
  }
}
