import type { Id } from '#kernel/id.ts';
import type { DueReply } from '#protocol/due.ts';
import { type Due, findDue } from '#server/due.ts';
import { findNoPlace } from '#server/erase/tombstones.ts';
import { goneOn, RENEWAL_DAYS } from '#server/overdue.ts';
import { type BookAt, booksIn } from '#server/queries/books.ts';
import { findName } from '#server/queries/names.ts';
import { placeMessage, type Scope } from '#server/queries/scope.ts';
import { chapterOf } from '#server/queries/seen.ts';

type Line = DueReply['lines'][number];

/** What is kept until a day of the next month, or was, in books open to whoever asks; the next first. */
export async function due(scope: Scope): Promise<DueReply> {
  const { home, reader } = scope;
  const lines: Line[] = [];
  for (const at of booksIn(scope)) {
    const found = await findDue(home, at.book, reader.today + RENEWAL_DAYS);
    for (const together of Map.groupBy(found, keyOf).values()) {
      const line = lineOf(scope, at, together);
      if (line !== undefined) lines.push(line);
    }
  }
  lines.sort((left, right) => left.day - right.day);
  const isLate = lines.some(({ gone }) => gone < reader.today);
  const unready = findNoPlace(home.tombstones) ?? (isLate ? 'clock-unproven' : undefined);
  return {
    at: home.now(),
    today: reader.today,
    ...(unready !== undefined && { unready }),
    lines,
  };
}

/** What goes on one day of one person, or of one household. */
const keyOf = ({ kind, of = '', day, next, resident, household = '' }: Due): string =>
  [kind, of, day, next, resident ?? household].join(' ');

function lineOf(scope: Scope, { place }: BookAt, together: readonly Due[]): Line | undefined {
  const [first] = together;
  if (first === undefined) return undefined;
  const { kind, of, day, next } = first;
  const about = whom(scope, first);
  return {
    kind,
    ...(of !== undefined && { of }),
    village: placeMessage(place, scope.asOf),
    ...about.ids,
    name: findName(scope, first.resident ?? first.household ?? '') ?? '',
    day,
    gone: goneOn(day),
    // Who died or moved away is asked for nothing.
    next: next === 'ask' && !about.isHere ? 'wait' : next,
    facts: together.length,
  };
}

type Whom = {
  readonly ids: { readonly household?: Id; readonly resident?: Id };
  readonly isHere: boolean;
};

/** The household where they live now, and whether they do. */
function whom(scope: Scope, { resident, household }: Due): Whom {
  const state = chapterOf(scope, resident ?? household ?? '')?.homes.state;
  const person = resident === undefined ? undefined : state?.residents.get(resident);
  const house = state?.households.get(person?.household ?? household ?? '');
  const isHere = house !== undefined && house.left === undefined && person?.left === undefined;
  return {
    ids: { ...(house && { household: house.id }), ...(resident !== undefined && { resident }) },
    isHere,
  };
}
