import type { ActivityName } from '#book/activity.ts';
import { BOARD_FIELDS, REACH_FIELDS } from '#domain/board-fields.ts';
import { CASE_FIELDS, DESK_FIELDS } from '#domain/case-fields.ts';
import {
  AGREED,
  ANSWER,
  ANSWERED,
  EXAMPLE,
  FREE,
  ID,
  NAME,
  PLACE,
  PLAN,
  PROOF,
  REACH,
  TEACH,
  THING,
  VOICE,
  WHY,
  WORK,
  type Line,
  type Lines,
} from '#domain/field-lines.ts';
import type { FieldUse } from '#domain/field-uses.ts';
import { FUNDS } from '#domain/fund-fields.ts';
import { DIRECTIVE_FIELDS, POST_FIELDS, TASK_FIELDS } from '#domain/task-fields.ts';

/*
 * What each field of each fact is kept for, as Law 91/2025/QH15 and Decree 356/2025/NĐ-CP ask: a test holds
 * the table complete, and `docs/privacy/fields.md` is written from it. A field of a new fact has its line
 * here first.
 */

const HOUSEHOLD: Readonly<Record<string, Line>> = {
  code: ['identify', 'basic', 'task', 'until-erased'],
  head: NAME,
  alley: ['find', 'basic', 'task', 'until-erased'],
  phone: REACH,
  // Where somebody lives to within 11 m: the law counts places of people as sensitive.
  position: ['find', 'sensitive', 'task', 'until-erased'],
  business: PLAN,
};
const RESIDENT: Readonly<Record<string, Line>> = {
  household: ID,
  name: NAME,
  birthYear: PLAN,
  birthDay: ['identify', 'basic', 'task', 'until-erased'],
  sex: PLAN,
  relation: PLAN,
  phone: REACH,
  smartphone: PLAN,
  // That there is an account; no number, no balance and no transaction is ever written.
  bank: PLAN,
  epay: PLAN,
  away: PLAN,
};

/** Every field of an edit: which it is, what stood there and what shall. */
const edited = (fields: Readonly<Record<string, Line>>): Readonly<Record<string, Line>> =>
  Object.fromEntries(Object.entries(fields).map(([name, line]) => [`change.${name}`, line]));

const OF_REQUEST = { request: THING, resident: ID } as const;

const PLACES: Lines = {
  'place.founded@1': { place: PLACE, kind: PLACE, name: PLACE, parent: PLACE, from: PLACE },
  'place.coded@1': { place: PLACE, code: PLACE, from: PLACE },
  'place.renamed@1': { place: PLACE, name: PLACE, kind: PLACE, from: PLACE },
  'place.moved@1': { place: PLACE, parent: PLACE, from: PLACE },
  'place.merged@1': { places: PLACE, into: PLACE, from: PLACE },
  'place.split@1': { place: PLACE, into: PLACE, from: PLACE },
  'place.figured@1': {
    place: PLACE,
    figure: ['publish', 'none', 'not-personal', 'with-book'],
    value: ['publish', 'none', 'not-personal', 'with-book'],
    text: ['publish', 'none', 'not-personal', 'with-book'],
    source: ['publish', 'none', 'not-personal', 'with-book'],
    from: PLACE,
  },
};

const PEOPLE: Lines = {
  'person.added@1': { person: ID, name: NAME, phone: REACH },
  'person.changed@1': { person: ID, field: THING, was: NAME, to: NAME },
  'team.founded@1': { team: THING, place: PLACE, name: PLACE, decision: PLACE, from: PLACE },
  'team.joined@1': { team: THING, person: ID, duty: WORK, post: WORK, from: WORK },
  'team.left@1': { team: THING, person: ID, until: WORK },
  'grant.given@1': {
    grant: THING,
    person: ID,
    role: WORK,
    place: PLACE,
    from: WORK,
    until: WORK,
  },
  'grant.ended@1': { grant: THING, until: WORK },
  'stream.registered@1': {
    stream: ID,
    person: ID,
    key: ID,
    device: WORK,
    cardBy: ID,
    after: ID,
    way: WORK,
    endsAt: WORK,
  },
  'stream.ended@1': { stream: ID, why: WORK },
};

const HOMES: Lines = {
  'household.added@1': { household: ID, ...HOUSEHOLD },
  'household.changed@1': { household: ID, ...edited(HOUSEHOLD) },
  'household.left@1': { household: ID, reason: PLAN },
  'household.returned@1': { household: ID },
  'resident.added@1': { resident: ID, ...RESIDENT },
  'resident.changed@1': { resident: ID, ...edited(RESIDENT) },
  'resident.left@1': { resident: ID, reason: PLAN },
  'resident.returned@1': { resident: ID },
  'resident.joined@1': { resident: ID, into: ID },
  'consent.marked@1': {
    resident: ID,
    purpose: AGREED,
    until: AGREED,
  },
  'consent.withdrawn@1': { resident: ID, purpose: AGREED },
};

const SAID = { answer: THING, household: ID, said: PLAN };
const LEARNT: Line = ['teach', 'basic', 'task', 'with-book'];
const PAIR = { pair: THING, household: ID, resident: ID, with: ID };

const DOORS: Lines = {
  'door.visited@1': { visit: THING, household: ID, outcome: PLAN, back: PLAN, note: FREE },
  'door.corrected@1': {
    visit: THING,
    household: ID,
    was: PLAN,
    outcome: PLAN,
    back: PLAN,
    note: FREE,
    reason: WHY,
  },
  'skill.stepped@1': {
    step: THING,
    visit: THING,
    household: ID,
    resident: ID,
    skill: TEACH,
    reached: TEACH,
    acting: THING,
    session: THING,
  },
  'skill.corrected@1': {
    step: THING,
    household: ID,
    resident: ID,
    was: TEACH,
    reached: TEACH,
    reason: WHY,
  },
  'help.given@1': {
    help: THING,
    visit: THING,
    household: ID,
    resident: ID,
    skill: ['assist', 'basic', 'consent', 'until-erased'],
    how: ['assist', 'basic', 'consent', 'until-erased'],
    note: ['assist', 'basic', 'consent', 'until-erased'],
    acting: THING,
  },
  'help.corrected@1': {
    help: THING,
    household: ID,
    resident: ID,
    was: ['assist', 'basic', 'consent', 'until-erased'],
    how: ['assist', 'basic', 'consent', 'until-erased'],
    reason: WHY,
  },
  'help.handed@1': {
    handing: THING,
    household: ID,
    resident: ID,
    skill: ['assist', 'basic', 'consent', 'until-erased'],
    to: ['assist', 'basic', 'consent', 'until-erased'],
    note: ['assist', 'basic', 'consent', 'until-erased'],
  },
  'handing.withdrawn@1': { handing: THING, household: ID, resident: ID },
  'acting.begun@1': {
    acting: THING,
    household: ID,
    resident: ID,
    skill: ['assist', 'basic', 'consent', 'until-erased'],
    reason: ['assist', 'basic', 'consent', 'until-erased'],
    minutes: THING,
  },
  'acting.ended@1': {
    acting: THING,
    household: ID,
    resident: ID,
    outcome: ['assist', 'basic', 'consent', 'until-erased'],
  },
  'attachment.added@1': {
    attachment: THING,
    household: ID,
    visit: THING,
    // Sealed bytes: the home cannot open them. Pictures of identity cards are not asked for anywhere.
    file: ['prove', 'basic', 'task', 'until-erased'],
    key: ['prove', 'basic', 'task', 'until-erased'],
    bytes: THING,
    media: THING,
    note: FREE,
  },
  'attachment.withdrawn@1': { attachment: THING, household: ID, reason: WHY },
  'session.held@1': { session: THING, title: FREE, skill: TEACH, reached: TEACH },
  'session.attended@1': { session: THING, household: ID, resident: ID, again: THING },
  'session.corrected@1': { session: THING, household: ID, resident: ID, reason: WHY },
  'example.told@1': {
    example: THING,
    household: ID,
    resident: ID,
    skill: LEARNT,
    before: EXAMPLE,
    after: EXAMPLE,
    until: LEARNT,
    picture: EXAMPLE,
    sound: EXAMPLE,
  },
  'example.withdrawn@1': { example: THING, household: ID, reason: WHY },
  'example.followed@1': { example: THING, household: ID },
  'example.unfollowed@1': { example: THING, household: ID },
  'pair.agreed@1': { ...PAIR, part: EXAMPLE, skill: EXAMPLE, until: EXAMPLE },
  // A no is remembered for a year, so that nobody is asked again soon (`server/due.ts`).
  'pair.ended@1': { ...PAIR, part: TEACH, skill: TEACH, outcome: LEARNT },
  'door.assigned@1': { household: ID, to: WORK, was: WORK },
  'praise.given@1': {
    praise: THING,
    to: WORK,
    words: ['organise', 'basic', 'task', 'until-erased'],
  },
  // What a commune asks of its households; of whom it tells, and how much, its form says.
  'survey.answered@1': { ...SAID, survey: THING, visit: THING, resident: ID, parts: THING },
  'survey.corrected@1': { ...SAID, edition: THING, parts: THING, reason: WHY },
  'survey.continued@1': { ...SAID, edition: THING },
  ...CASE_FIELDS,
};

const CARE: Lines = {
  'poverty.noted@1': {
    household: ID,
    status: ['support', 'sensitive', 'task', 'until-erased'],
    decision: ['support', 'basic', 'task', 'until-erased'],
  },
  'ethnic.noted@1': {
    resident: ID,
    group: ['support', 'sensitive', 'consent', 'until-consent-ends'],
  },
  'health.noted@1': {
    resident: ID,
    note: ['support', 'sensitive', 'consent', 'until-consent-ends'],
  },
  'consent.given@1': {
    resident: ID,
    purpose: AGREED,
    how: AGREED,
    // Which language somebody understands tells of where they come from.
    language: ['prove', 'sensitive', 'duty', 'five-years'],
    readAloud: AGREED,
    wording: AGREED,
    witness: PROOF,
    representative: PROOF,
    until: AGREED,
  },
  'consent.revoked@1': { resident: ID, purpose: AGREED },
  'request.received@1': { ...OF_REQUEST, kind: ANSWERED, representative: ANSWER, note: ANSWER },
  'request.acknowledged@1': OF_REQUEST,
  'request.extended@1': { ...OF_REQUEST, reason: ANSWER },
  'request.closed@1': { ...OF_REQUEST, outcome: ANSWERED, note: ANSWER },
};

const CARD: Line = ['teach', 'none', 'not-personal', 'with-book'];

const LEARNING: Lines = {
  'skill.described@1': {
    skill: THING,
    edition: THING,
    name: CARD,
    short: CARD,
    rank: CARD,
    needs: CARD,
    traits: CARD,
    basic: CARD,
  },
  'skill.retired@1': { skill: THING, edition: THING, reason: WHY },
  'basic.chosen@1': { edition: THING, skills: CARD },
  'card.written@1': {
    card: THING,
    language: CARD,
    edition: THING,
    skill: CARD,
    step: CARD,
    order: CARD,
    say: CARD,
    show: CARD,
    do: CARD,
    picture: CARD,
  },
  'card.withdrawn@1': { card: THING, reason: WHY },
  'card.voiced@1': {
    voice: THING,
    card: THING,
    language: CARD,
    // The voice of somebody of the team, heard by the teams of the commune.
    file: VOICE,
    key: VOICE,
    bytes: THING,
    media: THING,
  },
  'voice.withdrawn@1': { voice: THING, card: THING, reason: WHY },
};

const ASKED: Line = ['organise', 'none', 'not-personal', 'with-book'];

const FORM = { survey: THING, parts: THING, hash: THING, questions: THING };

const CAMPAIGN = {
  campaign: THING,
  title: ASKED,
  target: ASKED,
  from: ASKED,
  until: ASKED,
  villages: ASKED,
};

const WORK_ASKED: Lines = {
  'survey.part@1': { survey: THING, part: THING, pieces: ASKED },
  'survey.opened@1': { ...FORM, title: ASKED, languages: ASKED, from: ASKED, until: ASKED },
  'survey.closed@1': { survey: THING, reason: WHY },
  'campaign.started@1': { ...CAMPAIGN, goal: ASKED, again: THING },
  'campaign.changed@1': { ...CAMPAIGN, edition: THING, reason: WHY },
  'campaign.ended@1': { campaign: THING, reason: WHY },
};

const LINES: Readonly<Record<ActivityName, Lines>> = {
  places: PLACES,
  people: { ...PEOPLE, ...POST_FIELDS },
  homes: HOMES,
  doors: DOORS,
  care: CARE,
  learning: LEARNING,
  work: { ...WORK_ASKED, ...DIRECTIVE_FIELDS },
  board: BOARD_FIELDS,
  reach: { ...REACH_FIELDS, ...TASK_FIELDS },
  funds: FUNDS,
  desk: DESK_FIELDS,
};

const useOf = ([use, sensitivity, basis, keep]: Line): FieldUse => ({
  use,
  sensitivity,
  basis,
  keep,
});

/** By activity, fact type and field. Parts of an edit stand as `change.<field>`. */
export const FIELD_USES: Readonly<
  Record<ActivityName, Readonly<Record<string, Readonly<Record<string, FieldUse>>>>>
> = Object.fromEntries(
  Object.entries(LINES).map(([activity, types]) => [
    activity,
    Object.fromEntries(
      Object.entries(types).map(([type, fields]) => [
        type,
        Object.fromEntries(Object.entries(fields).map(([name, line]) => [name, useOf(line)])),
      ]),
    ),
  ]),
) as Record<ActivityName, Record<string, Record<string, FieldUse>>>; // one entry for each of LINES

/** What is not kept at all, though people may expect it. */
export const NOT_KEPT: readonly (readonly [vi: string, en: string])[] = [
  [
    'Ảnh căn cước, số căn cước, mật khẩu, mã OTP: không có chỗ ghi, và không màn hình nào hỏi chụp.',
    'Pictures and numbers of identity cards, passwords, one-time codes: there is no field for them, and no screen asks for such a picture.',
  ],
  [
    'Số tài khoản, thẻ, số dư, giao dịch của bà con: không ghi, chỉ ghi có hay không có tài khoản. Riêng tiền đóng vào quỹ thôn nằm ở sổ quỹ.',
    'Account numbers, cards, balances and transactions of residents: only whether there is an account. What was paid into a fund of the village stands in its book.',
  ],
  [
    'Tôn giáo, chính kiến, đời sống riêng, sinh trắc: không có chỗ ghi.',
    'Religion, political views, private life, biometrics: there is no field for them.',
  ],
  [
    'Hành trình của điện thoại: không ghi. Vị trí nhà chỉ ghi khi tổ đánh dấu, chính xác đến khoảng 11 m.',
    'Where a phone has been: not recorded. A house has a position only when the team marks it, to about 11 m.',
  ],
  [
    'Nơi chụp, lúc chụp, loại máy trong ảnh: ảnh được vẽ lại trước khi lưu nên các thông tin này không còn.',
    'Place, time and device inside pictures: a picture is drawn anew before it is kept, which leaves them behind.',
  ],
];
