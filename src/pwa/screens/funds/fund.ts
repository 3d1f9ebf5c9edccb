import { formatDong, parseDong } from '#kernel/dong.ts';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Book } from '#book/activity.ts';
import { duesOf } from '#domain/funds/entries.ts';
import type { FundsStates } from '#domain/funds/judge.ts';
import { duesIn, paidOf } from '#domain/funds/measures.ts';
import type { Drive, Due, Entry, FundsState, Transfer } from '#domain/funds/state.ts';
import { monthOf } from '#domain/funds/state.ts';
import { householdsOn } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { emptyPeople } from '#domain/people/state.ts';
import type { Author } from '#domain/propose.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { headOf, startUpper } from '#pwa/phone/names.ts';
import { findVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';

/** The village's funds as this phone holds them, own unconfirmed facts on top. */
export type Fund = {
  readonly village: Village;
  readonly book: Book;
  readonly state: FundsState;
};

export function fundOf(village: Village): Fund | undefined {
  const { device, place } = village;
  const book = device.findBook('funds', place);
  const state = device.findView('funds', place)?.state;
  return book === undefined || state === undefined ? undefined : { village, book, state };
}

/** What a proposal is made over: the states as they are now, and the person of this phone. */
export function fundNow(fund: Fund): { readonly states: FundsStates; readonly author: Author } {
  const village = findVillage(fund.village.device, fund.village.place) ?? fund.village;
  const { state } = fundOf(village) ?? fund;
  const people = village.people?.state ?? emptyPeople();
  return { states: { funds: state, people }, author: authorIn(village.device, fund.book) };
}

/** The newest first. */
export const drivesOf = ({ state }: Fund): readonly Drive[] =>
  [...state.drives.values()].sort((one, other) => other.from - one.from || other.on - one.on);

export type DueLine = {
  readonly due: Due;
  readonly household: Household | undefined;
  readonly name: string;
  /** As one speaks of it after "hộ". */
  readonly head: string;
  readonly paidDong: number;
  readonly leftDong: number;
  readonly key: string;
};

/** Households of a drive by alley and number, as one walks. */
export function dueLines(fund: Fund, drive: Id): readonly DueLine[] {
  const { village, state } = fund;
  return duesIn(state, drive)
    .map((due): DueLine => {
      const household = village.homes.state.households.get(due.household);
      const head = household === undefined ? '' : headOf(village, household);
      const name = startUpper(head);
      const paidDong = paidOf(state, drive, due.household);
      const where = `${household?.alley ?? ''} ${household?.code ?? ''}`;
      return {
        due,
        household,
        name,
        head,
        paidDong,
        leftDong: Math.max(due.amount - paidDong, 0),
        key: foldText(`${name} ${where}`),
      };
    })
    .sort(
      (one, other) =>
        (one.household?.alley ?? '').localeCompare(other.household?.alley ?? '', 'vi') ||
        (one.household?.code ?? '').localeCompare(other.household?.code ?? '', 'vi', {
          numeric: true,
        }),
    );
}

/** Entries that moved what a household has paid, the last first. */
export const entriesOf = ({ state }: Fund, { drive, household }: Due): readonly Entry[] =>
  [...state.entries.values()]
    .filter((entry) => entry.postings.some(([account]) => account === duesOf(drive, household)))
    .sort((one, other) => other.day - one.day);

/** What moved at the bank and is not all explained, the latest first. */
export const unsortedIn = ({ state }: Fund): readonly Transfer[] =>
  [...state.transfers.values()]
    .filter(({ left }) => left > 0)
    .sort((one, other) => other.day - one.day);

/** The first month with money in it that is over and not closed. */
export function monthToClose({ village, state }: Fund): number | undefined {
  const now = monthOf(village.day);
  const open = [...state.entries.values()]
    .map(({ day }) => monthOf(day))
    .filter((month) => month < now && !state.months.has(String(month)));
  return open.length === 0 ? undefined : Math.min(...open);
}

/** Households that are asked, each with how many people live there. */
export function askedNow({ village }: Fund) {
  const { homes, day } = village;
  return householdsOn(homes.state, day).map(({ id }) => {
    const members = (homes.state.members.get(id) ?? []).filter((resident) => {
      const known = homes.state.residents.get(resident);
      return known?.household === id && (known.left === undefined || known.left.on > day);
    });
    return { household: id, units: members.length };
  });
}

export const dongText = formatDong;

/** A typed amount above nothing. */
export function amountOf(text: string): number | undefined {
  const parsed = parseDong(text);
  return parsed.ok && parsed.value > 0 ? parsed.value : undefined;
}

/** A typed day. */
export function dayOf(text: string, latestYear: number): number | undefined {
  const parsed = parseDay(text, latestYear);
  return parsed.ok && 'day' in parsed.value ? parsed.value.day : undefined;
}

export const dayText = formatDay;
