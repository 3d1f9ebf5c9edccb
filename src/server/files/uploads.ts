import type { Readable } from 'node:stream';
import { DataStore, Server, Upload } from '@tus/server';
import { concatBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { ATTACHMENT_BYTES_MAX } from '#book/limits.ts';
import type { Shelf } from '#server/files/shelf.ts';
import { DiskFullError } from '#server/store/store.ts';

/** An upload is known by who sends what where; two phones with the same file never meet in one. */
export type UploadName = {
  readonly stream: Id;
  readonly book: Id;
  readonly file: string;
  readonly bytes: number;
};

export const partOf = ({ stream, book, file }: UploadName): string => `${stream}.${book}.${file}`;

/** The tus protocol 1.0 (core, creation) over a shelf. Who may send what is asked before. */
export type Uploads = {
  handle(name: UploadName, request: Request): Promise<Response>;
};

export function createUploads(shelf: Shelf): Uploads {
  const server = new Server({
    path: '/api/upload',
    datastore: createPartStore(shelf),
    maxSize: ATTACHMENT_BYTES_MAX,
    getFileIdFromRequest: (request) => request.headers.get(NAME_HEADER) ?? undefined,
    namingFunction: (request) => request.headers.get(NAME_HEADER) ?? '',
    generateUrl: (request) => new URL(request.url).pathname,
    onResponseError: (_request, error) =>
      error instanceof DiskFullError ? { status_code: 507, body: '' } : undefined,
  });
  return {
    handle(name, request) {
      const headers = new Headers(request.headers);
      headers.set(NAME_HEADER, `${partOf(name)}.${name.bytes}`);
      const { url, method, body } = request;
      return server.handleWeb(
        new Request(url, { method, headers, ...(body && { body, duplex: 'half' }) }),
      );
    },
  };
}

/** Carries the name past the library's own reading of addresses; what a caller sets there is overwritten. */
const NAME_HEADER = 'banso-upload';

/** Every upload that may be named is there, with as many bytes as have come. */
const createPartStore = (shelf: Shelf): DataStore =>
  Object.assign(new DataStore(), {
    extensions: ['creation'],
    create: (upload: Upload) => Promise.resolve(upload),
    async getUpload(id: string): Promise<Upload> {
      const [part, bytes] = split(id);
      return new Upload({ id, size: bytes, offset: await shelf.sizeOfPart(part) });
    },
    async write(stream: Readable, id: string, offset: number): Promise<number> {
      const [part] = split(id);
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk as Uint8Array); // a stream of bytes
      const bytes = concatBytes(...chunks);
      await shelf.append(part, offset, bytes);
      return offset + bytes.length;
    },
  });

function split(id: string): readonly [part: string, bytes: number] {
  const end = id.lastIndexOf('.');
  return [id.slice(0, end), Number(id.slice(end + 1))];
}
