import { dirname } from 'node:path';
import { askPassphrase } from '#cli/passphrase.ts';
import { type Outcome, readWords, said, type Tool, wrong } from '#cli/command.ts';
import { checkBackup } from '#server/backup/check.ts';
import { filesFolder, findBackup } from '#server/backup/folder.ts';
import { orTrouble } from '#server/backup/problems.ts';
import type { Config } from '#server/config.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import { backupEngineOf } from '#server/store/open-store.ts';
import { sayChecked, type VerifiedStore, verifyStore } from '#server/verify-store.ts';

/** Checks a store as it stands, beside the server too; or a backup, by restoring it for the check. */
export const verify: Tool = async (config, env, args) => {
  const words = readWords(args, ['backup']);
  if (words === undefined || words.plain.length > 0) return wrong('verify [--backup FOLDER]');
  const { backup: named } = words.named;
  if (named === undefined) return verifyLive(config);
  const backup = findBackup(named);
  if (backup === undefined) return wrong(`there is no backup in ${named}.`);
  const passphrase = await askPassphrase(env);
  if (!passphrase.ok) return wrong(passphrase.error);
  const files = filesFolder(dirname(backup));
  const checked = await orTrouble('the backup was not checked', () =>
    checkBackup(backup, passphrase.value, config.folder, files),
  );
  return checked.ok
    ? sayVerified(checked.value.verified, `${backup}: `)
    : wrong(checked.error.sentence);
};

async function verifyLive(config: Config): Promise<Outcome> {
  const { openSnapshot, place } = backupEngineOf(config);
  const opened = await openSnapshot();
  if (!opened.ok) return wrong(sayNotOpened(opened.error, place, config.kind));
  const snapshot = opened.value;
  try {
    if (snapshot.step !== MIGRATIONS.at(-1)?.number) {
      return wrong(`the store in ${place} is of an older version: start the server once.`);
    }
    return sayVerified(await verifyStore(snapshot, filesFolder(config.folder)));
  } finally {
    await snapshot.close();
  }
}

/** One line that says what was checked, then a line for each defect. */
export function sayVerified(verified: VerifiedStore, before = ''): Outcome {
  const { defects, notes } = verified;
  const counted = `${before}${sayChecked(verified)}`;
  if (defects.length > 0) {
    return wrong([`${counted}: ${defects.length} defects.`, ...defects, ...notes].join('\n'));
  }
  return said(`${counted}: all of it holds.`, ...notes);
}
