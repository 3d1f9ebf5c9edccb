import { constants, createGunzip, gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { type Bytes, fromUtf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { type Problem, problem } from '#server/http/problem.ts';

/** The bytes of a request as they came, at most `bytesMax`; a longer one is not read to its end. */
export async function readBytes(
  request: Request,
  bytesMax: number,
): Promise<Result<Bytes, Problem>> {
  const tooLarge = problem('too-large', { limit: bytesMax });
  const told = Number(request.headers.get('content-length') ?? '0');
  if (told > bytesMax) return err(tooLarge);
  if (told > 0) {
    // No more comes than was told; read whole, which spares a stream.
    const whole = await request.arrayBuffer().catch(() => undefined);
    if (whole === undefined) return err(problem('malformed', { where: 'body' }));
    return whole.byteLength > bytesMax ? err(tooLarge) : ok(new Uint8Array(whole));
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  if (request.body !== null) {
    try {
      for await (const part of request.body) {
        length += part.length;
        if (length > bytesMax) return err(tooLarge);
        parts.push(part);
      }
    } catch {
      return err(problem('malformed', { where: 'body' }));
    }
  }
  return ok(join(parts, length));
}

/** What is inflated at once: a millisecond or two at most, and less than handing it to others takes. */
const AT_ONCE_BYTES_MAX = 1024 * 1024;

/** Inflates gzip, and stops as soon as there is more than `bytesMax`. */
export async function inflate(bytes: Bytes, bytesMax: number): Promise<Result<Bytes, Problem>> {
  return bytesMax > AT_ONCE_BYTES_MAX
    ? inflateInParts(bytes, bytesMax)
    : inflateAtOnce(bytes, bytesMax);
}

function inflateAtOnce(bytes: Bytes, bytesMax: number): Result<Bytes, Problem> {
  try {
    return ok(plain(gunzipSync(bytes, { maxOutputLength: bytesMax })));
  } catch (error) {
    const isLong =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return err(isLong ? problem('too-large', { limit: bytesMax }) : problem('not-gzip'));
  }
}

/**
 * The first `plainMax` bytes, or fewer, of what these packed bytes begin. No more is unpacked: kilobytes can
 * hold megabytes, and memory that comes and goes makes everybody wait for its cleaning up.
 */
export function inflateBeginning(bytes: Bytes, plainMax: number): Promise<Result<Bytes, Problem>> {
  return new Promise((resolve) => {
    const gunzip = createGunzip({ chunkSize: plainMax, finishFlush: constants.Z_SYNC_FLUSH });
    gunzip.on('data', (part: Buffer) => {
      gunzip.destroy();
      resolve(ok(plain(part)));
    });
    gunzip.on('error', () => resolve(err(problem('not-gzip'))));
    gunzip.on('end', () => resolve(ok(new Uint8Array())));
    gunzip.end(bytes);
  });
}

function inflateInParts(bytes: Bytes, bytesMax: number): Promise<Result<Bytes, Problem>> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const gunzip = createGunzip();
    gunzip.on('data', (part: Buffer) => {
      length += part.length;
      parts.push(part);
      if (length <= bytesMax) return;
      gunzip.destroy();
      resolve(err(problem('too-large', { limit: bytesMax })));
    });
    gunzip.on('error', () => resolve(err(problem('not-gzip'))));
    gunzip.on('end', () => resolve(ok(join(parts, length))));
    gunzip.end(bytes);
  });
}

/** A JSON body of a given form. */
export function parseJson<Schema extends v.GenericSchema>(
  schema: Schema,
  bytes: Bytes,
): Result<v.InferOutput<Schema>, Problem> {
  const text = fromUtf8(bytes);
  if (!text.ok) return err(problem('not-json'));
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch {
    return err(problem('not-json'));
  }
  return parseValue(schema, value);
}

export function parseValue<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): Result<v.InferOutput<Schema>, Problem> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return ok(parsed.output);
  return err(problem('malformed', { where: v.getDotPath(parsed.issues[0]) ?? 'request' }));
}

const plain = (buffer: Buffer): Bytes =>
  new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.length); // never a shared buffer

function join(parts: readonly Uint8Array[], length: number): Bytes {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
