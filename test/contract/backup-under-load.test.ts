import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { expectLivesOn } from '#test/support/backup-under-load.ts';

const TIMEOUT_MS = 180_000;

describe('a home that is backed up while phones send', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-backup-load-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    'lives on in its backup with everything it called archived',
    async () => {
      const place = join(folder, 'data');
      const restored = join(folder, 'restored');
      await expectLivesOn({
        place,
        engine: createSqliteBackup(place),
        folder,
        target: {
          ...createSqliteBackup(restored),
          async openStore() {
            const opened = openSqliteStore(restored, 'demo');
            if (!opened.ok) throw new Error(opened.error.code);
            return opened.value;
          },
        },
      });
    },
    TIMEOUT_MS,
  );
});
