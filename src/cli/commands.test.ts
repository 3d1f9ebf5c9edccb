import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Command } from '#cli/command.ts';
import { addPerson, bootstrap, giveCard, listPeople } from '#cli/people.ts';
import { foundPlace, listPlaces } from '#cli/places.ts';
import { verify } from '#cli/verify.ts';
import type { Config } from '#server/config.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone } from '#test/support/test-phone.ts';

const CONFIG: Config = {
  kind: 'real',
  folder: '/x',
  host: '127.0.0.1',
  port: 80,
  leaseDays: 60,
  name: 'Thử',
  origin: 'https://so.vn',
};

describe('commands of whoever keeps the server', () => {
  let the: TestHome;

  beforeEach(async () => {
    the = await openTestHome();
  });
  afterEach(() => the.close());

  const run = (command: Command, ...args: string[]) => command(the.home, CONFIG, args);

  async function lines(command: Command, ...args: string[]): Promise<readonly string[]> {
    const outcome = await run(command, ...args);
    if (!outcome.ok) throw new Error(outcome.sentence);
    return outcome.lines;
  }

  const enrol = (link: string, seed: number) =>
    createTestPhone(the.app, seededRandom(seed), the.clock).enrol(link.split('#')[1] ?? '');

  it('give the first administrator a card until one has enrolled', async () => {
    const [first = ''] = await lines(bootstrap);
    expect(first).toMatch(/^https:\/\/so\.vn\/#[\w-]{40}$/u);
    const [second = ''] = await lines(bootstrap);
    expect((await enrol(first, 50)).reply.code).toBe('card-unknown');
    const { reply } = await enrol(second, 51);
    expect(reply.me.grants).toMatchObject([
      { role: 'admin', place: the.home.directory.identity.country },
    ]);
    expect(await run(bootstrap)).toMatchObject({ ok: false });
  });

  it('add a person and hand out a card', async () => {
    const [person = ''] = await lines(
      addPerson,
      'Lý Thị Mến',
      '--role',
      'member',
      '--place',
      the.village,
      '--phone',
      '0912 345 678',
    );
    expect(isId(person)).toBe(true);
    const [link = ''] = await lines(giveCard, person);
    expect((await enrol(link, 52)).reply.me).toMatchObject({
      name: 'Lý Thị Mến',
      grants: [{ role: 'member' }],
    });
    expect((await lines(listPeople)).find((line) => line.startsWith(person))).toContain(
      'member Nà Lúa  1 phones',
    );
  });

  it('found places with their books', async () => {
    const args = ['--kind', 'thon', '--name', 'Đồng Chu', '--parent', the.commune, '--code', 'T01'];
    const [place = ''] = await lines(foundPlace, ...args);
    expect(the.home.directory.findBookOf('doors', place)?.people).toBe(the.people.id);
    expect(await lines(listPlaces)).toContain(`${place}        thon Đồng Chu T01`);
  });

  const verified = () => verify({ ...CONFIG, folder: the.folder }, {}, []);

  it('say that every chain holds, while the home is open', async () => {
    expect(await verified()).toEqual({
      ok: true,
      lines: [
        expect.stringMatching(
          /^20 books, \d+ facts, .* 2 keys, 0 files, 0 erased facts .*: all of it holds\.$/u,
        ),
      ],
    });
  });

  it.each<[string, Command, string[]]>([
    ['no name', addPerson, ['--role', 'member']],
    ['an unknown role', addPerson, ['A', '--role', 'home', '--place', 'PLACE']],
    ['an unknown place', addPerson, ['A', '--role', 'member', '--place', 'AAAAAAAAAA']],
    [
      'no telephone number',
      addPerson,
      ['A', '--role', 'member', '--place', 'PLACE', '--phone', '12'],
    ],
    ['an unknown option', addPerson, ['A', '--rolle', 'member']],
    ['an unknown person', giveCard, ['AAAAAAAAAA']],
    ['an unknown kind', foundPlace, ['--kind', 'x', '--name', 'A', '--parent', 'PLACE']],
    [
      'a level that does not fit',
      foundPlace,
      ['--kind', 'tinh', '--name', 'A', '--parent', 'PLACE'],
    ],
    [
      'no day',
      foundPlace,
      ['--kind', 'thon', '--name', 'A', '--parent', 'PLACE', '--from', '1/7/2025'],
    ],
  ])('answer %s with one sentence and write nothing', async (_, command, args) => {
    const counted = async () => {
      const outcome = await verified();
      return outcome.ok ? /^\d+ books, \d+ facts/u.exec(outcome.lines.join())?.[0] : undefined;
    };
    const before = await counted();
    const outcome = await run(
      command,
      ...args.map((word) => (word === 'PLACE' ? the.commune : word)),
    );
    expect(outcome.ok).toBe(false);
    expect(before).toBeDefined();
    expect(await counted()).toBe(before);
  });
});
