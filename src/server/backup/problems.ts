import { isDiskFull } from '#server/store/sqlite-turns.ts';
import { DiskFullError } from '#server/store/store.ts';
import { BackupBrokenError } from '#server/backup/sealed-file.ts';
import { err, type Result } from '#kernel/result.ts';

/** Why nothing was backed up, restored or checked: one sentence for whoever keeps the server. */
export type Trouble = { readonly sentence: string };

export const trouble = (sentence: string): { readonly ok: false; readonly error: Trouble } =>
  err({ sentence });

/** What a disk or a damaged file may do at any step, as a sentence; all else is a bug and is thrown on. */
export async function orTrouble<T>(
  what: string,
  work: () => Promise<Result<T, Trouble>>,
): Promise<Result<T, Trouble>> {
  try {
    return await work();
  } catch (error) {
    const why = sayWhy(error);
    if (why === undefined) throw error;
    return trouble(`${what}: ${why}.`);
  }
}

const FULL = 'the disk is full';

function sayWhy(error: unknown): string | undefined {
  if (error instanceof BackupBrokenError) return error.message;
  if (isDiskFull(error) || error instanceof DiskFullError) return FULL;
  if (!(error instanceof Error)) return undefined;
  if (error.message.startsWith('store broken: ')) return error.message;
  const { code, path } = error as NodeJS.ErrnoException; // absent on other errors
  if (code === 'ENOSPC') return FULL;
  return code?.startsWith('E') === true && path !== undefined
    ? `${path} cannot be used (${code})`
    : undefined;
}
