import { canonicalText, checkJson } from '#kernel/canonical.ts';
import { newId } from '#kernel/id.ts';
import { type ActivityName, ROLES } from '#book/activity.ts';
import { DUTIES } from '#domain/people/facts.ts';
import { FIGURES, KINDS } from '#domain/places/facts.ts';
import {
  CONSENT_LANGUAGES,
  CONSENT_WAYS,
  OUTCOMES_OF_REQUEST,
  POVERTIES,
  PURPOSES,
  REQUEST_KINDS,
} from '#domain/care/facts.ts';
import { HELPS, OUTCOMES, SKILLS, STEPS } from '#domain/doors/facts.ts';
import {
  HOUSEHOLD_ENDS,
  HOUSEHOLD_FIELD_NAMES,
  RESIDENT_ENDS,
  RESIDENT_FIELD_NAMES,
} from '#domain/homes/facts.ts';
import { PICTURE_MEDIA, TRAITS, VOICE_MEDIA } from '#domain/learning/facts.ts';
import { board, reach } from '#test/fuzz/bodies-board.ts';
import { cases, desk } from '#test/fuzz/bodies-desk.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { RawFact } from '#test/fuzz/forger.ts';
import { directives, posts } from '#test/fuzz/bodies-tasks.ts';
import { funds } from '#test/fuzz/fund-bodies.ts';
import { mutateJson, mutateText, render, TEXTS } from '#test/fuzz/mutate.ts';
import type { Target } from '#test/fuzz/target.ts';

export type Bodies = { readonly [type: string]: () => unknown };

const KIND_NAMES = Object.values(KINDS).flat();

/** Bodies as phones write them, of every fact type of an activity and the ones common to all. */
export function bodiesOf(activity: ActivityName, dice: Dice, target: Target): Bodies {
  const id = (list: readonly string[]): string =>
    dice.chance(85) ? dice.pick(list) : newId(dice.random);
  const some = (fields: object): object => (dice.chance(50) ? fields : {});
  const day = (): number => target.today + dice.below(900) - 600;
  const common: Bodies = {
    'fact.released@1': () => ({ ...origin(dice, target) }),
    'fact.declined@1': () => ({ ...origin(dice, target), ...some({ reason: 'Nhầm hộ' }) }),
    'question.settled@1': () => ({ ...origin(dice, target), ...some({ note: 'Đã hỏi lại' }) }),
  };
  const place = (): string =>
    id([target.village, target.otherVillage, target.commune, target.province]);
  const family = {
    id,
    some,
    day,
    place,
    person: () => id(target.persons),
    own: () => newId(dice.random),
  };
  const make = { doors, homes, people, places, care, learning, work, board, reach, funds, desk }[
    activity
  ];
  return { ...common, ...make(dice, target, family) };
}

export type Family = {
  readonly id: (list: readonly string[]) => string;
  readonly some: (fields: object) => object;
  readonly day: () => number;
  readonly place: () => string;
  readonly person: () => string;
  readonly own: () => string;
};

const origin = (dice: Dice, target: Target) => ({
  stream: dice.pick(Object.values(target.phones)).stream,
  n: 1 + dice.below(60),
});

function care(dice: Dice, target: Target, { id, some, day, own }: Family): Bodies {
  const resident = (): string => id(target.residents);
  const request = own();
  const of = () => ({ request: dice.chance(60) ? request : own(), resident: resident() });
  const purpose = (): string => dice.pick(PURPOSES);
  return {
    'poverty.noted@1': () => ({ household: id(target.households), status: dice.pick(POVERTIES) }),
    'ethnic.noted@1': () => ({ resident: resident(), ...some({ group: 'Dao' }) }),
    'health.noted@1': () => ({ resident: resident(), ...some({ note: 'Nghe kém' }) }),
    'consent.given@1': () => ({
      resident: resident(),
      purpose: purpose(),
      how: dice.pick(CONSENT_WAYS),
      language: dice.pick(CONSENT_LANGUAGES),
      readAloud: dice.chance(80),
      wording: 'assist@1',
      ...some({ witness: 'Lò Thị Chứng' }),
      until: day() + 400,
    }),
    'consent.revoked@1': () => ({ resident: resident(), purpose: purpose() }),
    'request.received@1': () => ({ ...of(), kind: dice.pick(REQUEST_KINDS) }),
    'request.acknowledged@1': of,
    'request.extended@1': () => ({ ...of(), reason: 'Chờ hồ sơ giấy' }),
    'request.closed@1': () => ({ ...of(), outcome: dice.pick(OUTCOMES_OF_REQUEST) }),
  };
}

function work(dice: Dice, target: Target, family: Family): Bodies {
  const { some, day, own } = family;
  const survey = own();
  return {
    ...directives(dice, target, family),
    'survey.part@1': () => ({
      survey,
      part: 1 + dice.below(3),
      pieces: [dice.pick(['{}', '{"items":[]}', 'một nửa phiếu'])],
    }),
    'survey.opened@1': () => ({
      survey: dice.chance(50) ? survey : own(),
      title: 'Mạng trong nhà',
      languages: ['vi'],
      from: day(),
      parts: 1 + dice.below(3),
      hash: own().padEnd(43, 'h'),
      questions: 1 + dice.below(40),
      ...some({ until: day() }),
    }),
    'survey.closed@1': () => ({ survey: dice.chance(50) ? survey : own() }),
  };
}

function learning(dice: Dice, _target: Target, { some, own }: Family): Bodies {
  const file = { file: own().padEnd(43, 'f'), key: own().padEnd(22, 'k'), bytes: 900 };
  const skill = (): string => dice.pick([...SKILLS, 'village-group']);
  const edition = (): number => 1 + dice.below(9);
  const [card, voice] = [own(), own()];
  return {
    'skill.described@1': () => ({
      skill: skill(),
      edition: edition(),
      name: { vi: 'Nhóm Zalo của bản', ...some({ en: 'Group' }) },
      rank: 1 + dice.below(200),
      needs: [skill()],
      traits: [dice.pick(TRAITS)],
      ...some({ basic: 1 + dice.below(4) }),
    }),
    'skill.retired@1': () => ({ skill: skill(), edition: edition() }),
    'basic.chosen@1': () => ({ skills: [skill()], edition: edition() }),
    'card.written@1': () => ({
      card,
      language: dice.pick(['vi', 'tyz', 'hmn']),
      edition: edition(),
      skill: skill(),
      step: dice.pick(STEPS),
      order: 1 + dice.below(9),
      say: 'Bấm vào hình màu xanh',
      ...some({ picture: { ...file, media: dice.pick(PICTURE_MEDIA), shows: 'Hình Zalo' } }),
    }),
    'card.withdrawn@1': () => ({ card }),
    'card.voiced@1': () => ({
      voice,
      card,
      language: 'tyz',
      ...file,
      media: dice.pick(VOICE_MEDIA),
    }),
    'voice.withdrawn@1': () => ({ voice: dice.chance(50) ? voice : own(), card }),
  };
}

function doors(dice: Dice, target: Target, family: Family): Bodies {
  const { id, some, day, own } = family;
  const household = (): string => id(target.households);
  const resident = (): string => id(target.residents);
  const visit = (): string => id(target.visits);
  const back = (): object => some({ back: { on: day(), ...some({ hour: dice.below(24) }) } });
  return {
    ...cases(dice, target, family),
    'door.visited@1': () => ({
      visit: dice.chance(60) ? visit() : own(),
      household: household(),
      outcome: dice.pick(OUTCOMES),
      ...back(),
    }),
    'door.corrected@1': () => ({
      visit: visit(),
      household: household(),
      was: dice.pick(OUTCOMES),
      ...some({ outcome: dice.pick(OUTCOMES) }),
      ...back(),
    }),
    'skill.stepped@1': () => ({
      step: visit(),
      household: household(),
      resident: resident(),
      skill: dice.pick(SKILLS),
      reached: dice.pick(STEPS),
    }),
    'skill.corrected@1': () => ({
      step: visit(),
      household: household(),
      resident: resident(),
      ...some({ was: dice.pick(STEPS) }),
    }),
    'help.given@1': () => ({
      help: own(),
      household: household(),
      resident: resident(),
      skill: dice.pick(SKILLS),
      how: dice.pick(HELPS),
    }),
  };
}

function homes(dice: Dice, target: Target, { id, some, day, own }: Family): Bodies {
  const household = (): string => id(target.households);
  const resident = (): string => id(target.residents);
  const values: readonly unknown[] = [
    'Sầm Văn Vượng',
    'H1',
    true,
    1_980,
    -3_000,
    'male',
    'head',
    '+84912345678',
  ];
  const change = (fields: readonly string[]): object => ({
    field: dice.pick(fields),
    ...some({ was: dice.pick(values) }),
    ...some({ to: dice.pick(values) }),
  });
  return {
    'household.added@1': () => ({
      household: own(),
      ...some({ code: `H${dice.below(20)}`, head: 'Sầm Thị Mẩy' }),
    }),
    'household.changed@1': () => ({
      household: household(),
      change: change(HOUSEHOLD_FIELD_NAMES),
    }),
    'household.left@1': () => ({ household: household(), reason: dice.pick(HOUSEHOLD_ENDS) }),
    'household.returned@1': () => ({ household: household() }),
    'resident.added@1': () => ({
      resident: own(),
      household: household(),
      name: 'Lò Thị Ón',
      ...some({ birthDay: day() }),
    }),
    'resident.changed@1': () => ({ resident: resident(), change: change(RESIDENT_FIELD_NAMES) }),
    'resident.left@1': () => ({ resident: resident(), reason: dice.pick(RESIDENT_ENDS) }),
    'resident.returned@1': () => ({ resident: resident() }),
    'resident.joined@1': () => ({ resident: resident(), into: resident() }),
    'consent.marked@1': () => ({ resident: resident(), purpose: 'assist', until: day() }),
    'consent.withdrawn@1': () => ({ resident: resident(), purpose: 'assist' }),
  };
}

function people(dice: Dice, target: Target, family: Family): Bodies {
  const { id, some, day, place, person, own } = family;
  const team = (): string => id(target.visits);
  return {
    ...posts(dice, target, family),
    'person.added@1': () => ({
      person: own(),
      name: 'Hà Văn Tạo',
      ...some({ phone: '+84912345678' }),
    }),
    'person.changed@1': () => ({
      person: person(),
      field: dice.pick(['name', 'phone']),
      ...some({ to: 'Hà Tạo' }),
    }),
    'team.founded@1': () => ({
      team: dice.chance(50) ? team() : own(),
      place: place(),
      from: day(),
    }),
    'team.joined@1': () => ({
      team: team(),
      person: person(),
      duty: dice.pick(DUTIES),
      from: day(),
    }),
    'team.left@1': () => ({ team: team(), person: person(), until: day() }),
    'grant.given@1': () => ({
      grant: own(),
      person: person(),
      role: dice.pick(ROLES),
      place: place(),
      from: day(),
      ...some({ until: day() }),
    }),
    'grant.ended@1': () => ({ grant: id(target.grants), until: day() }),
    'stream.registered@1': () => ({
      stream: own(),
      person: person(),
      key: dice.pick(Object.values(target.phones)).key,
    }),
  };
}

function places(dice: Dice, target: Target, { id, some, day, place, own }: Family): Bodies {
  return {
    'place.founded@1': () => ({
      place: own(),
      kind: dice.pick(KIND_NAMES),
      name: 'Bản Mới',
      parent: place(),
      from: day(),
    }),
    'place.coded@1': () => ({
      place: place(),
      code: dice.pick(['01', '27', '07213', 'X.1']),
      from: day(),
    }),
    'place.renamed@1': () => ({
      place: place(),
      name: 'Tên Khác',
      kind: dice.pick(KIND_NAMES),
      from: day(),
    }),
    'place.moved@1': () => ({ place: place(), parent: place(), from: day() }),
    'place.merged@1': () => ({
      places: [place(), id([target.village])],
      into: place(),
      from: day(),
    }),
    'place.split@1': () => ({ place: place(), into: [place(), place()], from: day() }),
    'place.figured@1': () => ({
      place: place(),
      figure: dice.pick(FIGURES),
      value: dice.below(200),
      source: 'Báo xã',
      from: day(),
      ...some({ text: '?' }),
    }),
  };
}

const DAYS = [-(2 ** 53) + 1, -25_568, 0, 1, 10_957, 84_006, 84_007, 2 ** 31, 2 ** 53 - 1] as const;
const SECONDS = [
  -(2 ** 53) + 1,
  -1,
  0,
  1,
  946_684_799,
  7_258_118_401,
  2 ** 40,
  2 ** 53 - 1,
] as const;

/** One fact, now as it should be, now with a lie in body, type, day, second or origin. */
export function rawFact(dice: Dice, target: Target, activity: ActivityName): RawFact {
  const bodies = bodiesOf(activity, dice, target);
  const type = dice.pick(Object.keys(bodies));
  const value = bodies[type]?.();
  const at = dice.chance(90) ? target.clock.at - dice.below(9_000) : dice.pick(SECONDS);
  const on = dice.chance(85) ? target.today - dice.below(50) : dice.pick(DAYS);
  const header = {
    type: dice.chance(95) ? type : wrongType(dice),
    at,
    on,
    ...(dice.chance(4) && { origin: origin(dice, target) }),
  };
  if (dice.chance(60)) return { ...header, body: textOf(value) };
  const lie = mutateJson(dice, value);
  return { ...header, body: (dice.chance(60) ? textOf(lie) : render(dice, lie)).slice(0, 16_000) };
}

function wrongType(dice: Dice): string {
  const text = mutateText(dice, dice.pick([...TEXTS, 'door.visited@1']))
    .toWellFormed()
    .replaceAll('\0', '');
  return `${text}___`.slice(0, 60);
}

/** Canonical text where there is one. */
function textOf(value: unknown): string {
  const checked = checkJson(value);
  return checked.ok ? canonicalText(checked.value) : (JSON.stringify(value) ?? '');
}
