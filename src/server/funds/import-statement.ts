import { toBase64Url, utf8, type Bytes } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import { newId, type Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Book, Role } from '#book/activity.ts';
import { asksOf, createMatcher, newLines } from '#domain/funds/match.ts';
import { proposeStatement, type StatementPlan } from '#domain/funds/propose.ts';
import type { Account, FundsState } from '#domain/funds/state.ts';
import type { StatementDone, StatementPreview } from '#protocol/funds.ts';
import { sha256 } from '#server/crypto.ts';
import { readStatements, type Statement } from '#server/funds/read-statement.ts';
import type { Home } from '#server/home.ts';
import { problem, type Problem } from '#server/http/problem.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import { openScope } from '#server/queries/scope.ts';
import type { StreamLine } from '#server/store/store.ts';

/** A bank's statement on its way into the book of a village's funds. */
export type StatementRequest = {
  readonly home: Home;
  /** The stream of whoever brings it. */
  readonly line: StreamLine;
  readonly place: Id;
  readonly account: Id;
  readonly fileName: string;
  readonly bytes: Bytes;
};

const ROLES: readonly Role[] = ['leader', 'head', 'officer', 'home'];

type Planned = {
  readonly book: Book;
  readonly seq: number;
  readonly funds: FundsState;
  readonly statement: Statement;
  readonly others: number;
  readonly plan: StatementPlan;
  readonly preview: string;
};

/** The statement of this account; of a file that tells of others alone, nothing is taken. */
function choose(
  statements: readonly Statement[],
  account: Account,
): Result<Statement, { readonly file: string }> {
  const own = statements.filter((each) => (each.account ?? account.number) === account.number);
  const [statement, more] = own;
  if (statement === undefined) return err({ file: 'statement-other-account' });
  // Which of two would be the whole one nobody can say.
  if (more !== undefined) return err({ file: 'statement-twice' });
  const isOther = statement.banks.length === 1 && statement.banks[0] !== account.bank;
  return isOther && statement.account === undefined
    ? err({ file: 'statement-other-bank' })
    : ok(statement);
}

async function planRequest(request: StatementRequest): Promise<Result<Planned, Problem>> {
  const { home, line, place, account: id, bytes, fileName } = request;
  const allowed = await openScope(home, line, place, undefined, ROLES);
  if (!allowed.ok) return allowed;
  const book = home.directory.findBookOf('funds', place);
  if (book === undefined) return err(problem('not-found'));
  const sheets = await readSheets(bytes, fileName);
  if (!sheets.ok) return err(problem('sheet-unreadable', { file: sheets.error.code }));
  const { today } = allowed.value.reader;
  const read = readStatements(sheets.value, today);
  if (!read.ok) {
    const { code, row } = read.error;
    return err(problem('sheet-unreadable', { file: code, ...(row !== undefined && { row }) }));
  }
  const folded = await home.warm.get(book);
  const funds = folded.state as FundsState; // the state of a book of funds
  const account = funds.accounts.get(id);
  if (account === undefined) return err(problem('not-found'));
  const chosen = choose(read.value, account);
  if (!chosen.ok) return err(problem('sheet-unreadable', chosen.error));
  const file = toBase64Url(sha256(bytes));
  const plan = proposeStatement(
    funds,
    { on: today, newId: () => newId(home.random) },
    { ...chosen.value, account: id, file },
  );
  const named = ['banso.statement@1', place, id, fileName, file, today, folded.seq];
  return ok({
    book,
    seq: folded.seq,
    funds,
    statement: chosen.value,
    others: read.value.length - 1,
    plan,
    preview: toBase64Url(sha256(utf8(canonicalText(named)))),
  });
}

const toldOf = ({ booked, settled, passed }: StatementPlan, { lines }: Statement) => ({
  lines: lines.length,
  booked,
  settled,
  passed,
});

/** New lines that a person has to settle, in the words of the bank: they are shown, and not kept as such. */
function openLines({ funds, plan }: Planned, account: Id): StatementPreview['open'] {
  const matcher = createMatcher(asksOf(funds));
  return newLines(funds, account, plan.own).flatMap((line) => {
    const match = matcher.match(line);
    if (match.kind === 'settled') return [];
    const { day, way, amountDong: amount, text } = line;
    return [{ day, way, amount, text: text.slice(0, 300), why: match.why }];
  });
}

/** Reads a file and says what it would add. Writes nothing. */
export async function previewStatement(
  request: StatementRequest,
): Promise<Result<StatementPreview, Problem>> {
  const planned = await planRequest(request);
  if (!planned.ok) return planned;
  const { statement, plan, others, preview } = planned.value;
  return ok({
    at: request.home.now(),
    preview,
    account: request.account,
    from: plan.from,
    until: plan.until,
    in: plan.inDong,
    out: plan.outDong,
    ...toldOf(plan, statement),
    open: openLines(planned.value, request.account),
    others,
  });
}

/** Writes exactly what a preview showed, in one transaction, or nothing. */
export async function confirmStatement(
  request: StatementRequest,
  preview: string,
): Promise<Result<StatementDone, Problem>> {
  const { home, line } = request;
  const planned = await planRequest(request);
  if (!planned.ok) return planned;
  const { book, seq, plan, statement } = planned.value;
  if (planned.value.preview !== preview) return err(problem('preview-stale'));
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return err(problem(as.error.code === 'disk-full' ? 'disk-full' : 'not-yours'));
  if (plan.proposals.length > 0) {
    const recorded = await home.recorder.record(book, plan.proposals, { as: as.value, ifSeq: seq });
    if (!recorded.ok) {
      return err(problem(recorded.error.code === 'disk-full' ? 'disk-full' : 'preview-stale'));
    }
  }
  return ok({ at: home.now(), ...toldOf(plan, statement) });
}
