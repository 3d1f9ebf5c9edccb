import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import type { Home } from '#server/home.ts';
import type { Chapter, Scope } from '#server/queries/scope.ts';
import { findPersonName } from '#server/queries/names.ts';
import type { Look, RegisterLook, SeenLine } from '#server/store/store.ts';

/** Looks that are told at most. */
const LINES_MAX = 200;

/** The chapter in which a household or a person stands. */
export const chapterOf = ({ villages }: Scope, id: Id): Chapter | undefined =>
  villages
    .flatMap(({ chapters }) => chapters)
    .find(({ homes }) => homes.state.households.has(id) || homes.state.residents.has(id));

/** Notes that a household or a person of this scope was looked at. */
export function noteSeen(scope: Scope, ids: Iterable<Id>, what: Look, why?: string): void {
  const { home, reader } = scope;
  if (home.directory.isHome(reader.line)) return;
  for (const id of new Set(ids)) {
    const chapter = chapterOf(scope, id);
    if (chapter !== undefined) home.seen.note(reader.line, chapter.homesBook, id, what, why);
  }
}

/** Notes that all registers of this scope were gone through. */
export function noteRegisters({ home, reader, villages }: Scope, what: RegisterLook): void {
  if (home.directory.isHome(reader.line)) return;
  for (const { chapters } of villages) {
    for (const { homesBook } of chapters) home.seen.noteRegister(reader.line, homesBook, what);
  }
}

/** Whom a look at a household or a person also concerns: its people, or the household they live in. */
export function concerned({ homes: { state } }: Chapter, id: Id): readonly Id[] {
  const resident = state.residents.get(id);
  return resident === undefined ? [id, ...(state.members.get(id) ?? [])] : [id, resident.household];
}

export async function seenLines(
  home: Home,
  book: Book,
  about: readonly Id[],
): Promise<SeenReply['lines']> {
  const lines = await home.seen.list(book, about, LINES_MAX);
  return Promise.all(
    lines.map(async (line) => ({
      about: line.about,
      at: line.at,
      what: line.what,
      person: await nameOf(home, line),
      ...(line.why !== undefined && { why: line.why }),
    })),
  );
}

/** Who looked at the register as a whole, each with the days of it. */
export async function registerLines(home: Home, book: Book): Promise<SeenReply['registers']> {
  const lines = await home.seen.listRegister(book, LINES_MAX);
  return Promise.all(
    lines.map(async (line) => ({
      person: await nameOf(home, line),
      what: line.what,
      from: dayOfSeconds(line.from),
      to: dayOfSeconds(line.to),
      days: line.days,
    })),
  );
}

async function nameOf(
  home: Home,
  { people, person }: Pick<SeenLine, 'people' | 'person'>,
): Promise<string> {
  return (await findPersonName(home, people, person)) ?? '';
}

/** Who looked at a household or a person, for whoever is asked about it; undefined: nobody of that id. */
export async function seen(scope: Scope, id: Id): Promise<SeenReply | undefined> {
  const chapter = chapterOf(scope, id);
  if (chapter === undefined) return undefined;
  const lines = await seenLines(scope.home, chapter.homesBook, concerned(chapter, id));
  const registers = await registerLines(scope.home, chapter.homesBook);
  return { at: scope.home.now(), lines, registers };
}
