import { canonicalText } from '#kernel/canonical.ts';
import { type Id, newId } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { ON_MAX_DAY } from '#book/limits.ts';
import { type FormDefinition, isQuestion } from '#form/definition.ts';
import { lineageOf } from '#domain/places/state.ts';
import { isAsked, type WorkState } from '#domain/work/state.ts';
import type { SurveyWritten } from '#protocol/survey.ts';
import type { Home } from '#server/home.ts';
import { problem, type Problem } from '#server/http/problem.ts';
import { IMPORT_ROLES } from '#server/import/import-register.ts';
import { openScope, type Scope } from '#server/queries/scope.ts';
import type { StreamLine } from '#server/store/store.ts';
import { checkSurvey, hashOf, type SurveyRequest } from '#server/survey/check-survey.ts';
import { cutForm } from '#server/survey/cut-form.ts';

/**
 * Opens a form to all villages of a commune, under the officer's name. The file comes once more with the
 * hash of what was shown. A form that is asked already, up to the same last day, is not opened twice.
 */
export async function openSurvey(
  request: SurveyRequest,
  shown: string,
  until: number | undefined,
): Promise<Result<SurveyWritten, Problem>> {
  const checked = await checkSurvey(request);
  if (!checked.ok) return checked;
  const { form, at } = checked.value;
  if (form === undefined || hashOf(form) !== shown) return err(problem('preview-stale'));
  const today = dayOfSeconds(at);
  if (until !== undefined && (until < today || until > ON_MAX_DAY)) {
    return err(problem('malformed', { where: 'until' }));
  }
  const { home, line, place } = request;
  const book = home.directory.findBookOf('work', place);
  if (book === undefined) return err(problem('not-found'));
  const { surveys } = (await home.warm.get(book)).state as WorkState; // a book of that activity
  const same = [...surveys.values()].find(
    (each) => each.hash === shown && each.until === until && isAsked(each, today),
  );
  if (same !== undefined) return ok({ at: home.now(), survey: same.survey });
  const survey = newId(home.random);
  const written = await write(home, line, book, proposalsOf(survey, form, today, until));
  return written.ok ? ok({ at: home.now(), survey }) : written;
}

function proposalsOf(
  survey: Id,
  form: FormDefinition,
  on: number,
  until: number | undefined,
): readonly Proposal[] {
  const parts = cutForm(canonicalText(form));
  const opened = {
    survey,
    title: form.title,
    languages: form.languages,
    from: on,
    ...(until !== undefined && { until }),
    parts: parts.length,
    hash: hashOf(form),
    questions: form.items.filter(isQuestion).length,
  };
  return [
    ...parts.map((pieces, index) => ({
      type: 'survey.part@1',
      on,
      body: { survey, part: index + 1, pieces },
    })),
    { type: 'survey.opened@1', on, body: opened },
  ];
}

export type CloseRequest = {
  readonly home: Home;
  readonly line: StreamLine;
  readonly place: Id;
  readonly survey: Id;
};

/**
 * Asked no more from now on; what phones bring of it is kept, and asked about from tomorrow on. A survey of a
 * commune that merged is closed in its own book: whoever has no grant that reaches it hears `not-yours`.
 */
export async function closeSurvey({
  home,
  line,
  place,
  survey,
}: CloseRequest): Promise<Result<SurveyWritten, Problem>> {
  const scope = await openScope(home, line, place, undefined, IMPORT_ROLES);
  if (!scope.ok) return scope;
  const book = await findBookWith(scope.value, survey);
  if (book === undefined) return err(problem('not-found'));
  const on = scope.value.reader.today;
  const closed = { type: 'survey.closed@1', on, body: { survey } };
  const written = await write(home, line, book, [closed]);
  return written.ok ? ok({ at: home.now(), survey }) : written;
}

/** The book of a commune, or of one that merged into it, in which a survey was opened. */
async function findBookWith({ home, place, reader }: Scope, survey: Id): Promise<Book | undefined> {
  for (const chapter of lineageOf(reader.places, place.id, reader.today)) {
    const book = home.directory.findBookOf('work', chapter);
    if (book === undefined) continue;
    const { surveys } = (await home.warm.get(book)).state as WorkState; // a book of that activity
    if (surveys.has(survey)) return book;
  }
  return undefined;
}

/** Under the person's name, by the stream that the home keeps for them. */
async function write(
  home: Home,
  line: StreamLine,
  book: Book,
  proposals: readonly Proposal[],
): Promise<Result<undefined, Problem>> {
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return err(problem(as.error.code === 'disk-full' ? 'disk-full' : 'not-yours'));
  const recorded = await home.recorder.record(book, proposals, { as: as.value });
  if (!recorded.ok) {
    return err(problem(recorded.error.code === 'disk-full' ? 'disk-full' : 'book-full'));
  }
  const isRefused = recorded.value.some(({ verdict }) => verdict === 'refused');
  return isRefused ? err(problem('not-yours')) : ok(undefined);
}
