import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { ProposalOf, Role } from '#book/activity.ts';
import type { Sex } from '#domain/homes/facts.ts';
import type { Duty, PEOPLE_FACTS } from '#domain/people/facts.ts';
import type { Kind } from '#domain/places/facts.ts';
import { createKeyPair, type KeyPair } from '#server/crypto.ts';
import { FIRST_DAY, LAST_DAY, TEAMS_FROM } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import { makeName } from '#demo/families.ts';
import { NAME_STOCKS, type Region } from '#demo/names.ts';
import { makePhone, PHONE_MODELS } from '#demo/phones.ts';
import type { DemoResident, DemoVillage } from '#demo/village.ts';

export type PeopleProposal = ProposalOf<typeof PEOPLE_FACTS>;

/** Somebody who writes. Days are civil days. */
export type DemoPerson = {
  readonly id: Id;
  readonly name: string;
  readonly phone: string;
  readonly phones: DemoPhone[];
  /** First day of the work, and the last one of who has left. */
  readonly from: number;
  readonly until?: number;
  /** Second at which the home last received something of this person. */
  receivedAt: number;
};

/** One person's store on one device. */
export type DemoPhone = {
  readonly owner: DemoPerson;
  readonly stream: Id;
  readonly keys: KeyPair;
  readonly device: string;
  /** Civil day on which it was enrolled. */
  readonly from: number;
};

export type DemoMember = {
  readonly person: DemoPerson;
  readonly duty: Duty;
  readonly post: string;
};
export type DemoTeam = { readonly place: Id; readonly members: readonly DemoMember[] };

/** The phone a person carries on a day. */
export function phoneOn(person: DemoPerson, on: number): DemoPhone {
  const phone = person.phones.findLast(({ from }) => from <= on) ?? person.phones[0];
  return defined(phone, 'phone of a person of the demo');
}

export const isActive = ({ from, until }: DemoPerson, on: number): boolean =>
  from <= on && (until === undefined || on <= until);

type NewPerson = {
  readonly name: string;
  readonly phone: string;
  readonly from: number;
  readonly until?: number;
};

export function makePerson(dice: Dice, { name, phone, from, until }: NewPerson): DemoPerson {
  const span = { from, ...(until !== undefined && { until }) };
  const person: DemoPerson = { id: dice.id(), name, phone, phones: [], ...span, receivedAt: 0 };
  addPhone(dice, person, from);
  const soonest = Math.max(from, FIRST_DAY) + 60;
  const isRenewed = until === undefined && soonest < LAST_DAY - 90 && dice.chance(0.42);
  if (isRenewed) addPhone(dice, person, dice.range(soonest, LAST_DAY - 90));
  return person;
}

function addPhone(dice: Dice, owner: DemoPerson, from: number): void {
  const keys = createKeyPair(dice.random);
  const old = owner.phones.at(-1)?.device;
  const device = dice.find(PHONE_MODELS.filter((model) => model !== old)) ?? PHONE_MODELS[0];
  owner.phones.push({ owner, stream: dice.id(), keys, device, from });
}

/** An officer or trainer who is no resident of a village of the demo. */
export function makeOfficial(
  dice: Dice,
  region: Region,
  span: { readonly from: number; readonly until?: number },
  sex: Sex = dice.chance(0.5) ? 'male' : 'female',
): DemoPerson {
  const stock = NAME_STOCKS[region];
  const name = makeName(dice, stock, dice.pick(stock.families), sex, dice.range(28, 52));
  return makePerson(dice, { name, phone: makePhone(dice), ...span });
}

const HEAD_POSTS: { readonly [name in Kind]?: string } = {
  ban: 'trưởng bản',
  khu: 'trưởng khu',
  'to-dan-pho': 'tổ trưởng tổ dân phố',
};

const headPost = (kind: Kind): string => HEAD_POSTS[kind] ?? 'trưởng thôn';

type Seat = {
  readonly duty: Duty;
  readonly post: string;
  readonly fits: (resident: DemoResident) => boolean;
};

const seatsOf = (kind: Kind): readonly Seat[] => [
  { duty: 'leader', post: headPost(kind), fits: ({ age }) => age >= 38 && age <= 60 },
  { duty: 'deputy', post: 'bí thư chi đoàn', fits: ({ age }) => age >= 20 && age <= 30 },
  {
    duty: 'member',
    post: 'chi hội trưởng chi hội phụ nữ',
    fits: ({ age, sex }) => sex === 'female' && age >= 30 && age <= 52,
  },
  {
    duty: 'member',
    post: 'tổ viên tổ bảo vệ an ninh, trật tự',
    fits: ({ age, sex }) => sex === 'male' && age >= 25 && age <= 45,
  },
  {
    duty: 'member',
    post: 'chi hội trưởng chi hội nông dân',
    fits: ({ age }) => age >= 32 && age <= 56,
  },
  {
    duty: 'member',
    post: 'giáo viên tiểu học',
    fits: ({ age, sex }) => sex === 'female' && age >= 24 && age <= 45,
  },
  {
    duty: 'member',
    post: 'chi hội trưởng chi hội cựu chiến binh',
    fits: ({ age, sex }) => sex === 'male' && age >= 50 && age <= 64,
  },
  { duty: 'member', post: 'đoàn viên', fits: ({ age }) => age >= 18 && age <= 27 },
];

const TEAM_MIN = 5;
const TEAM_MAX = 7;

/** Five to seven villagers; one may leave on the way, and another come instead. */
export function makeTeam(dice: Dice, village: DemoVillage, leavesOn: number | undefined): DemoTeam {
  const seats = seatsOf(village.plan.kind);
  const size = dice.range(TEAM_MIN, TEAM_MAX);
  const chosen = new Set<DemoResident>();
  const members: DemoMember[] = [];
  const seat = ({ duty, post, fits }: Seat, from: number, until?: number): void => {
    const residents = village.doors.flatMap((door) => door.residents);
    const owners = residents.filter(
      (each) => each.smartphoneFrom !== undefined && !each.away && !chosen.has(each),
    );
    const grown = owners.filter(({ age }) => age >= 20 && age <= 60);
    const resident = dice.find(owners.filter(fits)) ?? dice.find(grown);
    if (resident === undefined) return;
    chosen.add(resident);
    resident.smartphoneFrom = 0;
    const span = { from, ...(until !== undefined && { until }) };
    const { name, phone = makePhone(dice) } = resident;
    members.push({ person: makePerson(dice, { name, phone, ...span }), duty, post });
  };
  const last = size - 1;
  for (const [index, each] of seats.slice(0, size).entries()) {
    const until = index === last ? leavesOn : undefined;
    seat(each, TEAMS_FROM + dice.int(4), until);
  }
  const spare = seats[size] ?? seats[0];
  if (leavesOn !== undefined && spare !== undefined) {
    seat({ ...spare, duty: 'member' }, leavesOn + 5);
  }
  return { place: village.place, members };
}

const registerPhone = ({ owner, stream, keys, device, from }: DemoPhone): PeopleProposal => ({
  type: 'stream.registered@1',
  on: from,
  body: { stream, person: owner.id, key: keys.key, device },
});

/** What the people book is told of a person: name, rights, phones. */
export function registerPerson(
  dice: Dice,
  person: DemoPerson,
  grants: readonly {
    readonly role: Exclude<Role, 'home'>;
    readonly place: Id;
    readonly from: number;
    readonly until?: number;
  }[],
): readonly PeopleProposal[] {
  const { id, name, phone } = person;
  return [
    { type: 'person.added@1', on: person.from, body: { person: id, name, phone } },
    ...grants.map((grant): PeopleProposal => ({
      type: 'grant.given@1',
      on: grant.from,
      body: { grant: dice.id(), person: id, ...grant },
    })),
    ...person.phones.map(registerPhone),
  ];
}
