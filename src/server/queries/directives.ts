import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { isHeardIn } from '#domain/heard.ts';
import { ancestorsOf, lineageOf, nameAsOf } from '#domain/places/state.ts';
import { dueOf, type Standing, standingOf } from '#domain/reach/standing.ts';
import type { Step } from '#domain/reach/tasks.ts';
import type { ReachState } from '#domain/reach/state.ts';
import type { Task } from '#domain/task.ts';
import type { WorkState } from '#domain/work/state.ts';
import type { DirectiveReply, DirectivesReply } from '#protocol/directives.ts';
import { type Author, findAuthors, findPersonName } from '#server/queries/names.ts';
import { booksBeside, type Scope, type Village } from '#server/queries/scope.ts';

type Given = { readonly task: Task; readonly commune: Id };

/** What the commune of a place has told its villages to do, and what communes that merged into it had. */
async function givenIn(scope: Scope): Promise<readonly Given[]> {
  const { home, place, reader } = scope;
  const communes = ancestorsOf(reader.places, place.id, reader.today).flatMap((around) =>
    lineageOf(reader.places, around, reader.today),
  );
  const given: Given[] = [];
  for (const commune of communes) {
    const book = home.directory.findBookOf('work', commune);
    if (book === undefined) continue;
    const state = (await home.warm.get(book)).state as WorkState; // of a work book
    for (const task of state.directives.values()) given.push({ task, commune });
  }
  return given;
}

/** Those villages of the scope that it was given to. */
const villagesFor = (scope: Scope, { task, commune }: Given): readonly Village[] =>
  scope.villages.filter(({ place }) =>
    isHeardIn(
      scope.reader.places,
      commune,
      { from: task.on, villages: task.villages },
      place.id,
      scope.reader.today,
    ),
  );

type Written = { readonly book: Book; readonly step: Step };

/** What was done about a task in a village and in those that merged into it. */
export async function stepsIn(scope: Scope, village: Id, task: Id): Promise<readonly Written[]> {
  const written: Written[] = [];
  const books = booksBeside(scope, village, ['reach']);
  for (const book of books) {
    const { steps } = (await scope.home.warm.get(book)).state as ReachState; // of a reach book
    for (const step of steps.get(task) ?? []) written.push({ book, step });
  }
  // One book has its order already; several go by time, as on a phone.
  return books.length < 2 ? written : written.sort((left, right) => left.step.at - right.step.at);
}

export async function directives(scope: Scope): Promise<DirectivesReply> {
  const { home, reader } = scope;
  const items: DirectivesReply['items'] = [];
  for (const given of await givenIn(scope)) {
    const { task } = given;
    const stands: Standing[] = [];
    for (const { place } of villagesFor(scope, given)) {
      const written = await stepsIn(scope, place.id, task.task);
      stands.push(
        standingOf(
          task,
          written.map(({ step }) => step),
          reader.today,
        ),
      );
    }
    const count = (is: (each: Standing) => boolean): number => stands.filter(is).length;
    items.push({
      task: task.task,
      villages: stands.length,
      done: count(({ state }) => state === 'done'),
      reported: count(({ state }) => state === 'reported'),
      late: task.ended === undefined ? count(({ state, late }) => late && state !== 'done') : 0,
    });
  }
  return { at: home.now(), today: reader.today, items };
}

/** One of them, village by village. */
export async function directive(
  scope: Scope,
  { task: id }: { readonly task: Id },
): Promise<DirectiveReply | undefined> {
  const { home, reader } = scope;
  const given = (await givenIn(scope)).find(({ task }) => task.task === id);
  if (given === undefined) return undefined;
  const found: { readonly village: Village; readonly written: readonly Written[] }[] = [];
  for (const village of villagesFor(scope, given)) {
    found.push({ village, written: await stepsIn(scope, village.place.id, id) });
  }
  const streams = found.flatMap(({ written }) => written.map(({ step }) => step.stream));
  const authors = await findAuthors(home, streams);
  const handed = await namesOfHanded(
    scope,
    found.flatMap(({ written }) => written),
  );
  const villages = found.map(({ village: { place }, written }) => ({
    place: place.id,
    name: nameAsOf(place, reader.today).name,
    ...lineOf(scope, given.task, written, { authors, handed }),
  }));
  return { at: home.now(), today: reader.today, villages };
}

type Names = {
  readonly authors: ReadonlyMap<Id, Author>;
  readonly handed: ReadonlyMap<Id, string>;
};

/** In the people book of the reader, or in that of a commune that merged into theirs. */
async function namesOfHanded(
  { home, reader }: Scope,
  written: readonly Written[],
): Promise<ReadonlyMap<Id, string>> {
  const names = new Map<Id, string>();
  for (const { book, step } of written) {
    if (step.type !== 'task.handed@1') continue;
    const name =
      reader.people.persons.get(step.to)?.name ??
      (await findPersonName(home, book.people, step.to));
    if (name !== undefined) names.set(step.to, name);
  }
  return names;
}

type Line = Omit<DirectiveReply['villages'][number], 'place' | 'name'>;

function lineOf(
  { reader: { today } }: Scope,
  task: Task,
  written: readonly Written[],
  { authors, handed }: Names,
): Line {
  const by = (stream: Id): string => authors.get(stream)?.person ?? '';
  const standing = standingOf(
    task,
    written.map(({ step }) => step),
    today,
  );
  const { state, late, handing, settling, back } = standing;
  const to = handing && handed.get(handing.to);
  const reports = written.flatMap(({ book, step }) => {
    if (step.type !== 'task.reported@1') return [];
    const { step: id, at, on, stream, text, count, picture } = step;
    const said = {
      ...(text !== undefined && { text }),
      ...(count !== undefined && { count }),
      ...(picture && { picture: { ...picture } }),
    };
    return [{ step: id, at, on, by: by(stream), ...said, book: book.id }];
  });
  return {
    state,
    late,
    ...(to !== undefined && { to }),
    ...(handing && { due: dueOf(task, standing) }),
    ...(settling && {
      settled: { step: settling.step, on: settling.on, by: by(settling.stream) },
    }),
    ...(back && { back: { on: back.on, by: by(back.stream), reason: back.reason } }),
    reports: reports.reverse(),
  };
}
