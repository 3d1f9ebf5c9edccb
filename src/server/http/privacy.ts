import type { Context } from 'hono';
import { newId } from '#kernel/id.ts';
import type { Proposal } from '#book/activity.ts';
import { CARE_ACCESS } from '#domain/care/access.ts';
import type { CareState } from '#domain/care/state.ts';
import type { WrittenReply } from '#protocol/decide.ts';
import { ExportRequest, type ExportReply, RequestStep } from '#protocol/privacy.ts';
import type { Home } from '#server/home.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { exportResident } from '#server/queries/export.ts';
import { careBooksOf } from '#server/queries/requests.ts';
import { openScope } from '#server/queries/scope.ts';

/** Everything kept about one person, for whoever may read the closed book of their village. */
export async function answerExport(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, ExportRequest, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const scope = await openScope(home, line, value.place, undefined, CARE_ACCESS.read);
  if (!scope.ok) return sendProblem(c, scope.error);
  const exported = await exportResident(scope.value, value.resident, value.why);
  if (exported === undefined) return sendProblem(c, problem('not-found'));
  return sendJson(c, { at: home.now(), ...exported } satisfies ExportReply);
}

/** One step of a request, written under the officer's name by the stream that the home keeps for them. */
export async function answerRequest(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, RequestStep, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const scope = await openScope(home, line, value.village, undefined, CARE_ACCESS.read);
  if (!scope.ok) return sendProblem(c, scope.error);
  const books = careBooksOf(scope.value, value.village);
  const book = await findBookOfStep(home, books, value);
  if (book === undefined) return sendProblem(c, problem('not-found'));
  const earlier = await findReceived(home, book, value);
  if (earlier !== undefined) {
    return sendJson(c, {
      at: home.now(),
      verdict: 'ok',
      seq: earlier,
      why: '',
    } satisfies WrittenReply);
  }
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return sendProblem(c, problem('disk-full'));
  const proposal = proposalOf(home, value, scope.value.reader.today);
  const recorded = await home.recorder.record(book, [proposal], { as: as.value });
  const item = recorded.ok ? recorded.value[0] : undefined;
  if (item === undefined) return sendProblem(c, problem('disk-full'));
  const { verdict, seq, why } = item;
  return sendJson(c, { at: home.now(), verdict, seq, why } satisfies WrittenReply);
}

/** A request goes on in the book in which it was received; a new one stands in the village's own. */
async function findBookOfStep(
  home: Home,
  books: ReturnType<typeof careBooksOf>,
  step: RequestStep,
): Promise<(typeof books)[number] | undefined> {
  if (step.step === 'receive') {
    return books.find(({ place }) => place === step.village) ?? books[0];
  }
  for (const book of books) {
    if ((await home.warm.get(book)).traces.has(step.request)) return book;
  }
  return undefined;
}

/** The seq of a request that was received before, and whose answer was lost. */
async function findReceived(
  home: Home,
  book: ReturnType<typeof careBooksOf>[number],
  step: RequestStep,
): Promise<number | undefined> {
  if (step.step !== 'receive' || step.request === undefined) return undefined;
  const { state, traces } = await home.warm.get(book);
  const { requests } = state as CareState; // a book of that activity
  const isSame = requests.get(step.request)?.resident === step.resident;
  return isSame ? traces.get(step.request)?.[0] : undefined;
}

const nfc = (text: string | undefined): string | undefined => text?.normalize('NFC');

function proposalOf({ random }: Home, asked: RequestStep, today: number): Proposal {
  const { resident } = asked;
  if (asked.step === 'receive') {
    const { request = newId(random), kind, on = today } = asked;
    const [representative, note] = [nfc(asked.representative), nfc(asked.note)];
    const body = {
      request,
      resident,
      kind,
      ...(representative !== undefined && { representative }),
      ...(note !== undefined && { note }),
    };
    return { type: 'request.received@1', on, body };
  }
  const of = { request: asked.request, resident };
  switch (asked.step) {
    case 'acknowledge':
      return { type: 'request.acknowledged@1', on: today, body: of };
    case 'extend': {
      const body = { ...of, reason: asked.reason.normalize('NFC') };
      return { type: 'request.extended@1', on: today, body };
    }
    case 'close': {
      const note = nfc(asked.note);
      const body = { ...of, outcome: asked.outcome, ...(note !== undefined && { note }) };
      return { type: 'request.closed@1', on: today, body };
    }
  }
}
