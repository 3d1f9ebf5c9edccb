import type { Book } from '#book/activity.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { type Turnout, turnoutOf } from '#domain/reach/turnout.ts';
import type { Village } from '#pwa/phone/village.ts';
import { type Boards, type Posted, useBoards } from '#pwa/screens/board/board.ts';
import { toldIn } from '#pwa/screens/board/reach-here.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';

/** An invitation with the board that it stands on. */
export type Called = Posted & { readonly meeting: Meeting };

export type Meetings = {
  readonly boards: Boards;
  readonly village: Village;
  /** The next one first, then what is over, the last one first. */
  readonly coming: readonly Called[];
  readonly over: readonly Called[];
};

/** Meetings of the village being looked at; undefined where none is. */
export function useMeetings(): Meetings | undefined {
  const boards = useBoards();
  return boards?.village && meetingsIn(boards, boards.village);
}

export function meetingsIn(boards: Boards, village: Village): Meetings {
  const all = boards.all.filter((each): each is Called => each.meeting !== undefined);
  const { day } = boards;
  const isComing = ({ meeting }: Called): boolean =>
    meeting.ended === undefined && meeting.day >= day;
  return {
    boards,
    village,
    coming: all.filter(isComing).sort(byTime),
    over: all.filter((each) => !isComing(each)).sort((left, right) => byTime(right, left)),
  };
}

const byTime = ({ meeting: left }: Called, { meeting: right }: Called): number =>
  left.day - right.day || left.minute - right.minute;

export const findCalled = ({ coming, over }: Meetings, id: string): Called | undefined =>
  [...coming, ...over].find(({ meeting }) => meeting.meeting === id);

/** Who comes, and who was there, in every old village of one that has merged. */
export function turnoutHere(village: Village, meeting: Meeting): Turnout | undefined {
  const told = toldIn(village);
  return told && turnoutOf(told.households, told.reach, meeting);
}

/** Households that came and all there are. */
export function countsHere(village: Village, meeting: Meeting): { present: number; total: number } {
  const turnout = turnoutHere(village, meeting);
  return { present: turnout?.present.length ?? 0, total: turnout?.of.length ?? 0 };
}

/** The village's own board, if this person may write on it. */
export function ownBoard({ device, place }: Pick<Village, 'device' | 'place'>): Book | undefined {
  const book = device.findBook('board', place);
  return maySpeak(device, book) ? book : undefined;
}

/** The name of whoever holds this phone, as the team knows it; empty where it does not. */
export function myName({ device, people }: Village): string {
  const me = device.me()?.person;
  return (me === undefined ? undefined : people?.state.persons.get(me)?.name) ?? '';
}
