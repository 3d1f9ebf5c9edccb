// Villages whose members push: households to visit, and phones whose pushes are signed before the clock runs.

import { gzipSync } from 'node:zlib';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { type Id, newId } from '#kernel/id.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { type Home, openHome } from '#server/home.ts';
import type { Store } from '#server/store/store.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

export type Member = { readonly phone: TestPhone; readonly doors: Id; readonly households: Id[] };

export const HOUSEHOLDS = 300;
const random = seededRandom(7);
const clock = { now: () => Math.floor(Date.now() / 1_000) };
const today = dayOfSeconds(clock.now());

/** As many as a commune has: 90,000 in 3,321. */
const VILLAGES_OF_COMMUNE = 27;

/** So many villages in their communes, each with so many members who have a phone. */
export async function foundVillages(
  store: Store,
  villages: number,
  membersEach: number,
): Promise<readonly Member[]> {
  const home = await openHome(store, { name: 'Bản thử', random });
  const { country } = home.directory.identity;
  const province = await found(home, 'tinh', country);
  const members: Member[] = [];
  for (let first = 0; first < villages; first += VILLAGES_OF_COMMUNE) {
    const commune = await found(home, 'xa', province);
    const people = home.directory.findBookOf('people', commune);
    if (people === undefined) throw new Error('no book of people');
    for (let at = first; at < Math.min(first + VILLAGES_OF_COMMUNE, villages); at += 1) {
      const village = await found(home, 'ban', commune);
      members.push(...(await fillVillage(home, people, village, membersEach)));
    }
  }
  return members;
}

async function found(home: Home, kind: 'tinh' | 'xa' | 'ban', parent: Id): Promise<Id> {
  const made = await home.founding.found({ kind, name: 'Nà Lúa', parent, from: today - 200 });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

async function fillVillage(
  home: Home,
  people: Book,
  village: Id,
  members: number,
): Promise<readonly Member[]> {
  const homes = home.directory.findBookOf('homes', village);
  const doors = home.directory.findBookOf('doors', village);
  if (homes === undefined || doors === undefined) throw new Error('no books of the village');
  const households = Array.from({ length: HOUSEHOLDS }, () => newId(random));
  await record(
    home,
    homes,
    households.map((household, index) => ({
      type: 'household.added@1',
      on: today - 90,
      body: { household, head: `Chủ hộ ${index}` },
    })),
  );
  const made: Member[] = [];
  const facts: Proposal[] = [];
  for (let count = 0; count < members; count += 1) {
    const phone = createTestPhone({ request: fetch }, random, clock);
    phone.meet(home.directory.identity.key);
    const person = newId(random);
    const grant = {
      grant: newId(random),
      person,
      role: 'member',
      place: village,
      from: today - 99,
    };
    const registered = { stream: phone.stream, person, key: phone.key };
    facts.push(
      { type: 'person.added@1', on: today, body: { person, name: 'Người trong tổ' } },
      { type: 'grant.given@1', on: today, body: grant },
      { type: 'stream.registered@1', on: today, body: registered },
    );
    made.push({ phone, doors: doors.id, households });
  }
  await record(home, people, facts);
  return made;
}

async function record(home: Home, book: Book, facts: readonly Proposal[]): Promise<void> {
  const recorded = await home.recorder.record(book, facts);
  if (!recorded.ok) throw new Error(recorded.error.code);
  const bad = recorded.value.find(({ verdict }) => verdict !== 'ok');
  if (bad !== undefined) throw new Error(`${bad.verdict}: ${bad.why}`);
}

/** What an evening brings: somebody met, with a note. */
export const visits = (
  { households }: Pick<Member, 'households'>,
  count: number,
): readonly Proposal[] =>
  Array.from({ length: count }, () => ({
    type: 'door.visited@1',
    on: today - 30,
    body: {
      visit: newId(random),
      household: households[randomInt(random, households.length)] ?? '',
      outcome: 'met',
      note: 'Cả nhà đang chuẩn bị đi nương, hẹn tối chủ nhật',
    },
  }));

export type Push = { readonly body: Uint8Array; readonly headers: Record<string, string> };

/** A push as its phone sends it, signed. */
export function signedPush(member: Member, facts: number): Push {
  const { phone, doors } = member;
  const parts = [phone.part(doors, visits(member, facts))];
  const body = new Uint8Array(
    gzipSync(utf8(JSON.stringify({ protocol: PROTOCOL, stream: phone.stream, parts }))),
  );
  const at = clock.now();
  const said = phone.requestSaid({ method: 'POST', path: '/api/push', at, body });
  return {
    body,
    headers: {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(said)),
      'content-encoding': 'gzip',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'content-length': String(body.length),
    },
  };
}
