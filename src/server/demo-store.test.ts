import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { FillDemo } from '#server/demo-roles.ts';
import { fillDemoStore, isFilled, readLinks, sayNotFilled } from '#server/demo-store.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

const root = mkdtempSync(join(tmpdir(), 'banso-demo-'));

const fill: FillDemo = async (home, onProgress) => {
  const { people } = home.directory.identity;
  const person = newId(home.random);
  const on = dayOfSeconds(home.now());
  const body = { person, name: 'Hoàng Thị Lan' };
  await home.recorder.record(home.directory.getBook(people), [
    { type: 'person.added@1', on, body },
  ]);
  onProgress(1, 1, 'Một người');
  return [{ person, people, label: 'Thành viên' }];
};

describe('the store of a demo', () => {
  const folder = join(root, 'demo');
  afterAll(() => rmSync(root, { recursive: true }));

  it('is filled beside its folder and carries one link per role', async () => {
    expect(isFilled(folder)).toBe(false);
    expect(await fillDemoStore(folder, 'Bản thử', fill, () => undefined)).toMatchObject({
      ok: true,
    });
    expect(isFilled(folder)).toBe(true);
    expect(isFilled(`${folder}.filling`)).toBe(false);
    const links = readLinks(folder, 'http://127.0.0.1:8080');
    if (!links.ok) throw new Error(links.error);
    expect(links.value.map(({ label }) => label)).toEqual(['Thành viên']);
    expect(links.value[0]?.link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/#[\w-]{40}$/u);
    expect(statSync(join(folder, 'links.json')).mode & 0o777).toBe(0o600);
    expect(openSqliteStore(folder, 'real')).toMatchObject({
      error: { code: 'store-kind', kind: 'demo' },
    });
  });

  it('is not served half filled, and is filled anew after a failure', async () => {
    const other = join(root, 'other');
    const failing: FillDemo = async (home, onProgress) => {
      await fill(home, onProgress);
      throw new Error('on purpose');
    };
    await expect(fillDemoStore(other, 'Bản thử', failing, () => undefined)).rejects.toThrow(
      'on purpose',
    );
    expect(isFilled(other)).toBe(false);
    expect(await fillDemoStore(other, 'Bản thử', fill, () => undefined)).toMatchObject({
      ok: true,
    });
  });

  it('is never filled with nothing, nor replaced by that', async () => {
    const fifth = join(root, 'fifth');
    const nothing: FillDemo = async () => [];
    const empty = { ok: false, error: { code: 'demo-empty' } } as const;
    expect(await fillDemoStore(fifth, 'Bản thử', nothing, () => undefined)).toEqual(empty);
    expect(existsSync(fifth)).toBe(false);
    await fillDemoStore(fifth, 'Bản thử', fill, () => undefined);
    expect(await fillDemoStore(fifth, 'Bản thử', nothing, () => undefined)).toEqual(empty);
    expect(isFilled(fifth)).toBe(true);
    expect(sayNotFilled(empty.error, fifth)).toMatch(/^the demo for \S+ was filled with nothing;/u);
  });

  it('never replaces a real store', async () => {
    const real = join(root, 'real');
    const store = openSqliteStore(real, 'real');
    if (store.ok) await store.value.close();
    expect(isFilled(real)).toBe(false);
    const filled = await fillDemoStore(real, 'Bản thử', fill, () => undefined);
    expect(filled).toMatchObject({ ok: false, error: { code: 'store-kind', kind: 'real' } });
    const again = openSqliteStore(real, 'real');
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  it('is filled by one program at a time', async () => {
    const third = join(root, 'third');
    const busy = openSqliteStore(`${third}.filling`, 'demo');
    expect(busy.ok).toBe(true);
    const second = await fillDemoStore(third, 'Bản thử', fill, () => undefined);
    expect(second).toMatchObject({ ok: false, error: { code: 'store-in-use' } });
    if (busy.ok) await busy.value.close();
    expect(await fillDemoStore(third, 'Bản thử', fill, () => undefined)).toMatchObject({
      ok: true,
    });
  });
});
