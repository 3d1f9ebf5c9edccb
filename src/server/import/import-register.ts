import { toBase64Url, utf8, type Bytes } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import { newId, type Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Role } from '#book/activity.ts';
import { nameAsOf } from '#domain/places/state.ts';
import type { ImportDone, ImportPreview } from '#protocol/import.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { problem, type Problem } from '#server/http/problem.ts';
import { openScope, type Scope } from '#server/queries/scope.ts';
import type { StreamLine } from '#server/store/store.ts';
import { planRegister, type HomeProposal, type PlanBook, type RegisterPlan } from './plan.ts';
import { readSheets } from './read-sheet.ts';
import type { Register } from './register.ts';
import type { Sheet } from './sheet.ts';
import { understandRegister } from './understand.ts';

/** A register on its way into the books of a place: shown first, written when the same is confirmed. */
export type ImportRequest = {
  readonly home: Home;
  /** The stream of whoever imports. */
  readonly line: StreamLine;
  /** The commune, or one village of it. */
  readonly place: Id;
  readonly fileName: string;
  readonly bytes: Bytes;
};

/** Who may bring in a register. */
export const IMPORT_ROLES: readonly Role[] = ['officer', 'admin', 'home'];

type Planned = {
  readonly scope: Scope;
  readonly register: Register;
  readonly plan: RegisterPlan;
  /** Last seq of each book when the plan was made. */
  readonly heads: ReadonlyMap<Id, number>;
  readonly preview: string;
};

const booksOf = ({ villages }: Scope): (PlanBook & { readonly seq: number })[] =>
  villages.flatMap(({ place, chapters }) =>
    chapters.map(({ homesBook, homes }) => ({
      place: place.id,
      book: homesBook.id,
      homes: homes.state,
      seq: homes.seq,
    })),
  );

/** Names what was shown: the file, the place, the day, and how far each book went. */
function previewId({ place, bytes, fileName }: ImportRequest, scope: Scope): string {
  const heads = booksOf(scope).map(({ book, seq }) => [book, seq]);
  const named = [
    'banso.import@1',
    place,
    fileName,
    toBase64Url(sha256(bytes)),
    scope.reader.today,
    heads,
  ];
  return toBase64Url(sha256(utf8(canonicalText(named))));
}

/** No wait between looking at the states and planning over them: they go on when facts come. */
function planOver(request: ImportRequest, scope: Scope, sheets: readonly Sheet[]): Planned {
  const { today } = scope.reader;
  const books = booksOf(scope);
  const register = understandRegister(sheets, { today });
  const plan = planRegister(register, {
    places: scope.reader.places,
    books,
    today,
    newId: () => newId(request.home.random),
  });
  const heads = new Map(books.map(({ book, seq }) => [book, seq]));
  return { scope, register, plan, heads, preview: previewId(request, scope) };
}

async function planRequest(request: ImportRequest): Promise<Result<Planned, Problem>> {
  const { home, line, place } = request;
  const allowed = await openScope(home, line, place, undefined, IMPORT_ROLES);
  if (!allowed.ok) return allowed;
  const sheets = await readSheets(request.bytes, request.fileName);
  if (!sheets.ok) return err(problem('sheet-unreadable', { file: sheets.error.code }));
  const scope = await openScope(home, line, place, undefined, IMPORT_ROLES);
  return scope.ok ? ok(planOver(request, scope.value, sheets.value)) : scope;
}

const countOf = (facts: readonly HomeProposal[], type: HomeProposal['type']): number =>
  facts.filter((fact) => fact.type === type).length;

function villageMessages({ scope, plan }: Planned): ImportPreview['villages'] {
  return scope.villages.flatMap(({ place, chapters }) => {
    const facts = chapters.flatMap(({ homesBook }) => plan.facts.get(homesBook.id) ?? []);
    const created = {
      households: countOf(facts, 'household.added@1'),
      residents: countOf(facts, 'resident.added@1'),
    };
    if (facts.length === 0) return [];
    return [{ place: place.id, name: nameAsOf(place, scope.asOf).name, created }];
  });
}

function previewMessage(planned: Planned, at: number): ImportPreview {
  const { register, plan, preview } = planned;
  const { households, residents, notes, sheets } = register.report;
  return {
    at,
    preview,
    households,
    residents,
    sheets: sheets.map((sheet) => ({
      ...sheet,
      understood: [...sheet.understood],
      ignored: [...sheet.ignored],
      skipped: [...sheet.skipped],
    })),
    notes: [...notes],
    created: plan.created,
    changed: plan.changed.map(({ where, ...change }) => ({ ...where, ...change })),
    unchanged: plan.unchanged,
    villages: villageMessages(planned),
    review: plan.review.map(({ where, why, value }) => ({ ...where, why, value })),
  };
}

/** Reads a file and says what it would change. Writes nothing. */
export async function previewImport(
  request: ImportRequest,
): Promise<Result<ImportPreview, Problem>> {
  const planned = await planRequest(request);
  return planned.ok ? ok(previewMessage(planned.value, request.home.now())) : planned;
}

/**
 * Writes book by book what the plan says, by the stream that the home keeps for the person. A book that went
 * on since is not written: what was written stays, and the next preview shows what is left.
 */
async function write(
  request: ImportRequest,
  planned: Planned,
  as: StreamLine,
): Promise<Result<number, Problem>> {
  const { home } = request;
  let written = 0;
  for (const [id, proposals] of planned.plan.facts) {
    const book = home.directory.getBook(id);
    const ifSeq = planned.heads.get(id) ?? 0;
    const recorded = await home.recorder.record(book, proposals, { as, ifSeq });
    if (!recorded.ok) {
      return err(problem(recorded.error.code === 'disk-full' ? 'disk-full' : 'preview-stale'));
    }
    const refused = recorded.value.filter(({ verdict }) => verdict === 'refused').length;
    written += proposals.length - refused;
  }
  return ok(written);
}

/** Writes exactly what a preview showed, or nothing when file or books are not the ones it was made of. */
export async function confirmImport(
  request: ImportRequest,
  preview: string,
): Promise<Result<ImportDone, Problem>> {
  const { home, line } = request;
  const planned = await planRequest(request);
  if (!planned.ok) return planned;
  if (planned.value.preview !== preview) return err(problem('preview-stale'));
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return err(problem(as.error.code === 'disk-full' ? 'disk-full' : 'not-yours'));
  const facts = await write(request, planned.value, as.value);
  if (!facts.ok) return facts;
  const { created, changed, unchanged, review } = planned.value.plan;
  return ok({
    at: home.now(),
    created,
    changed: changed.length,
    unchanged,
    review: review.length,
    facts: facts.value,
  });
}
