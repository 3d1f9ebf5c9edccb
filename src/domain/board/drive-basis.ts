import type { Decision, MeetingsState } from '#domain/board/meeting-state.ts';
import { isCarried } from '#domain/board/votes.ts';

/** Days after which a drive is begun on an older decision only by writing its day by hand. */
const RECENT_DAYS = 400;

type Basis = {
  readonly kind: string;
  readonly on?: number;
  readonly document?: string;
};

const isOfMoney = ({ matter, ended }: Decision): boolean =>
  ended === undefined && (matter === 'money' || matter === 'works');

/** What the village decided lately that a drive can rest on, the last first. */
export const drivable = (boards: readonly MeetingsState[], today: number): readonly Decision[] =>
  boards
    .flatMap(({ decisions }) => [...decisions.values()])
    .filter((each) => isOfMoney(each) && isCarried(each) && each.day > today - RECENT_DAYS)
    .sort((left, right) => right.day - left.day);

/**
 * The decisions that a drive rests on: of the day and minutes that it names. Of several that were voted on
 * that evening those that carried, and among them the one that the drive is called by.
 */
export function basisOf(
  boards: readonly MeetingsState[],
  { kind, on, document }: Basis,
  title: string,
): readonly Decision[] {
  if (kind !== 'meeting' || on === undefined) return [];
  const all = boards
    .flatMap(({ decisions }) => [...decisions.values()])
    .filter((each) => isOfMoney(each) && each.day === on && each.document === document);
  const carried = all.filter(isCarried);
  const named = carried.filter((each) => each.title === title);
  if (named.length > 0) return named;
  return carried.length > 0 ? carried : all;
}
