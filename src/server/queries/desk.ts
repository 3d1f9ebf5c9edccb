import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { type DeskCase, deskStageOf, type DeskState } from '#domain/desk/state.ts';
import { lineageOf, nameAsOf } from '#domain/places/state.ts';
import type { DeskReply } from '#protocol/desk.ts';
import { mayRead } from '#server/me.ts';
import { type Author, findAuthors, findName } from '#server/queries/names.ts';
import { chapterOf } from '#server/queries/seen.ts';
import type { Scope } from '#server/queries/scope.ts';

type CaseMessage = DeskReply['cases'][number];

/** The desk's own book and those of communes that merged into it, where the reader may. */
export const deskBooksOf = ({ home, reader, place, asOf }: Scope): readonly Book[] =>
  lineageOf(reader.places, place.id, asOf).flatMap((each) => {
    const book = home.directory.findBookOf('desk', each);
    return book !== undefined && mayRead(home, reader, book) ? [book] : [];
  });

/** What villages have asked: what waits comes first, the oldest before the newer; what is closed last. */
export async function desk(scope: Scope): Promise<DeskReply> {
  const cases: DeskCase[] = [];
  for (const book of deskBooksOf(scope)) {
    const { state } = await scope.home.warm.get(book);
    cases.push(...(state as DeskState).cases.values()); // of a desk book
  }
  const authors = await findAuthors(scope.home, cases.flatMap(streamsOf));
  const told = cases.map((each) => messageOf(scope, authors, each)).sort(compare);
  return { at: scope.home.now(), today: scope.reader.today, cases: told };
}

const ORDER: Readonly<Record<CaseMessage['stage'], number>> = {
  waiting: 0,
  taken: 1,
  open: 1,
  done: 2,
  'not-ours': 2,
  'handed-back': 2,
  recalled: 2,
};
const CLOSED = 2;

function compare(left: CaseMessage, right: CaseMessage): number {
  const rank = ORDER[left.stage] - ORDER[right.stage];
  if (rank !== 0) return rank;
  const age = left.on - right.on;
  return ORDER[left.stage] === CLOSED ? -age : age;
}

const streamsOf = ({ from, taken, answers }: DeskCase): readonly Id[] => [
  from.stream,
  ...(taken === undefined ? [] : [taken.stream]),
  ...answers.map(({ stream }) => stream),
];

function messageOf(scope: Scope, authors: ReadonlyMap<Id, Author>, each: DeskCase): CaseMessage {
  const { id, village, household, resident, matter, words, call, on, edition, recalled } = each;
  const by = (stream: Id): string => authors.get(stream)?.person ?? '';
  const whom = resident ?? household;
  const name = whom === undefined ? undefined : findName(scope, whom);
  const phone = phoneOf(scope, each);
  return {
    id,
    village,
    villageName: villageNameOf(scope, village),
    ...(household !== undefined && { household }),
    ...(resident !== undefined && { resident }),
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
    matter,
    ...(words !== undefined && { words }),
    ...(call && { call }),
    isAgreed: each.agreed !== undefined,
    by: by(each.from.stream),
    on,
    edition,
    stage: deskStageOf(each),
    ...(each.taken && { taken: { on: each.taken.on, by: by(each.taken.stream) } }),
    ...(recalled && { recalled: { ...recalled } }),
    answers: each.answers.map(({ stream, bring, ...answer }) => ({
      ...answer,
      ...(bring && { bring: [...bring] }),
      by: by(stream),
    })),
  };
}

function villageNameOf({ reader, asOf }: Scope, village: Id): string {
  const place = reader.places.places.get(village);
  return place === undefined ? '' : nameAsOf(place, asOf).name;
}

/** Theirs, or that of their household. */
function phoneOf(scope: Scope, { household, resident }: DeskCase): string | undefined {
  const homes = chapterOf(scope, household ?? resident ?? '')?.homes.state;
  const own = homes?.residents.get(resident ?? '')?.phone;
  return own ?? homes?.households.get(household ?? '')?.phone;
}
