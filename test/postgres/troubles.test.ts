// What a database can be wrong with, and what a home says while it is.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { openStore } from '#server/store/open-store.ts';
import { askPostgres, createPlace, openStoreAt } from '#test/support/postgres.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const sentenceOf = async (database: string): Promise<string> => {
  const opened = await openStore({ kind: 'real', folder: '/nowhere', database });
  if (!opened.ok) return opened.error;
  await opened.value.close();
  return 'opened';
};

describe('a database that cannot be used', () => {
  const server = inject('postgres');

  it.each<[string, (address: string) => string | Promise<string>, RegExp]>([
    [
      'a wrong password',
      (at) => at.replace('thu-thach', 'sai'),
      /refuses the user or the password/u,
    ],
    ['an unknown user', (at) => at.replace('banso:', 'ai:'), /refuses the user or the password/u],
    ['an unknown database', (at) => at.replace(/postgres$/u, 'none'), /does not exist/u],
    ['nobody there', (at) => at.replace(/:\d+\//u, ':1/'), /cannot be reached \(ECONNREFUSED\)/u],
    ['no such machine', (at) => at.replace('127.0.0.1', 'x.invalid'), /cannot be reached \(E/u],
    [
      'answers before the disk has them',
      (at) => `${at}?options=${encodeURIComponent('-c synchronous_commit=off')}`,
      /answers before its disk has it/u,
    ],
    [
      'a store of a newer version',
      async () => {
        const place = await createPlace('newer');
        await (await openStoreAt(place, 'real')).close();
        await askPostgres(place, "INSERT INTO migration VALUES (0, 999, 'x')");
        return place;
      },
      /cannot be opened by this version: it was made by a newer version/u,
    ],
    [
      'a demo',
      async () => {
        const place = await createPlace('demo');
        await (await openStoreAt(place, 'demo')).close();
        return place;
      },
      /is a demo store for ever/u,
    ],
    [
      'tables of another program',
      async () => {
        const place = await createPlace('foreign_tables');
        await askPostgres(place, 'CREATE TABLE book (title text)');
        return place;
      },
      /holds tables of another program/u,
    ],
    [
      'a user who may not make tables',
      async (at) => {
        await createPlace('closed');
        await askPostgres(
          at,
          "CREATE ROLE guest LOGIN PASSWORD 'g'; GRANT USAGE ON SCHEMA closed TO guest",
        );
        const place = at.replace(/banso:[^@]*/u, 'guest:g');
        return `${place}?options=${encodeURIComponent('-c search_path=closed')}`;
      },
      /does not let this user make tables/u,
    ],
  ])('%s is told in one sentence, without the password', async (_, change, sentence) => {
    const told = await sentenceOf(await change(server));
    expect(told).toMatch(sentence);
    expect(told).toMatch(/^[^\n]+\.$/u);
    expect(told).not.toMatch(/thu-thach|sai|:g@/u);
  });
});

describe('a home whose database has trouble', () => {
  const random = seededRandom(5);
  let the: TestHome;
  let place = '';
  let phone: TestPhone;

  beforeAll(async () => {
    place = `${await createPlace('troubles')}&application_name=troubles`;
    the = await openTestHome({ database: place });
    phone = await the.enrol('member', the.village);
  });
  afterAll(() => the.close());

  const added = () => ({
    type: 'household.added@1',
    on: the.today,
    body: { household: newId(random) },
  });
  const seqOf = async () => (await the.home.store.read(the.homes.cell).findHead(the.homes.id))?.seq;

  it('says 507 when its disk is full, takes nothing, and goes on when there is room', async () => {
    // The server's own error, as it comes when a file cannot grow.
    await askPostgres(
      place,
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON salt EXECUTE FUNCTION full_disk()`,
    );
    const before = await seqOf();
    const part = phone.part(the.homes.id, [added(), added()]);
    const refused = await phone.push([part]);
    expect(refused).toMatchObject({ status: 507, reply: { code: 'disk-full' } });
    expect(await seqOf()).toBe(before);
    await askPostgres(place, 'DROP TRIGGER full_disk ON salt');
    expect(await phone.push([part])).toMatchObject({ status: 200, reply: { parts: [{ n: 2 }] } });
    expect(await seqOf()).toBe((before ?? 0) + 2);
  });

  it('says 503 when its connections are cut, and takes the same push afterwards', async () => {
    const held = the.home.store.write(the.homes.cell, async (writing) => {
      await writing.lockHead(the.homes.id);
      // The connection that holds the lock is ended from outside.
      await askPostgres(
        place,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'troubles' AND pid <> pg_backend_pid()`,
      );
      await writing.findHead(the.homes.id);
    });
    await expect(held).rejects.toThrow('does not answer');
    const part = phone.part(the.homes.id, [added()]);
    // Every pooled connection is dead: whoever comes first may be told so, and the next one is served.
    const answers = [];
    for (let tries = 0; tries < 30; tries += 1) answers.push(await phone.push([part]));
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    expect(answers.at(-1)).toMatchObject({ status: 200, reply: { parts: [{ n: 3 }] } });
  });

  it('refuses a body that no database could keep, and takes nothing', async () => {
    const before = await seqOf();
    const part = phone.part(the.homes.id, [added()], false);
    const facts = part.facts.map((fact) => ({ ...fact, body: '{"note":"\0"}' }));
    const answer = await phone.push([{ ...part, facts }]);
    expect(answer).toMatchObject({ status: 400, reply: { code: 'malformed' } });
    expect(await seqOf()).toBe(before);
  });

  it('takes a work back whole when one of its statements failed unseen', async () => {
    const unseen = the.home.store.write(the.homes.cell, async (writing) => {
      await writing.createHead('bookBBBBBB', {
        epoch: 0,
        generation: 0,
        seq: 0,
        hash: new Uint8Array(32),
      });
      await writing.addSignature('bookBBBBBB', 's', 1, new Uint8Array(1), new Uint8Array(1));
      await writing
        .addSignature('bookBBBBBB', 's', 1, new Uint8Array(1), new Uint8Array(1))
        .catch(() => undefined);
    });
    await expect(unseen).rejects.toThrow('unseen');
    expect(await the.home.store.read(the.homes.cell).findHead('bookBBBBBB')).toBeUndefined();
  });
});
