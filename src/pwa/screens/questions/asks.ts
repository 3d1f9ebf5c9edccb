import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { everAround } from '#domain/actor.ts';
import { answerTo, dueOf, isLate, isOpen, type Stage, stageOf } from '#domain/asked.ts';
import type { Answer } from '#domain/board/answers.ts';
import type { BoardState } from '#domain/board/state.ts';
import { emptyPlaces, lineageOf, livesOnIn, type PlacesState } from '#domain/places/state.ts';
import type { Question } from '#domain/reach/questions.ts';
import type { Device } from '#device/device.ts';
import { chaptersOf } from '#pwa/phone/chapters-of.ts';
import { headOf } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { questionWords } from './question-words.ts';

/** An answer with the board that it stands on. */
export type Given = {
  readonly answer: Answer;
  readonly book: Book;
  readonly board: BoardState;
  /** Of the commune, for the village being looked at. */
  readonly isFromAbove: boolean;
};

/** A question of the village with what has become of it. */
export type Ask = {
  /** The chapter in whose books it stands and is written on. */
  readonly village: Village;
  readonly question: Question;
  readonly given: Given | undefined;
  readonly stage: Stage;
  readonly due: number;
  readonly isLate: boolean;
};

/** Answers on the boards near a place, the newest first; those that were withdrawn among them. */
export function givenNear(
  device: Device,
  places: PlacesState,
  place: Id,
  day: number,
): readonly Given[] {
  const around = everAround(places, place);
  const own = lineageOf(places, livesOnIn(places, place, day), day);
  const all = device.books().flatMap((book): readonly Given[] => {
    const isNear = own.includes(book.place) || around.includes(book.place);
    if (book.activity !== 'board' || !isNear) return [];
    const board = device.findView('board', book.place)?.state;
    if (board === undefined) return [];
    const isFromAbove = !own.includes(book.place);
    return [...board.answers.values()].map((answer) => ({ answer, book, board, isFromAbove }));
  });
  return all.sort((left, right) => right.answer.at - left.answer.at);
}

export const givenIn = ({ device, places, place, day }: Village): readonly Given[] =>
  givenNear(device, places?.state ?? emptyPlaces(), place, day);

/** Those that still stand. */
export const standing = (given: readonly Given[]): readonly Given[] =>
  given.filter(({ answer }) => answer.withdrawn === undefined);

function askOf(village: Village, question: Question, given: readonly Given[]): Ask {
  const answer = answerTo(
    question,
    given.map((each) => each.answer),
  );
  const stage = stageOf(question, answer);
  return {
    village,
    question,
    given: answer && given.find((each) => each.answer.answer === answer.answer),
    stage,
    due: dueOf(question),
    isLate: isLate(question, stage, village.day),
  };
}

/** All questions of a village and its chapters, those that are due first before those that wait longer. */
export function asksIn(village: Village): readonly Ask[] {
  const given = givenIn(village);
  return chaptersOf(village)
    .flatMap((chapter) =>
      [...(chapter.device.findView('reach', chapter.place)?.state.questions.values() ?? [])].map(
        (question) => askOf(chapter, question, given),
      ),
    )
    .sort((left, right) => left.due - right.due || left.question.at - right.question.at);
}

export const findAsk = (village: Village, id: string | undefined): Ask | undefined =>
  asksIn(village).find(({ question }) => question.question === id);

export const openAsks = (village: Village): readonly Ask[] =>
  asksIn(village).filter(({ stage }) => isOpen(stage));

/** Questions whose day has gone by: all of them for whoever is in charge, else those given to this person. */
export const lateAsks = (village: Village, isInCharge: boolean): readonly Ask[] =>
  asksIn(village).filter(
    (ask) =>
      ask.isLate && (isInCharge || ask.question.assigned?.owner === village.device.me()?.person),
  );

/** Whose question it is, for the team: by the head of the household. */
export function whoseText({ village, question: { household } }: Ask): string {
  const text = questionWords.value;
  if (household === undefined) return text.noHousehold;
  const home = village.homes.state.households.get(household);
  return home === undefined ? text.noHousehold : text.form.leadHousehold(headOf(village, home));
}

/** Who said something, by the stream. */
export function nameOfStream({ people }: Village, stream: Id): string {
  const registered = people?.state.streams.get(stream);
  return (
    (registered && people?.state.persons.get(registered.person)?.name) ??
    questionWords.value.somebody
  );
}

export const nameOfPerson = ({ people }: Village, person: Id): string =>
  people?.state.persons.get(person)?.name ?? questionWords.value.somebody;
