import { formatDay } from '#kernel/vi-calendar.ts';
import { type E164, formatPhone } from '#kernel/phone.ts';
import type { Duty, PEOPLE_FACTS } from '#domain/people/facts.ts';
import { COMMON_WORDS, type FactWords, join, type Language } from '#domain/words.ts';

const dutiesVi: Record<Duty, string> = {
  leader: 'tổ trưởng',
  deputy: 'tổ phó',
  member: 'thành viên tổ',
};

const personFieldsVi = { name: 'họ tên', phone: 'số điện thoại' };

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
    'stream.registered@1': ({ person, device, cardBy }, names) =>
      join([
        join(
          ['Đăng ký điện thoại', device, names(person) === undefined ? '' : `của ${names(person)}`],
          ' ',
        ),
        cardBy === undefined || names(cardBy) === undefined ? '' : `thẻ do ${names(cardBy)} giao`,
      ]),
  } satisfies FactWords<typeof PEOPLE_FACTS>,
};

export type PeopleWords = typeof vi;

const dutiesEn: typeof dutiesVi = {
  leader: 'team leader',
  deputy: 'deputy leader',
  member: 'team member',
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
    'stream.registered@1': ({ person, device, cardBy }, names) =>
      join([
        join(
          ['Phone registered', device, names(person) === undefined ? '' : `of ${names(person)}`],
          ' ',
        ),
        cardBy === undefined || names(cardBy) === undefined ? '' : `card from ${names(cardBy)}`,
      ]),
  },
};

export const PEOPLE_WORDS: Readonly<Record<Language, PeopleWords>> = { vi, en };
