import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { type E164, formatPhone } from '#kernel/phone.ts';
import type { Duty, End, PEOPLE_FACTS, Way } from '#domain/people/facts.ts';
import type { POST_FACTS } from '#domain/people/post-facts.ts';
import { COMMON_WORDS, type FactWords, join, type Language } from '#domain/words.ts';

const dutiesVi: Record<Duty, string> = {
  leader: 'tổ trưởng',
  deputy: 'tổ phó',
  member: 'thành viên tổ',
};

const waysVi: Record<Way, string> = {
  passkey: 'bằng khóa truy cập',
  password: 'bằng mật khẩu và mã xác thực',
  oidc: 'bằng tài khoản liên kết',
};

const endsVi: Record<End, string> = {
  'signed-out': 'không dùng nữa',
  lost: 'máy bị mất hoặc không còn trong tay',
};

const personFieldsVi = { name: 'họ tên', phone: 'số điện thoại' };

const momentText = (seconds: number): string =>
  `${formatTime(seconds)} ${formatDay(dayOfSeconds(seconds))}`;

const phoneText = (phone: string): string => formatPhone(phone as E164); // checked by the schema

const vi = {
  duties: dutiesVi,
  facts: {
    'person.added@1': ({ name }) => `Thêm vào danh sách: ${name}`,
    'person.changed@1': ({ person, field, was, to }, names) => {
      const text = (value: string): string => (field === 'phone' ? phoneText(value) : value);
      const change =
        to === undefined
          ? `Bỏ ${personFieldsVi[field]}`
          : `Sửa ${personFieldsVi[field]}: ${was === undefined ? '' : `từ ${text(was)} `}thành ${text(to)}`;
      return join([field === 'name' ? undefined : names(person), change], ' – ');
    },
    'team.founded@1': ({ place, name, decision, from }, names) =>
      join([
        join(['Lập', name ?? 'tổ công nghệ số cộng đồng', names(place)], ' '),
        decision === undefined ? '' : `theo ${decision}`,
        `từ ngày ${formatDay(from)}`,
      ]),
    'team.joined@1': ({ person, duty, post, from }, names) =>
      join([
        join([names(person) ?? 'Một người', 'vào tổ, làm', dutiesVi[duty]], ' '),
        post,
        `từ ngày ${formatDay(from)}`,
      ]),
    'team.left@1': ({ person, until }, names) =>
      `${names(person) ?? 'Một người'} thôi tham gia tổ, hết ngày ${formatDay(until)}`,
    'grant.given@1': ({ person, role, place, from, until }, names) =>
      join([
        `Giao việc ${COMMON_WORDS.vi.roles[role]} cho ${names(person) ?? 'một người'}`,
        names(place) === undefined ? '' : `tại ${names(place)}`,
        `từ ngày ${formatDay(from)}`,
        until === undefined ? '' : `đến hết ngày ${formatDay(until)}`,
      ]),
    'grant.ended@1': ({ until }) => `Kết thúc phần việc được giao, hết ngày ${formatDay(until)}`,
    'stream.registered@1': ({ person, device, cardBy, way, endsAt }, names) =>
      join([
        join(
          [
            way === undefined ? 'Đăng ký điện thoại' : 'Đăng nhập trên',
            device ?? (way === undefined ? '' : 'một trình duyệt'),
            names(person) === undefined ? '' : `của ${names(person)}`,
          ],
          ' ',
        ),
        way === undefined ? '' : waysVi[way],
        endsAt === undefined ? '' : `đến ${momentText(endsAt)}`,
        cardBy === undefined || names(cardBy) === undefined ? '' : `thẻ do ${names(cardBy)} giao`,
      ]),
    'stream.ended@1': ({ stream, why }, names) =>
      join([join(['Ngừng dùng', names(stream) ?? 'một máy'], ' '), endsVi[why]]),
  } satisfies FactWords<Omit<typeof PEOPLE_FACTS, keyof typeof POST_FACTS>>,
};

export type PeopleWords = typeof vi;

const dutiesEn: typeof dutiesVi = {
  leader: 'team leader',
  deputy: 'deputy leader',
  member: 'team member',
};

const waysEn: typeof waysVi = {
  passkey: 'by passkey',
  password: 'by password and code',
  oidc: 'by a linked account',
};

const endsEn: typeof endsVi = {
  'signed-out': 'no longer used',
  lost: 'lost or in other hands',
};

const personFieldsEn: typeof personFieldsVi = { name: 'name', phone: 'phone number' };

const en: PeopleWords = {
  duties: dutiesEn,
  facts: {
    'person.added@1': ({ name }) => `Added to the list: ${name}`,
    'person.changed@1': ({ person, field, was, to }, names) => {
      const text = (value: string): string => (field === 'phone' ? phoneText(value) : value);
      const change =
        to === undefined
          ? `Took out the ${personFieldsEn[field]}`
          : `Changed the ${personFieldsEn[field]} ${was === undefined ? '' : `from ${text(was)} `}to ${text(to)}`;
      return join([field === 'name' ? undefined : names(person), change], ' – ');
    },
    'team.founded@1': ({ place, name, decision, from }, names) =>
      join([
        join(['Founded', name ?? 'the community digital team', names(place)], ' '),
        decision === undefined ? '' : `by ${decision}`,
        `from ${formatDay(from)}`,
      ]),
    'team.joined@1': ({ person, duty, post, from }, names) =>
      join([
        `${names(person) ?? 'Somebody'} joined as ${dutiesEn[duty]}`,
        post,
        `from ${formatDay(from)}`,
      ]),
    'team.left@1': ({ person, until }, names) =>
      `${names(person) ?? 'Somebody'} left the team, last day ${formatDay(until)}`,
    'grant.given@1': ({ person, role, place, from, until }, names) =>
      join([
        `Work as ${COMMON_WORDS.en.roles[role]} given to ${names(person) ?? 'somebody'}`,
        names(place) === undefined ? '' : `in ${names(place)}`,
        `from ${formatDay(from)}`,
        until === undefined ? '' : `until ${formatDay(until)}`,
      ]),
    'grant.ended@1': ({ until }) => `Work ended, last day ${formatDay(until)}`,
    'stream.registered@1': ({ person, device, cardBy, way, endsAt }, names) =>
      join([
        join(
          [
            way === undefined ? 'Phone registered' : 'Signed in on',
            device ?? (way === undefined ? '' : 'a browser'),
            names(person) === undefined ? '' : `of ${names(person)}`,
          ],
          ' ',
        ),
        way === undefined ? '' : waysEn[way],
        endsAt === undefined ? '' : `until ${momentText(endsAt)}`,
        cardBy === undefined || names(cardBy) === undefined ? '' : `card from ${names(cardBy)}`,
      ]),
    'stream.ended@1': ({ stream, why }, names) =>
      join([join(['No longer in use:', names(stream) ?? 'a device'], ' '), endsEn[why]]),
  },
};

export const PEOPLE_WORDS: Readonly<Record<Language, PeopleWords>> = { vi, en };
