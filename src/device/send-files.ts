import type { HttpRequest, HttpStack } from 'tus-js-client';
import * as v from 'valibot';
import { type Bytes, concatBytes, fromBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { attachmentName, frameCountOf, SEALED_FRAME_BYTES } from '#book/attachment.ts';
import { fileBytes } from '#book/signed.ts';
import { UPLOAD_STEP_BYTES_MAX } from '#protocol/limits.ts';
import { frameKey } from '#device/file-rows.ts';
import { createSaid } from '#device/said-files.ts';
import { signedHeaders, type Signer } from '#device/home-client.ts';
import type { LocalStore } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import { FileRow, findRow, FrameRow, toRow } from '#device/rows.ts';

/*
 * Sending attachments, by the tus protocol: the home says how much of a file it has, and the phone goes on
 * from there. A file counts as received only under the home's signature.
 */

/** A file that the home does not take rests so long, and holds up no other. */
const STOPPED_MS = 24 * 3_600_000;
/** Answers after which nothing more is sent for now. */
const PAUSING: ReadonlySet<string> = new Set([
  'offline',
  'home-failed',
  'bug',
  'disk-full',
  'store-away',
  'stream-unknown',
  'too-many-requests',
  'clock-far-off',
  'offset-wrong',
  'file-not-confirmed',
]);

/** Sends what waits until all is sent or the home cannot be reached. */
export async function sendFiles(phone: Phone): Promise<void> {
  const me = phone.enrolled();
  if (me === undefined) return;
  const { store, clock } = phone.platform;
  const saidIn = createSaid(phone);
  for (const { key: file, value } of await store.list('files', { prefix: '' })) {
    const row = toRow(FileRow, value);
    if (row?.fate !== 'waiting' || isStopped(row, clock.nowMs())) continue;
    const n = row.n ?? (await saidIn(row.book)).get(file);
    if (n === undefined) continue;
    const sent = await sendFile(phone, me, file, row);
    if (!sent.ok && PAUSING.has(sent.error.code)) return;
    const { stopped: _, ...kept } = row;
    const next: FileRow = sent.ok
      ? { ...kept, n, fate: 'received', answeredAt: sent.value }
      : { ...kept, n, stopped: { code: sent.error.code, atMs: clock.nowMs() } };
    await store.write([{ table: 'files', key: file, value: next }], { strict: true });
    phone.tell();
    if (sent.ok) phone.platform.wake.send();
  }
}

const isStopped = ({ stopped }: FileRow, nowMs: number): boolean =>
  stopped !== undefined && Math.abs(nowMs - stopped.atMs) < STOPPED_MS;

type Sent = Result<number, { readonly code: string }>;

/** The second at which the home confirmed the file, or why it did not. */
async function sendFile(phone: Phone, me: Signer, file: string, row: FileRow): Promise<Sent> {
  const { crypto } = phone.platform;
  const { book, bytes } = row;
  const told = await upload(phone, me, file, row);
  if (told.code === 'file-wrong' && !(await isWhole(phone, file, bytes))) {
    return err({ code: 'file-damaged' });
  }
  if (told.code !== undefined) return err({ code: told.code });
  const signature = fromBase64Url(told.signature);
  const said = fileBytes(book, file, bytes, told.at);
  const isSigned = signature.ok && (await crypto.verify(me.homeKey, said, signature.value));
  return isSigned ? ok(told.at) : err({ code: 'file-not-confirmed' });
}

async function isWhole({ platform }: Phone, file: string, bytes: number): Promise<boolean> {
  const frames: Bytes[] = [];
  for (let index = 0; index < frameCountOf(bytes); index += 1) {
    const row = await findRow(platform.store, FrameRow, 'frames', frameKey(file, index));
    if (row !== undefined) frames.push(row.bytes);
  }
  return attachmentName(platform.crypto.sha256, frames) === file;
}

/** What the last answer said. */
type Told = { at: number; signature: string; code?: string };

async function upload(
  phone: Phone,
  me: Signer,
  file: string,
  { book, bytes }: FileRow,
): Promise<Told> {
  const { Upload } = await import('tus-js-client');
  const told: Told = { at: 0, signature: '' };
  await new Promise<void>((resolve) => {
    new Upload(new Blob(), {
      uploadUrl: `/api/upload/${book}/${file}/${bytes}`,
      chunkSize: UPLOAD_STEP_BYTES_MAX,
      // The sync loop comes back by itself.
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: () => Promise.resolve(file),
      httpStack: createStack(phone, me, told),
      fileReader: {
        openFile: () =>
          Promise.resolve({
            size: bytes,
            slice: async (start, end) => ({
              value: await readStep(phone.platform.store, file, start, end),
              done: false,
            }),
            close: () => undefined,
          }),
      },
      onSuccess: () => resolve(),
      onError() {
        told.code ??= 'file-damaged'; // no answer said why: the frames could not be read
        resolve();
      },
    }).start();
  });
  return told;
}

/** Sealed bytes from the frames they lie in; throws when one is not there. */
async function readStep(
  store: LocalStore,
  file: string,
  start: number,
  end: number,
): Promise<Bytes> {
  const parts: Bytes[] = [];
  for (let from = start; from < end;) {
    const index = Math.floor(from / SEALED_FRAME_BYTES);
    const row = await findRow(store, FrameRow, 'frames', frameKey(file, index));
    const begin = from - index * SEALED_FRAME_BYTES;
    const part = row?.bytes.slice(begin, begin + end - from);
    if (part === undefined || part.length === 0) throw new Error('frame missing');
    parts.push(part);
    from += part.length;
  }
  return concatBytes(...parts);
}

/** Requests of the library, signed like all others and sent the same way. */
const createStack = (phone: Phone, me: Signer, told: Told): HttpStack => ({
  getName: () => 'banso',
  createRequest(method, url): HttpRequest {
    const headers: Record<string, string> = {};
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader(name, value) {
        headers[name] = value;
      },
      getHeader: (name) => headers[name],
      setProgressHandler: () => undefined,
      abort: () => Promise.resolve(),
      getUnderlyingObject: () => undefined,
      async send(body: unknown) {
        const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined;
        const response = await sendSigned(phone, me, { method, path: url, headers, bytes }, told);
        return {
          getStatus: () => response.status,
          getHeader: (name) => response.headers.get(name) ?? undefined,
          getBody: () => '',
          getUnderlyingObject: () => response,
        };
      },
    };
  },
});

type Step = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Bytes | undefined;
};

async function sendSigned(
  { platform, clock }: Phone,
  me: Signer,
  { method, path, headers, bytes }: Step,
  told: Told,
): Promise<Response> {
  const request = { method, ...(bytes && { body: bytes }) };
  const signed = await signedHeaders(platform.crypto, clock.now().at, path, request, me);
  let response: Response;
  try {
    response = await platform.transport(path, { ...request, headers: { ...headers, ...signed } });
  } catch (error) {
    told.code = 'offline';
    throw error;
  }
  told.at = Number(response.headers.get('banso-at') ?? 0);
  told.signature = response.headers.get('banso-signature') ?? '';
  if (response.status >= 400) told.code = await codeOf(response);
  return response;
}

async function codeOf(response: Response): Promise<string> {
  const head = response.headers.get('banso-problem');
  if (head !== null) return head;
  const said: unknown = await response.json().catch(() => undefined);
  return v.is(Problem, said) ? said.code : 'home-failed';
}

const Problem = v.object({ code: v.string() });
