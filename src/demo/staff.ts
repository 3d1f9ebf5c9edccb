import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Post } from '#domain/people/post-facts.ts';
import type { DemoRole } from '#server/demo-roles.ts';
import type { Home } from '#server/home.ts';
import { MERGED_FROM, secondsOf, TEAMS_FROM } from '#demo/calendar.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import {
  type DemoPerson,
  type DemoTeam,
  makeOfficial,
  type PeopleProposal,
  registerPerson,
} from '#demo/team.ts';
import type { DemoTree } from '#demo/tree.ts';
import { COMMUNES } from '#demo/villages.ts';

/** The people of a commune above its villages, and what the people book is told of them. */
export type DemoStaff = {
  readonly key: string;
  readonly commune: Id;
  readonly province: Id;
  /** By old commune; the first is in charge of culture and society today. */
  readonly officers: readonly DemoPerson[];
  readonly admin?: DemoPerson;
  readonly facts: readonly PeopleProposal[];
};

const COMMUNE_POSTS = [
  'phó chủ tịch Ủy ban nhân dân xã',
  'công chức văn hóa – xã hội',
  'bí thư đoàn xã',
  'công chức Một cửa',
  'cán bộ Công an xã',
  'chủ tịch Hội Liên hiệp Phụ nữ xã',
  'nhân viên trạm y tế',
] as const;

const COMMUNE_DUTIES = ['leader', 'member', 'deputy'] as const;

export const ADMIN_COMMUNE = 'son-dong';

export function foundCommune(dice: Dice, key: string, tree: DemoTree): DemoStaff {
  const plan = COMMUNES.find((each) => each.key === key) ?? COMMUNES[0];
  const commune = defined(tree.communes.get(key), `commune ${key}`);
  const province = defined(tree.provinces.get(plan.province), `province of ${key}`);
  const facts: PeopleProposal[] = [];
  const officers = (tree.oldCommunes.get(key) ?? []).map((old) => {
    const officer = makeOfficial(dice, plan.region, { from: TEAMS_FROM - 4 });
    facts.push(...registerPerson(dice, officer, officerGrants(officer, old, commune)));
    return officer;
  });
  facts.push(...makeCommuneTeam(dice, plan, commune, officers));
  if (key !== ADMIN_COMMUNE) return { key, commune, province, officers, facts };
  const admin = makeOfficial(dice, plan.region, { from: MERGED_FROM });
  return { key, commune, province, officers, admin, facts };
}

/** A right over an old commune ended with it; what it became was given anew. */
const officerGrants = ({ from }: DemoPerson, old: Id, commune: Id) =>
  old === commune
    ? [{ role: 'officer' as const, place: commune, from }]
    : [
        { role: 'officer' as const, place: old, from, until: MERGED_FROM - 1 },
        { role: 'officer' as const, place: commune, from: MERGED_FROM },
      ];

/** The commune's own team, from the day the commune is what it is today. */
function makeCommuneTeam(
  dice: Dice,
  { region, kind }: (typeof COMMUNES)[number],
  commune: Id,
  officers: readonly DemoPerson[],
): readonly PeopleProposal[] {
  const from = MERGED_FROM + 7;
  const team = dice.id();
  const decision = `Quyết định số ${dice.range(12, 180)}/QĐ-UBND`;
  const facts: PeopleProposal[] = [
    { type: 'team.founded@1', on: from, body: { team, place: commune, decision, from } },
  ];
  for (const [index, post] of COMMUNE_POSTS.entries()) {
    const known = officers[index - 1];
    const sex = post.includes('Phụ nữ') ? 'female' : undefined;
    const person = known ?? makeOfficial(dice, region, { from }, sex);
    if (known === undefined) {
      facts.push(
        ...registerPerson(dice, person, [
          { role: index === 0 ? 'officer' : 'member', place: commune, from },
        ]),
      );
    }
    const duty = COMMUNE_DUTIES[index] ?? 'member';
    const called = kind === 'phuong' ? post.replace(/xã$/u, 'phường') : post;
    const body = { team, person: person.id, duty, post: called, from };
    facts.push({ type: 'team.joined@1', on: from, body });
  }
  return facts;
}

/** What a member of the team is to the village besides, where there is a group of such people. */
const POSTS_TOLD: readonly (readonly [told: RegExp, post: Post])[] = [
  [/phụ nữ/iu, 'women'],
  [/nông dân/iu, 'farmers'],
  [/bí thư chi đoàn/iu, 'youth'],
  [/cựu chiến binh/iu, 'veterans'],
  [/người cao tuổi/iu, 'elderly'],
  [/mặt trận/iu, 'front'],
  [/bí thư chi bộ/iu, 'party'],
];

function tellPost(
  place: Id,
  person: Id,
  told: string,
  { from, until }: { readonly from: number; readonly until?: number },
): readonly PeopleProposal[] {
  const as = POSTS_TOLD.find(([word]) => word.test(told))?.[1];
  if (as === undefined) return [];
  // Of its own, so that the teams are the same with and without it.
  const holding = createDice(seedFor(0, `post ${person}`)).id();
  const body = { holding, person, place, as, from, ...(until !== undefined && { until }) };
  return [{ type: 'post.held@1', on: from, body }];
}

/** What the people book is told of a village's team. */
function tellTeam(dice: Dice, { place, members }: DemoTeam): readonly PeopleProposal[] {
  const team = dice.id();
  const decision = `Quyết định số ${dice.range(40, 260)}/QĐ-UBND`;
  const facts: PeopleProposal[] = [
    { type: 'team.founded@1', on: TEAMS_FROM, body: { team, place, decision, from: TEAMS_FROM } },
  ];
  for (const { person, duty, post } of members) {
    const { id, from, until } = person;
    const span = { place, from, ...(until !== undefined && { until }) };
    const roles = duty === 'leader' ? (['leader', 'head'] as const) : (['member'] as const);
    const grants = roles.map((role) => ({ role, ...span }));
    const joined = { team, person: id, duty, post, from };
    facts.push(
      ...registerPerson(dice, person, grants),
      { type: 'team.joined@1', on: from, body: joined },
      ...tellPost(place, id, post, span),
    );
    if (until === undefined) continue;
    facts.push({ type: 'team.left@1', on: until, body: { team, person: id, until } });
  }
  return facts;
}

/** Writes who does what in a commune, day by day, in the home's own name. */
export async function recordStaff(
  dice: Dice,
  home: Home,
  staff: DemoStaff,
  teams: readonly DemoTeam[],
  peopleBooks: ReadonlyMap<string, Book>,
): Promise<void> {
  const facts = [...staff.facts, ...teams.flatMap((team) => tellTeam(dice, team))];
  await recordByDay(home, peopleBooks.get(staff.key), facts);
  if (staff.admin === undefined) return;
  const { admin, province } = staff;
  const grants = [{ role: 'admin' as const, place: province, from: admin.from }];
  const told = registerPerson(dice, admin, grants);
  await recordByDay(home, home.directory.findBookOf('people', province), told);
}

async function recordByDay(
  home: Home,
  book: Book | undefined,
  facts: readonly PeopleProposal[],
): Promise<void> {
  const people = defined(book, 'people book');
  const days = Map.groupBy(facts, ({ on }) => on);
  for (const on of [...days.keys()].sort((left, right) => left - right)) {
    const at = secondsOf(on, 8 * 60);
    const recorded = await home.recorder.record(people, days.get(on) ?? [], { at, receivedAt: at });
    const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
    if (!recorded.ok || wrong !== undefined) {
      throw new Error(`the demo's people were not taken: ${wrong?.why ?? ''}`);
    }
  }
}

/** Whom a visitor of the demo may be; the first is the one to try first. */
export function rolesOf(
  home: Home,
  teams: { readonly phuHung: DemoTeam | undefined; readonly saLay: DemoTeam | undefined },
  staff: readonly DemoStaff[],
): readonly DemoRole[] {
  const peopleOf = (place: Id): Id => {
    const book = home.directory.findBookOf('people', place);
    return defined(book, 'people book of a role').id;
  };
  const sonDong = staff.find(({ key }) => key === ADMIN_COMMUNE);
  const muongLong = staff.find(({ key }) => key === 'muong-long');
  const roles: DemoRole[] = [];
  const add = (label: string, person: DemoPerson | undefined, place: Id | undefined): void => {
    if (person === undefined || place === undefined) return;
    roles.push({ label: `${label}: ${person.name}`, person: person.id, people: peopleOf(place) });
  };
  add('Thành viên tổ, bản Phú Hưng', teams.phuHung?.members[1]?.person, sonDong?.commune);
  add('Tổ trưởng, bản Phú Hưng', teams.phuHung?.members[0]?.person, sonDong?.commune);
  add('Trưởng bản Sa Lây', teams.saLay?.members[0]?.person, muongLong?.commune);
  add('Cán bộ xã Sơn Động', sonDong?.officers[0], sonDong?.commune);
  add('Quản trị tỉnh Bắc Ninh', sonDong?.admin, sonDong?.province);
  return roles;
}
