import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { ladderOf } from '#domain/learning/ladder.ts';
import type { LearningState } from '#domain/learning/state.ts';
import {
  ancestorsOf,
  levelOf,
  lineageOf,
  nameAsOf,
  type PlacesState,
} from '#domain/places/state.ts';
import type { Directory } from '#server/directory.ts';
import type { Warm } from '#server/warm.ts';

/** The commune that a village lies in on a day. */
export const communeOf = (places: PlacesState, village: Id, day: number): Id | undefined =>
  ancestorsOf(places, village, day).find((id) => isCommune(places, id, day));

function isCommune({ places }: PlacesState, id: Id, day: number): boolean {
  const place = places.get(id);
  const isStanding = place?.ended === undefined || day < place.ended.from;
  return place !== undefined && isStanding && levelOf(nameAsOf(place, day).kind) === 'commune';
}

/** The books of what a commune teaches: its own, then those of the communes that merged into it. */
export const ladderBooksOf = (
  directory: Pick<Directory, 'findBookOf'>,
  places: PlacesState,
  commune: Id | undefined,
  day: number,
): readonly Book[] =>
  (commune === undefined ? [] : lineageOf(places, commune, day)).flatMap(
    (place) => directory.findBookOf('learning', place) ?? [],
  );

/** What a commune teaches now; the same object until one of its books goes on. */
export async function openLadder(
  home: Books,
  places: PlacesState,
  commune: Id | undefined,
  day: number,
): Promise<SkillLadder> {
  const found = await readChapters(home, places, commune, day);
  const chapters = found.map(({ state }) => state);
  const key = found.map(({ book, seq }) => `${book}.${seq}`).join('.');
  const [own] = chapters;
  const known = own && kept.get(own);
  if (known?.key === key) return known.ladder;
  const ladder = ladderOf(chapters);
  if (own !== undefined) kept.set(own, { key, ladder });
  return ladder;
}

type Books = {
  readonly directory: Pick<Directory, 'findBookOf'>;
  readonly warm: Pick<Warm, 'get'>;
};

/** The states of these books. */
export const chaptersOf = async (
  ...asked: Parameters<typeof readChapters>
): Promise<readonly LearningState[]> => (await readChapters(...asked)).map(({ state }) => state);

async function readChapters(
  { directory, warm }: Books,
  places: PlacesState,
  commune: Id | undefined,
  day: number,
) {
  const chapters: { readonly book: Id; readonly seq: number; readonly state: LearningState }[] = [];
  for (const book of ladderBooksOf(directory, places, commune, day)) {
    const { state, seq } = await warm.get(book);
    chapters.push({ book: book.id, seq, state: state as LearningState }); // a book of that activity
  }
  return chapters;
}

type Kept = { readonly key: string; readonly ladder: SkillLadder };
const kept = new WeakMap<LearningState, Kept>();
