import { toBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Book } from '#book/activity.ts';
import { fileBytes } from '#book/signed.ts';
import { standing } from '#domain/actor.ts';
import { ATTACHING } from '#domain/files.ts';
import { getActivity } from '#domain/register.ts';
import { UPLOADS_OPEN_MAX } from '#protocol/limits.ts';
import { partOf, type UploadName } from '#server/files/uploads.ts';
import type { Shelf } from '#server/files/shelf.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { openReader } from '#server/me.ts';
import type { StreamLine } from '#server/store/store.ts';

/** The home's signed word that a file of a book is whole and on the disk. */
export type FileConfirmation = { readonly at: number; readonly signature: string };

/**
 * Whether a stream may bring files into a book: whoever may attach them there, today or on other days, for
 * late work waits for a person in charge and so do its pictures.
 */
export async function mayBring(home: Home, line: StreamLine, book: Book): Promise<boolean> {
  const { write } = getActivity(book.activity).access;
  const roles = ATTACHING.flatMap((type) => write[type] ?? []);
  if (roles.length === 0) return false;
  const { people, places, today } = await openReader(home, line);
  const actor = actorOf(home.directory, people, places, book, line.stream);
  return actor !== undefined && standing(actor, roles, today) !== 'never';
}

/** Why no further byte of this upload is taken now. */
export async function findHindrance(
  shelf: Shelf,
  upload: UploadName,
): Promise<Problem | undefined> {
  if (!(await shelf.hasRoom(upload.bytes))) return problem('disk-full');
  if ((await shelf.sizeOfPart(partOf(upload))) > 0) return undefined;
  const open = await shelf.countParts(`${upload.stream}.`);
  return open >= UPLOADS_OPEN_MAX ? problem('too-many-requests') : undefined;
}

/** The home's word on a file that it has; undefined when it has none of that name in the book. */
export async function findConfirmation(
  home: Home,
  book: Book,
  { file, bytes }: UploadName,
): Promise<Result<FileConfirmation | undefined, Problem>> {
  const known = await home.store.read(book.cell).findFile(book.id, file);
  // A home whose books were put back without their files has it only by name, and takes it anew.
  const last = await home.shelf?.read(file, bytes - 1, 1);
  if (known === undefined || last?.length !== 1) return ok(undefined);
  return known.bytes === bytes
    ? ok(confirm(home, book, file, bytes))
    : err(problem('malformed', { where: 'bytes' }));
}

/**
 * Keeps an upload of which all has come: the file is on the disk before the book's cell names it, and named
 * there before anybody is told. Undefined while bytes are missing.
 */
export async function settle(
  home: Home,
  shelf: Shelf,
  book: Book,
  upload: UploadName,
): Promise<Result<FileConfirmation | undefined, Problem>> {
  const { stream, file, bytes } = upload;
  const part = partOf(upload);
  if ((await shelf.sizeOfPart(part)) < bytes) return ok(undefined);
  if (!(await shelf.keep(part, file))) return err(problem('file-wrong'));
  const receivedAt = home.now();
  await home.store.write(book.cell, (writing) =>
    writing.addFile(book.id, { hash: file, bytes, stream, receivedAt }),
  );
  return ok(confirm(home, book, file, bytes));
}

function confirm(home: Home, book: Book, file: string, bytes: number): FileConfirmation {
  const at = home.now();
  return { at, signature: toBase64Url(home.sign(fileBytes(book.id, file, bytes, at))) };
}
