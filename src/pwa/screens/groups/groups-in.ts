import { compareByGivenName } from '#kernel/vi-text.ts';
import type { Book } from '#book/activity.ts';
import type { Audience } from '#domain/board/facts.ts';
import { type Group, type GroupMember, groupsOf } from '#domain/groups.ts';
import type { Post } from '#domain/people/post-facts.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { POST_WORDS } from '#domain/people/post-words.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { COMMON_WORDS } from '#domain/words.ts';
import { placeName } from '#pwa/phone/names.ts';
import { type Boards, type Posted, useBoards } from '#pwa/screens/board/board.ts';
import { findPeople } from '#pwa/screens/officer/team-of.ts';
import { language } from '#pwa/ui/language.ts';

/** The groups where the phone is being used, with the books that say who is in them. */
export type Groups = {
  readonly boards: Boards;
  /** The board on which whoever may writes to them. */
  readonly book: Book;
  readonly people: PeopleState;
  readonly all: readonly Group[];
};

/** Undefined while the books are not here. */
export function useGroups(): Groups | undefined {
  const boards = useBoards();
  return boards && groupsIn(boards);
}

export function groupsIn(boards: Boards): Groups | undefined {
  const { device, place, places, day } = boards;
  const book = device.findBook('board', place);
  const people = findPeople(device);
  if (book === undefined || people === undefined) return undefined;
  return { boards, book, people, all: groupsOf({ people, places, day }, place) };
}

/** What was said to a group, the last first. */
export const saidTo = ({ all }: Boards, audience: Audience): readonly Posted[] =>
  all
    .filter(({ notice }) => notice.to === audience && notice.withdrawn === undefined)
    .sort((left, right) => right.notice.at - left.notice.at);

/** Those of a group by name, of one village after the other. */
export const namedIn = (
  { people, boards }: Groups,
  members: readonly GroupMember[],
): readonly (GroupMember & { readonly name: string; readonly where: string })[] =>
  members
    .map((each) => ({
      ...each,
      name: people.persons.get(each.person)?.name ?? '',
      where: placeName(boards.places, each.place, boards.day),
    }))
    .sort(
      (left, right) =>
        left.where.localeCompare(right.where, 'vi', { numeric: true }) ||
        compareByGivenName(left.name, right.name),
    );

/** "bí thư chi bộ", "tổ trưởng tổ tự quản Ngõ Suối" */
export function whyText({ why }: Pick<GroupMember, 'why'>): string {
  const { posts } = POST_WORDS[language.value];
  const { duties } = PEOPLE_WORDS[language.value];
  if ('role' in why) return COMMON_WORDS[language.value].roles[why.role];
  if ('duty' in why) return duties[why.duty];
  return [posts[why.post], why.alley].filter(Boolean).join(' ');
}

/** Which posts bring somebody into a group. */
export const POSTS_OF: Readonly<Partial<Record<Audience, readonly Post[]>>> = {
  executives: ['party', 'front', 'deputy'],
  heads: ['deputy'],
  party: ['party'],
  front: ['front'],
  alleys: ['alley'],
  farmers: ['farmers'],
  women: ['women'],
  youth: ['youth'],
  veterans: ['veterans'],
  elderly: ['elderly'],
};
