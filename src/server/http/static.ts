import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Bytes } from '#kernel/bytes.ts';
import { sha256 } from '#server/crypto.ts';
import { toBase64Url } from '#kernel/bytes.ts';

/**
 * The phone's app as it was built. Files whose name carries their hash never change; all others are asked
 * for anew.
 */

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED: ReadonlySet<string> = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.txt',
]);

type Served = {
  readonly modifiedMs: number;
  readonly bytes: Bytes;
  readonly tag: string;
  readonly br?: Bytes;
  readonly gzip?: Bytes;
};

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Serves files under `folder`; other addresses go on to the next handler. */
export function serveFiles(folder: string): MiddlewareHandler {
  const served = new Map<string, Served>();

  async function find(path: string): Promise<Served | undefined> {
    const file = join(folder, normalize(path));
    if (!file.startsWith(folder + sep) || TYPES[extname(file)] === undefined) return undefined;
    try {
      const { mtimeMs: modifiedMs } = await stat(file);
      const known = served.get(file);
      if (known?.modifiedMs === modifiedMs) return known;
      const bytes = new Uint8Array(await readFile(file));
      const tag = `"${toBase64Url(sha256(bytes).subarray(0, 9))}"`;
      const packed = COMPRESSED.has(extname(file)) && {
        br: new Uint8Array(await brotli(bytes)),
        gzip: new Uint8Array(await zip(bytes)),
      };
      const entry = { modifiedMs, bytes, tag, ...packed };
      served.set(file, entry);
      return entry;
    } catch {
      return undefined;
    }
  }

  return async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const path = c.req.path === '/' ? '/index.html' : decodePath(c.req.path);
    const entry = isRead && path !== undefined ? await find(path) : undefined;
    if (entry === undefined || path === undefined) return next();
    return answer(c, path, entry);
  };
}

function answer(c: Context, path: string, entry: Served): Response {
  const isHashed = path.startsWith('/assets/');
  const headers: Record<string, string> = {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: entry.tag,
    vary: 'accept-encoding',
  };
  if (c.req.header('if-none-match') === entry.tag) return c.body(null, 304, headers);
  const accepted = c.req.header('accept-encoding') ?? '';
  if (entry.br !== undefined && /\bbr\b/u.test(accepted)) {
    return c.body(entry.br, 200, { ...headers, 'content-encoding': 'br' });
  }
  if (entry.gzip !== undefined && /\bgzip\b/u.test(accepted)) {
    return c.body(entry.gzip, 200, { ...headers, 'content-encoding': 'gzip' });
  }
  return c.body(entry.bytes, 200, headers);
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') || decoded.includes('..') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
