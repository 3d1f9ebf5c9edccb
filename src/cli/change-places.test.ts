import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { Kind } from '#domain/places/facts.ts';
import { codeAsOf, type PlacesState } from '#domain/places/state.ts';
import type { Command } from '#cli/command.ts';
import { codePlace, mergePlaces, movePlaces, renamePlace, splitPlace } from '#cli/change-places.ts';
import { grantRole } from '#cli/people.ts';
import { listPlaces } from '#cli/places.ts';
import type { Config } from '#server/config.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

const CONFIG: Config = {
  kind: 'real',
  folder: '/x',
  host: '127.0.0.1',
  port: 80,
  leaseDays: 60,
  name: 'Thử',
};
const BEFORE = dayOfDate({ year: 2020, month: 1, dayOfMonth: 1 });
const MERGED = dayOfDate({ year: 2025, month: 7, dayOfMonth: 1 });
const ON_THE_DAY = ['--from', '2025-07-01'];

describe('the tree of places is changed by whoever keeps the server', () => {
  let the: TestHome;
  /** What became xã Sơn Động on 1 July 2025, with a village each. */
  let bacGiang: Id;
  let bacNinh: Id;
  let district: Id;
  let anChau: Id;
  let anBa: Id;
  let vinhAn: Id;
  let phuHung: Id;
  let langChe: Id;

  beforeEach(async () => {
    the = await openTestHome();
    const { country } = the.home.directory.identity;
    bacGiang = await found('tinh', 'Bắc Giang', country, '24');
    bacNinh = await found('tinh', 'Bắc Ninh', country, '27');
    district = await found('huyen', 'Sơn Động', bacGiang, '220');
    anChau = await found('thi-tran', 'An Châu', district, '07615');
    anBa = await found('xa', 'An Bá', district, '07660');
    vinhAn = await found('xa', 'Vĩnh An', district, '07648');
    phuHung = await found('ban', 'Phú Hưng', anBa);
    langChe = await found('thon', 'Làng Chẽ', vinhAn);
  });
  afterEach(() => the.close());

  async function found(
    kind: Kind,
    name: string,
    parent: Id,
    code?: string,
    from = BEFORE,
  ): Promise<Id> {
    const founded = await the.home.founding.found({
      kind,
      name,
      parent,
      from,
      ...(code && { code }),
    });
    if (!founded.ok) throw new Error(founded.error.code);
    return founded.value;
  }
  const run = async (command: Command, ...args: string[]): Promise<string> => {
    const outcome = await command(the.home, CONFIG, args);
    return outcome.ok ? outcome.lines.join('\n') : outcome.sentence;
  };
  const listed = (): Promise<string> => run(listPlaces);
  const seqOf = async (): Promise<number | undefined> => {
    const { cell, id } = placesBook();
    return (await the.home.store.read(cell).findHead(id))?.seq;
  };
  const placesBook = () => the.home.directory.getBook(the.home.directory.identity.places);
  const places = async (): Promise<PlacesState> =>
    (await the.home.warm.get(placesBook())).state as PlacesState; // the state of a places book
  const codeOf = async (place: Id, day: number): Promise<string | undefined> => {
    const known = (await places()).places.get(place);
    return known && codeAsOf(known, day);
  };

  it('as on 1 July 2025: one fact merges three units, and the code goes over on the day', async () => {
    const sonDong = await found('xa', 'Sơn Động', bacNinh, undefined, MERGED);
    const merge = ['--places', `${anChau},${anBa},${vinhAn}`, '--into', sonDong, ...ON_THE_DAY];
    const before = (await seqOf()) ?? 0;
    const shown = await run(mergePlaces, ...merge);
    expect(shown).toContain(
      'Merged An Châu township, An Bá commune, Vĩnh An commune into Sơn Động commune, from 01/07/2025',
    );
    expect(shown).toContain('Nothing was written');
    expect(await seqOf()).toBe(before);
    expect(
      await run(codePlace, '--place', sonDong, '--code', '07615', ...ON_THE_DAY, '--yes'),
    ).toMatch(/in use elsewhere/u);
    expect(await run(mergePlaces, ...merge, '--yes')).toContain('wrote 1 facts');
    expect(await seqOf()).toBe(before + 1);
    expect(
      await run(codePlace, '--place', sonDong, '--code', '07615', ...ON_THE_DAY, '--yes'),
    ).toContain('wrote 1 facts');
    expect(await codeOf(anChau, MERGED - 1)).toBe('07615');
    expect(await codeOf(sonDong, MERGED - 1)).toBeUndefined();
    expect(await codeOf(sonDong, MERGED)).toBe('07615');
    // The district is dissolved and the province joins the other.
    await run(mergePlaces, '--places', district, '--into', bacGiang, ...ON_THE_DAY, '--yes');
    await run(mergePlaces, '--places', bacGiang, '--into', bacNinh, ...ON_THE_DAY, '--yes');
    expect(await listed()).toMatch(
      /tinh Bắc Ninh 27\n\S+ +xa Sơn Động 07615\n\S+ +ban Phú Hưng\n\S+ +thon Làng Chẽ$/mu,
    );
    expect(await run(mergePlaces, ...merge, '--yes')).toContain('does not stand on 01/07/2025');
  });

  it('villages become one, which keeps both as chapters', async () => {
    const other = await found('thon', 'Vá', anBa);
    const joined = await found('thon', 'Phú Hưng', anBa, undefined, MERGED);
    const merge = ['--places', `${phuHung},${other}`, '--into', joined, ...ON_THE_DAY, '--yes'];
    expect(await run(mergePlaces, ...merge)).toContain('wrote 1 facts');
    expect(await listed()).not.toContain('thon Vá');
    expect(await listed()).toContain(`${joined}          thon Phú Hưng`);
  });

  it('a commune is split by village, each told where it goes', async () => {
    const far = await found('thon', 'Xa', anBa);
    const split = (into: string) =>
      [splitPlace, '--place', anBa, '--into', into, ...ON_THE_DAY, '--yes'] as const;
    const before = await seqOf();
    const defects = await run(...split(`${anChau}:${phuHung},${langChe} ${vinhAn}:${phuHung}`));
    expect(defects.split('\n')).toEqual([
      'nothing was written.',
      `  ${far} Xa village: lies in it and goes to none of the heirs.`,
      `  ${langChe} Làng Chẽ village: does not lie in it.`,
      `  ${phuHung} Phú Hưng village: is given to two heirs.`,
    ]);
    expect(await seqOf()).toBe(before);
    expect(await run(...split(`${anChau}:${phuHung} ${vinhAn}:${far}`))).toContain('wrote 3 facts');
    const lines = (await listed()).split('\n');
    const under = (place: Id): string | undefined =>
      lines[lines.findIndex((line) => line.startsWith(place)) + 1]?.slice(0, 10);
    expect(under(anChau)).toBe(phuHung);
    expect(lines.filter((line) => /An Bá/u.test(line))).toEqual([]);
    expect([langChe, far]).toContain(under(vinhAn));
  });

  it('a commune becomes a ward, takes another name, and its village goes to another commune', async () => {
    expect(
      await run(renamePlace, '--place', vinhAn, '--kind', 'phuong', ...ON_THE_DAY, '--yes'),
    ).toContain('Vĩnh An commune: Called Vĩnh An ward, from 01/07/2025');
    await run(renamePlace, '--place', langChe, '--name', 'Chẽ', '--kind', 'to-dan-pho', '--yes');
    await run(movePlaces, '--places', langChe, '--to', anBa, ...ON_THE_DAY, '--yes');
    await run(movePlaces, '--places', district, '--to', bacNinh, ...ON_THE_DAY, '--yes');
    const tree = await listed();
    expect(tree).toContain('phuong Vĩnh An 07648');
    expect(tree).toMatch(/xa An Bá 07660\n\S+ +ban Phú Hưng\n\S+ +to-dan-pho Chẽ$/mu);
    expect(tree).toMatch(/tinh Bắc Ninh 27\n\S+ +huyen Sơn Động 220$/mu);
    const again = ['--place', vinhAn, '--kind', 'phuong', ...ON_THE_DAY, '--yes'];
    expect(await run(renamePlace, ...again)).toContain('nothing was written');
  });

  it('somebody who is known is given a right over what became of their commune', async () => {
    const person = await the.addPerson('officer', the.commune);
    const give = (...args: string[]) => run(grantRole, '--person', person, ...args);
    expect(await give('--role', 'officer', '--place', anBa)).toBe('');
    expect(await give('--role', 'home', '--place', anBa)).toContain('the role must be one of');
    expect(await give('--role', 'officer', '--place', 'AAAAAAAAAA')).toContain('there is no place');
  });

  it.each<[string, Command, () => string[], string]>([
    ['no places', mergePlaces, () => ['--into', anBa], 'places merge --places'],
    ['a place itself', mergePlaces, () => ['--places', anBa, '--into', anBa], 'into itself'],
    ['a wrong level', mergePlaces, () => ['--places', phuHung, '--into', anBa], 'fitting levels'],
    [
      'every unknown place',
      mergePlaces,
      () => ['--places', 'AAAAAAAAAA,BBBBBBBBBB', '--into', anBa],
      'AAAAAAAAAA: there is no such place; see: places list.\n  BBBBBBBBBB: there is no such',
    ],
    ['a wrong day', codePlace, () => ['--place', anBa, '--code', '1', '--from', '1/7'], '--from'],
    ['a wrong code', codePlace, () => ['--place', anBa, '--code', 'x'], 'nothing was written'],
    [
      'a code that another has',
      codePlace,
      () => ['--place', anBa, '--code', '07648'],
      'in use elsewhere',
    ],
    ['a wrong kind', renamePlace, () => ['--place', anBa, '--kind', 'x'], 'the kind must be'],
    ['another level', renamePlace, () => ['--place', anBa, '--kind', 'thon'], 'fitting levels'],
    ['a circle', movePlaces, () => ['--places', anBa, '--to', phuHung], 'within itself'],
    ['one heir', splitPlace, () => ['--place', anBa, '--into', `${vinhAn}:${phuHung}`], 'nothing'],
  ])('%s is told, and nothing is written', async (_, command, args, sentence) => {
    const before = await seqOf();
    expect(await run(command, ...args(), '--yes')).toContain(sentence);
    expect(await seqOf()).toBe(before);
  });
});
