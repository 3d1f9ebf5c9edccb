import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { askPassphrase } from '#cli/passphrase.ts';
import { readWords, said, type Tool, wrong } from '#cli/command.ts';
import { backUp } from '#server/backup/backup.ts';
import { findBackup } from '#server/backup/folder.ts';
import { restore as restoreInto } from '#server/backup/restore.ts';
import { machineRandom } from '#server/crypto.ts';
import { backupEngineOf } from '#server/store/open-store.ts';
import { sayChecked } from '#server/verify-store.ts';

const SAME_DISK = '--same-disk';
const WITH_DEFECTS = '--with-defects';

/** Backs up the store of the settings, while the server runs and while it does not. */
export const backup: Tool = async (config, env, args) => {
  const words = readWords(
    args.filter((word) => word !== SAME_DISK),
    ['keep'],
  );
  const [named, ...more] = words?.plain ?? [];
  const keep = words?.named['keep'];
  if (
    named === undefined ||
    more.length > 0 ||
    (keep !== undefined && !/^[1-9]\d{0,3}$/u.test(keep))
  ) {
    return wrong(`backup FOLDER [--keep NUMBER] [${SAME_DISK}]`);
  }
  const passphrase = await askPassphrase(env);
  if (!passphrase.ok) return wrong(passphrase.error);
  const folder = resolve(named);
  const isAway = isOnOtherDisk(folder, config.folder);
  if (!isAway && !args.includes(SAME_DISK)) {
    return wrong(
      `${folder} lies on the disk of the store and would die with it: name a folder on another one, ` +
        `or give ${SAME_DISK}, and no phone is told that its facts are archived.`,
    );
  }
  const done = await backUp({
    engine: backupEngineOf(config),
    dataFolder: config.folder,
    folder,
    passphrase: passphrase.value,
    isAway: !args.includes(SAME_DISK),
    ...(keep !== undefined && { keep: Number(keep) }),
    now: () => Math.floor(Date.now() / 1_000),
    random: machineRandom,
  });
  if (!done.ok) return wrong(done.error.sentence);
  const { path, bytes, verified, marks, removed } = done.value;
  const lines = [
    `${path}: ${bytes} bytes, restored once for a check: ${sayChecked(verified)}.`,
    `${marks} streams of books are archived further than before; ${removed} older backups were removed.`,
  ];
  const { defects } = verified;
  if (defects.length === 0) return said(...lines, ...verified.notes);
  return wrong([...lines, `It was kept, with ${defects.length} defects:`, ...defects].join('\n'));
};

/** Makes a store of a backup, each book in a new epoch. */
export const restore: Tool = async (config, env, args) => {
  const words = readWords(
    args.filter((word) => word !== WITH_DEFECTS),
    ['into'],
  );
  const [named, ...more] = words?.plain ?? [];
  const into = words?.named['into'];
  if (named === undefined || more.length > 0 || into === undefined) {
    return wrong(`restore FOLDER --into DATA_DIR [${WITH_DEFECTS}]`);
  }
  const found = findBackup(named);
  if (found === undefined) return wrong(`there is no backup in ${named}.`);
  const passphrase = await askPassphrase(env);
  if (!passphrase.ok) return wrong(passphrase.error);
  const dataFolder = resolve(into);
  const done = await restoreInto({
    backup: found,
    backupFolder: dirname(found),
    passphrase: passphrase.value,
    dataFolder,
    engine: backupEngineOf({ ...config, folder: dataFolder }),
    takesDefects: args.includes(WITH_DEFECTS),
    tombstones: {
      folders: [
        ...new Set([dirname(found), ...(config.tombstones ? [resolve(config.tombstones)] : [])]),
      ],
      name: config.name,
    },
  });
  if (!done.ok) return wrong(done.error.sentence);
  const { verified, erasures } = done.value;
  return said(
    `There is a store again, as of ${found}: ${sayChecked(verified)}.`,
    `Each of its ${verified.books} books goes on in a new epoch: phones offer what it lacks by themselves.`,
    `${erasures} erasures made after it were done again.`,
    ...verified.defects,
  );
};

/** By the disk on which the folder lies, or would. */
function isOnOtherDisk(folder: string, dataFolder: string): boolean {
  if (!existsSync(dataFolder)) return true;
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  return statSync(there).dev !== statSync(dataFolder).dev;
}
