import { expect, it } from 'vitest';
import { distribute } from '#cli/store.ts';
import { readConfig } from '#server/config.ts';

const run = async (...args: string[]) => {
  const config = readConfig({ DATA_DIR: '/var/lib/banso', ORIGIN: 'https://so.vn' }, '/');
  if (!config.ok) throw new Error(config.error);
  return distribute(config.value, {}, args);
};

it('divides no store of one file, and says what would', async () => {
  const outcome = await run('distribute');
  expect(outcome.ok ? '' : outcome.sentence).toMatch(
    /^not divided \(store-embedded\): .*\/var\/lib\/banso .* DATABASE_URL .*citus\.md.*\.$/u,
  );
});

it('knows one word', async () => {
  expect(await run('divide')).toEqual({ ok: false, sentence: 'store distribute' });
  expect(await run('distribute', 'fact')).toMatchObject({ ok: false });
});
