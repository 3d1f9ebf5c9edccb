import type { Context } from 'hono';
import * as v from 'valibot';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Book } from '#book/activity.ts';
import { IdText } from '#book/common.ts';
import { ATTACHMENT_BYTES_MAX } from '#book/limits.ts';
import { FILE_STEP_BYTES_MAX, UPLOAD_STEP_BYTES_MAX } from '#protocol/limits.ts';
import { Hash } from '#protocol/messages.ts';
import {
  type FileConfirmation,
  findConfirmation,
  findHindrance,
  mayBring,
  settle,
} from '#server/files/receive.ts';
import type { Shelf } from '#server/files/shelf.ts';
import { partOf, type UploadName, type Uploads } from '#server/files/uploads.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { type Owner, ownerOf } from '#server/http/gate.ts';
import { type Problem, problem, sendProblem } from '#server/http/problem.ts';
import { findSigner, readSigned } from '#server/http/signed.ts';
import { mayFollow, mayRead, openReader } from '#server/me.ts';
import { DiskFullError, type StreamLine } from '#server/store/store.ts';

const Whole = v.pipe(v.string(), v.regex(/^\d{1,8}$/u), v.transform(Number));
const Upload = v.object({
  book: IdText,
  file: Hash,
  bytes: v.pipe(Whole, v.minValue(1), v.maxValue(ATTACHMENT_BYTES_MAX)),
});
const Asked = v.strictObject({ book: IdText, file: Hash, from: Whole });

/** Requests for one upload one after the other, so that its end is not taken twice. */
export type FileDesk = { readonly uploads: Uploads; readonly inTurn: InTurn };
type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}

const METHODS = new Set(['HEAD', 'POST', 'PATCH']);

/** A sealed file comes in steps: HEAD says how far it is, PATCH brings more; each is signed. */
export async function answerUpload(
  c: Context,
  home: Home,
  { uploads, inTurn }: FileDesk,
): Promise<Response> {
  const { method } = c.req.raw;
  if (!METHODS.has(method)) return sendProblem(c, problem('method-not-allowed'));
  const bytesMax = method === 'PATCH' ? UPLOAD_STEP_BYTES_MAX : 0;
  const signed = await readSigned(home, c.req.raw, bytesMax, 'heard');
  if (!signed.ok) return sendProblem(c, signed.error);
  const { line, bytes } = signed.value;
  const asked = parseValue(Upload, c.req.param());
  if (!asked.ok) return sendProblem(c, asked.error);
  const { shelf } = home;
  const book = home.directory.findBook(asked.value.book);
  if (shelf === undefined || book === undefined) return sendProblem(c, problem('not-found'));
  if (!(await mayBring(home, line, book))) return sendProblem(c, problem('not-yours'));
  const upload = { ...asked.value, stream: line.stream };
  const request = new Request(c.req.url, {
    method,
    headers: c.req.raw.headers,
    ...(bytes.length > 0 && { body: bytes }),
  });
  const at = { home, shelf, book, uploads, upload, owner: ownerOf(line) };
  return inTurn(partOf(upload), () => takeStep(c, at, request, bytes.length));
}

type At = {
  readonly home: Home;
  readonly shelf: Shelf;
  readonly book: Book;
  readonly uploads: Uploads;
  readonly upload: UploadName;
  readonly owner: Owner;
};

async function takeStep(c: Context, at: At, request: Request, bytes: number): Promise<Response> {
  try {
    const before = await findDone(at);
    if (!before.ok) return sendProblem(c, before.error);
    if (before.value !== undefined) return sendDone(c, at.upload, before.value);
    const hindrance =
      request.method === 'HEAD' ? undefined : await findHindrance(at.shelf, at.upload);
    if (hindrance !== undefined) return sendProblem(c, hindrance);
    const answer = await at.uploads.handle(at.upload, request);
    if (answer.status >= 400) return sendProblem(c, problemOf(answer.status));
    at.home.gate.payFile(at.owner, bytes);
    const after = request.method === 'PATCH' ? await findDone(at) : ok(undefined);
    if (!after.ok) return sendProblem(c, after.error);
    return after.value === undefined ? plain(c, answer) : sendDone(c, at.upload, after.value);
  } catch (error) {
    if (error instanceof DiskFullError) return sendProblem(c, problem('disk-full'));
    throw error;
  }
}

/** Nothing more is to come: the file is there, by whomever, or all of this upload is. */
async function findDone(at: At): Promise<Result<FileConfirmation | undefined, Problem>> {
  const known = await findConfirmation(at.home, at.book, at.upload);
  if (!known.ok || known.value !== undefined) return known;
  return settle(at.home, at.shelf, at.book, at.upload);
}

/** The upload stands at its end, and the home signs for it. */
function sendDone(
  c: Context,
  { bytes }: UploadName,
  { at, signature }: FileConfirmation,
): Response {
  const created = c.req.raw.method === 'POST';
  return c.body(null, DONE[c.req.raw.method] ?? 200, {
    'tus-resumable': '1.0.0',
    'upload-offset': String(bytes),
    'upload-length': String(bytes),
    'banso-at': String(at),
    'banso-signature': signature,
    'cache-control': 'no-store',
    ...(created && { location: new URL(c.req.url).pathname }),
  });
}

const DONE: Readonly<Record<string, 200 | 201 | 204>> = { HEAD: 200, POST: 201, PATCH: 204 };

/** Of what the library says only what belongs to the protocol. */
function plain(c: Context, answer: Response): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  for (const name of ['tus-resumable', 'upload-offset', 'upload-length', 'location']) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const { status } = answer;
  return c.body(null, status === 201 || status === 204 ? status : 200, headers);
}

function problemOf(status: number): Problem {
  if (status === 404 || status === 410) return problem('not-found');
  if (status === 409) return problem('offset-wrong');
  if (status === 413) return problem('too-large', { limit: ATTACHMENT_BYTES_MAX });
  if (status === 507) return problem('disk-full');
  if (status === 500) throw new Error('the upload failed');
  return problem('malformed', { where: 'tus' });
}

/** The next sealed bytes of a file from an offset on, for whoever may read its book. */
export async function answerFile(c: Context, home: Home): Promise<Response> {
  const signer = await findSigner(home, c.req.raw, utf8(''));
  if (!signer.ok) return sendProblem(c, signer.error);
  const asked = parseValue(Asked, c.req.query());
  if (!asked.ok) return sendProblem(c, asked.error);
  const step = await readStep(home, signer.value, asked.value);
  if (!step.ok) return sendProblem(c, step.error);
  return c.body(step.value, 200, {
    'content-type': 'application/octet-stream',
    'cache-control': 'no-store',
  });
}

async function readStep(
  home: Home,
  line: StreamLine,
  { book: id, file, from }: v.InferOutput<typeof Asked>,
): Promise<Result<Bytes, Problem>> {
  const book = home.directory.findBook(id);
  if (book === undefined) return err(problem('not-found'));
  const reader = await openReader(home, line);
  // What an open book shows goes where the book goes.
  const isOpen = mayRead(home, reader, book) || mayFollow(home, reader, book);
  if (!isOpen) return err(problem('not-yours'));
  const known = await home.store.read(book.cell).findFile(book.id, file);
  if (known === undefined || from >= known.bytes) return err(problem('not-found'));
  const length = Math.min(FILE_STEP_BYTES_MAX, known.bytes - from);
  const bytes = await home.shelf?.read(file, from, length);
  return bytes?.length === length ? ok(bytes) : err(problem('not-found'));
}
