import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { ActivityName, Book, Judgement, Proposal, Role } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import type { OrderedFact, Origin } from '#book/fact.ts';
import { emptyFolded, type Folded, foldOrdered } from '#book/folded.ts';
import { tablesText } from '#book/table.ts';
import { findActor } from '#domain/actor.ts';
import { judgeFact } from '#domain/judge.ts';
import { type Author, authorOf } from '#domain/propose.ts';
import { type AllStates, getActivity } from '#domain/register.ts';

/*
 * A home in memory for tests of the domain: one book of places, one of people, and the books of one
 * village. Everything said is judged and folded as a home does it, without signatures and chains.
 */

export const day = (year: number, month: number, dayOfMonth: number): number =>
  dayOfDate({ year, month, dayOfMonth });

export const TODAY = day(2026, 11, 21);
export const MERGED_ON = day(2025, 7, 1);
const LONG_AGO = day(2000, 1, 1);

/** 09:00 in Vietnam. */
export const secondsOf = (civilDay: number): number => civilDay * 86_400 + 2 * 3_600;

export const PLACES = {
  country: 'country000',
  bacGiang: 'bacgiang00',
  bacNinh: 'bacninh000',
  sonDongDistrict: 'sondonghu0',
  anChau: 'anchau0000',
  anBa: 'anba000000',
  vinhAn: 'vinhan0000',
  sonDong: 'sondongxa0',
  phuHung: 'phuhung000',
  langChe: 'langche000',
} as const satisfies Record<string, Id>;

export const PEOPLE = {
  home: 'home000000',
  admin: 'admin00000',
  officer: 'officer000',
  leader: 'leader0000',
  member: 'member0000',
  second: 'second0000',
  former: 'former0000',
  stranger: 'stranger00',
} as const satisfies Record<string, Id>;
export type Who = keyof typeof PEOPLE;

/** Each person's stream carries the person's name with an s in front. */
export const streamOf = (who: Who): Id => `s${PEOPLE[who]}`.slice(0, 10);

const KEY = 'B'.repeat(87);

export type Said = Judgement & { readonly seq: number; readonly origin: Origin };
type When = {
  readonly on?: number;
  readonly at?: number;
  readonly receivedAt?: number;
  /** Another stream than the person's first. */
  readonly stream?: Id;
};

export type World = ReturnType<typeof createWorld>;

export function createWorld() {
  const book = (id: Id, activity: ActivityName, place: Id): Book => ({
    id,
    activity,
    place,
    cell: 1,
    people: 'bkpeople00',
    places: 'bkplaces00',
  });
  const books: Readonly<Record<ActivityName, Book>> = {
    places: book('bkplaces00', 'places', PLACES.country),
    people: book('bkpeople00', 'people', PLACES.country),
    homes: book('bkhomes000', 'homes', PLACES.phuHung),
    doors: book('bkdoors000', 'doors', PLACES.phuHung),
    care: book('bkcare0000', 'care', PLACES.phuHung),
    learning: book('bklearning', 'learning', PLACES.vinhAn),
    work: book('bkwork0000', 'work', PLACES.vinhAn),
    board: book('bkboard000', 'board', PLACES.phuHung),
    reach: book('bkreach000', 'reach', PLACES.phuHung),
    funds: book('bkfunds000', 'funds', PLACES.phuHung),
    desk: book('bkdesk0000', 'desk', PLACES.vinhAn),
  };
  const folded = {
    places: emptyFolded(getActivity('places')),
    people: emptyFolded(getActivity('people')),
    homes: emptyFolded(getActivity('homes')),
    doors: emptyFolded(getActivity('doors')),
    care: emptyFolded(getActivity('care')),
    learning: emptyFolded(getActivity('learning')),
    work: emptyFolded(getActivity('work')),
    board: emptyFolded(getActivity('board')),
    reach: emptyFolded(getActivity('reach')),
    funds: emptyFolded(getActivity('funds')),
    desk: emptyFolded(getActivity('desk')),
  };
  const logs: Record<ActivityName, OrderedFact[]> = {
    places: [],
    people: [],
    homes: [],
    doors: [],
    care: [],
    learning: [],
    work: [],
    board: [],
    reach: [],
    funds: [],
    desk: [],
  };
  const lastN = new Map<string, number>();
  let minted = 0;

  const states = (): AllStates =>
    Object.fromEntries(
      Object.entries(folded).map(([name, { state }]) => [name, state]),
    ) as unknown as AllStates; // each book holds the state of its activity

  const toFact = (
    activity: ActivityName,
    who: Who,
    proposal: Proposal,
    when: When,
  ): OrderedFact => {
    const { stream = streamOf(who) } = when;
    const key = `${activity}.${stream}`;
    const n = (lastN.get(key) ?? 0) + 1;
    const at = when.at ?? secondsOf(when.on ?? proposal.on);
    return {
      type: proposal.type,
      stream,
      n,
      at,
      on: when.on ?? proposal.on,
      body: canonicalText(proposal.body),
      seq: folded[activity].seq + 1,
      receivedAt: when.receivedAt ?? Math.max(at, secondsOf(TODAY)),
      verdict: 'ok',
    };
  };

  const judge = (activity: ActivityName, logged: OrderedFact): Judgement => {
    const decoded = decodeFact(getActivity(activity), logged);
    if (!decoded.ok) return { verdict: 'refused', why: decoded.error.code };
    const { people, places } = states();
    const actor = findActor(people, places, books[activity], logged.stream);
    if (actor === undefined) return { verdict: 'refused', why: 'stream-unknown' };
    const fact = { ...decoded.value, receivedAt: logged.receivedAt };
    return judgeFact(getActivity(activity), folded[activity], states(), actor, fact);
  };

  const take = (activity: ActivityName, logged: OrderedFact, judged: Judgement): void => {
    lastN.set(`${activity}.${logged.stream}`, logged.n);
    if (judged.verdict === 'refused') return;
    const ordered: OrderedFact =
      judged.verdict === 'ok' ? logged : { ...logged, verdict: judged.verdict, why: judged.why };
    logs[activity].push(ordered);
    foldOrdered(getActivity(activity), folded[activity], ordered);
  };

  /** What the home would answer; nothing is written. */
  function ask(
    activity: ActivityName,
    who: Who,
    type: string,
    body: JsonObject,
    when: When = {},
  ): Judgement {
    return judge(activity, toFact(activity, who, { type, on: when.on ?? TODAY, body }, when));
  }

  function say(
    activity: ActivityName,
    who: Who,
    type: string,
    body: JsonObject,
    when: When = {},
  ): Said {
    const logged = toFact(activity, who, { type, on: when.on ?? TODAY, body }, when);
    const judged = judge(activity, logged);
    take(activity, logged, judged);
    return { ...judged, seq: logged.seq, origin: { stream: logged.stream, n: logged.n } };
  }

  const sayAll = (
    activity: ActivityName,
    who: Who,
    proposals: readonly Proposal[],
  ): readonly Said[] =>
    proposals.map(({ type, on, body }) => say(activity, who, type, body, { on }));

  /** The first facts of a home, before anybody has a right to say them. */
  const found = (activity: ActivityName, type: string, body: JsonObject, on = LONG_AGO): void =>
    take(activity, toFact(activity, 'home', { type, on, body }, { on }), { verdict: 'ok' });

  const authorFor = (who: Who, activity: ActivityName, on = TODAY): Author => {
    const { people, places } = states();
    const grants = [...people.grants.values()].filter((grant) => grant.person === PEOPLE[who]);
    const newId = (): Id => `minted${String((minted += 1)).padStart(4, '0')}`;
    return authorOf(places, books[activity], { person: PEOPLE[who], grants }, { on, newId });
  };

  const text = (): string =>
    Object.values(folded)
      .map((each: Folded) => `${each.seq}${tablesText(each.state)}`)
      .join('\n');

  foundPlaces(found);
  foundPeople(found);
  return { books, folded, logs, states, ask, say, sayAll, found, authorFor, text };
}

type Found = (activity: ActivityName, type: string, body: JsonObject, on?: number) => void;

/** The tree before the merger of 1 July 2025: two provinces, one district, three old units, two villages. */
function foundPlaces(found: Found): void {
  const place = (
    id: Id,
    kind: string,
    name: string,
    parent: Id | undefined,
    code?: string,
  ): void => {
    found('places', 'place.founded@1', {
      place: id,
      kind,
      name,
      from: LONG_AGO,
      ...(parent !== undefined && { parent }),
    });
    if (code !== undefined) found('places', 'place.coded@1', { place: id, code, from: LONG_AGO });
  };
  place(PLACES.country, 'country', 'Việt Nam', undefined);
  place(PLACES.bacGiang, 'tinh', 'Bắc Giang', PLACES.country, '24');
  place(PLACES.bacNinh, 'tinh', 'Bắc Ninh', PLACES.country, '27');
  place(PLACES.sonDongDistrict, 'huyen', 'Sơn Động', PLACES.bacGiang, '220');
  place(PLACES.anChau, 'thi-tran', 'An Châu', PLACES.sonDongDistrict, '07615');
  place(PLACES.anBa, 'xa', 'An Bá', PLACES.sonDongDistrict, '07660');
  place(PLACES.vinhAn, 'xa', 'Vĩnh An', PLACES.sonDongDistrict, '07648');
  place(PLACES.phuHung, 'ban', 'Phú Hưng', PLACES.vinhAn);
  place(PLACES.langChe, 'thon', 'Làng Chẽ', PLACES.anBa);
}

function foundPeople(found: Found): void {
  const person = (
    who: Who,
    name: string,
    grants: readonly (readonly [Role, Id, number, number?])[],
  ): void => {
    found('people', 'person.added@1', { person: PEOPLE[who], name });
    const stream = streamOf(who);
    found('people', 'stream.registered@1', { stream, person: PEOPLE[who], key: KEY });
    for (const [index, [role, place, from, until]] of grants.entries()) {
      const grant = `g${index}${PEOPLE[who]}`.slice(0, 10);
      const ended = until === undefined ? {} : { until };
      found('people', 'grant.given@1', { grant, person: PEOPLE[who], role, place, from, ...ended });
    }
  };
  const from = day(2024, 1, 1);
  person('home', 'Máy chủ', [['home', PLACES.country, LONG_AGO]]);
  person('admin', 'Vi Thị Quản', [['admin', PLACES.country, from]]);
  person('officer', 'Hoàng Văn Cán', [['officer', PLACES.vinhAn, from]]);
  person('leader', 'Triệu Văn Trưởng', [['leader', PLACES.phuHung, from]]);
  person('member', 'Lý Thị Viên', [['member', PLACES.phuHung, from]]);
  person('second', 'Bàn Văn Nhì', [['member', PLACES.phuHung, from]]);
  person('former', 'Đặng Thị Thôi', [['officer', PLACES.vinhAn, from, day(2026, 1, 31)]]);
  person('stranger', 'Nông Văn Lạ', [['member', PLACES.langChe, from]]);
}

/** The merger: An Châu town, An Bá and Vĩnh An become xã Sơn Động of the new Bắc Ninh. */
export const MERGER: readonly (readonly [type: string, body: JsonObject])[] = [
  [
    'place.merged@1',
    { places: [PLACES.bacGiang, PLACES.bacNinh], into: PLACES.bacNinh, from: MERGED_ON },
  ],
  ['place.merged@1', { places: [PLACES.sonDongDistrict], into: PLACES.bacNinh, from: MERGED_ON }],
  ['place.coded@1', { place: PLACES.bacNinh, code: '24', from: MERGED_ON }],
  [
    'place.founded@1',
    {
      place: PLACES.sonDong,
      kind: 'xa',
      name: 'Sơn Động',
      parent: PLACES.bacNinh,
      from: MERGED_ON,
    },
  ],
  [
    'place.merged@1',
    { places: [PLACES.anChau, PLACES.anBa, PLACES.vinhAn], into: PLACES.sonDong, from: MERGED_ON },
  ],
  ['place.coded@1', { place: PLACES.sonDong, code: '07615', from: MERGED_ON }],
];
