import type { Id } from '#kernel/id.ts';
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
import type { Home } from '#server/home.ts';

/** The commune that a village lies in on a day. */
export const communeOf = (places: PlacesState, village: Id, day: number): Id | undefined =>
  ancestorsOf(places, village, day).find((id) => isCommune(places, id, day));

function isCommune({ places }: PlacesState, id: Id, day: number): boolean {
  const place = places.get(id);
  const isStanding = place?.ended === undefined || day < place.ended.from;
  return place !== undefined && isStanding && levelOf(nameAsOf(place, day).kind) === 'commune';
}

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

type Books = Pick<Home, 'directory' | 'warm'>;

/** The commune's own book of what is taught, then those of the communes that merged into it. */
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
  for (const place of commune === undefined ? [] : lineageOf(places, commune, day)) {
    const book = directory.findBookOf('learning', place);
    if (book === undefined) continue;
    const { state, seq } = await warm.get(book);
    chapters.push({ book: book.id, seq, state: state as LearningState }); // a book of that activity
  }
  return chapters;
}

type Kept = { readonly key: string; readonly ladder: SkillLadder };
const kept = new WeakMap<LearningState, Kept>();
