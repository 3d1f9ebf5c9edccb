import type { Id } from '#kernel/id.ts';
import { livesOnIn } from '#domain/places/state.ts';
import { asOne } from '#domain/village.ts';
import { type DoorLine, doorLines } from '#pwa/screens/doors/door-lines.ts';
import { chaptersOf } from './chapters-of.ts';
import { placeName, startUpper, villageName } from './names.ts';
import type { Village } from './village.ts';

/** A village over the books of all its chapters, as one list to look at. */
export type Union = {
  /** What is written of a household goes to the books of its own chapter, never to this. */
  readonly whole: Village;
  readonly chapters: readonly Village[];
  /** The chapter in whose book a household stands. */
  chapterOf(household: Id): Village;
};

/** A place reads the union of its books; a village that was not merged is its own only chapter. */
export function unionOf(village: Village): Union {
  const chapters = chaptersOf(village);
  const [, ...others] = chapters;
  const { homes, doors } = booksOfAll(village, others);
  const whole = others.length === 0 ? village : { ...village, homes, doors };
  return {
    whole,
    chapters,
    chapterOf: (household) =>
      chapters.find((chapter) => chapter.homes.state.households.has(household)) ?? village,
  };
}

function booksOfAll({ homes, doors }: Village, others: readonly Village[]) {
  return {
    homes: {
      ...homes,
      state: asOne(
        homes.state,
        others.map((each) => each.homes.state),
      ),
    },
    doors: {
      ...doors,
      state: asOne(
        doors.state,
        others.map((each) => each.doors.state),
      ),
    },
  };
}

/** All its doors, chapter by chapter; there every alley is told with the village it was of. */
export function doorsOfUnion({ whole, chapters, chapterOf }: Union): readonly DoorLine[] {
  const lines = doorLines(whole);
  if (chapters.length === 1) return lines;
  return lines
    .map((line) => ({ line, chapter: chapterOf(line.id) }))
    .sort((left, right) => chapters.indexOf(left.chapter) - chapters.indexOf(right.chapter))
    .map(({ line, chapter }) => {
      const old = startUpper(villageName(chapter));
      return { ...line, alley: [old, line.alley].filter(Boolean).join(' · ') };
    });
}

/** Where only one chapter is here it is that one, and what it has become is told beside it. */
export function placeOfUnion({ chapters, whole: { places, place, day } }: Union): Id {
  return chapters.length === 1 || places === undefined
    ? place
    : livesOnIn(places.state, place, day);
}

/** What the village is called of which these are the chapters. */
export const unionName = (union: Union): string => {
  const { places, day } = union.whole;
  return placeName(places?.state, placeOfUnion(union), day);
};
