import { type Bytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  ATTACHMENT_KEY_LENGTH,
  type AttachmentProblem,
  frameCountOf,
  openAttachment,
  sealAttachment,
} from '#book/attachment.ts';
import { fetchFrame } from '#device/fetch-files.ts';
import { endOf, frameChange, frameKey, smallChange, smallKey } from '#device/file-rows.ts';
import type { Change, StoreProblem } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import { createLocalLock, type Platform } from '#device/platform.ts';
import { FileRow, findRow, FrameRow, toRow } from '#device/rows.ts';
import { dropOld } from '#device/drop-files.ts';
import { createSaid } from '#device/said-files.ts';
import { sendFiles } from '#device/send-files.ts';
import { missingTaught } from '#device/taught-files.ts';

/*
 * Pictures, scans and sounds on the phone. One is sealed and strictly stored before the fact that names it is
 * saved; the fact goes its own way. What was said waits here until the home has signed that it lies on its
 * disk; what others attached is fetched when it is looked at. Loaded when the first of them is needed.
 */

/** What the fact says of a file that lies on the phone. */
export type KeptFile = { readonly file: string; readonly key: string; readonly bytes: number };

/** `absent`: not on this phone. */
export type FileFate = FileRow['fate'] | 'absent';

export type Attachments = {
  /** Seals bytes and keeps them strictly, with a small picture of them where there is one. */
  keep(
    book: Id,
    plain: Bytes,
    small?: Bytes,
  ): Promise<Result<KeptFile, AttachmentProblem | Pick<StoreProblem, 'code'>>>;
  /** A file of which no fact was saved is wanted no more. */
  drop(file: string): Promise<void>;
  fateOf(file: string): Promise<FileFate>;
  /** Names of those that wait to be sent. */
  waiting(): Promise<ReadonlySet<string>>;
  /** The whole attachment, from this phone or from the home. */
  open(book: Id, kept: KeptFile): Promise<Result<Bytes, { readonly code: string }>>;
  small(file: string): Promise<Bytes | undefined>;
  /** Keeps a small picture of a file that was fetched. */
  putSmall(file: string, small: Bytes): Promise<void>;
  /** Sends what own facts speak of, one after the other; resolves when nothing more can be sent now. */
  send(): Promise<void>;
  /** Fetches what the commune's cards show and say, for doors without signal. */
  bring(): Promise<void>;
};

/** A file that its author's phone has not sent yet is asked for again after so long. */
const NOT_YET_S = 120;

/** Small pictures held in memory, some 10 KB each. */
const SMALLS_HELD_MAX = 200;

export function openAttachments(phone: Phone): Attachments {
  const { platform, clock } = phone;
  const { store } = platform;
  const lock = platform.filesLock ?? createLocalLock();
  let sending: Promise<void> | undefined;
  let bringing: Promise<void> | undefined;
  const notYet = new Map<string, number>();
  /** The same bytes each time, so that a screen drawn anew need not show them anew. */
  const smalls = new Map<string, Bytes>();
  const findFile = (file: string) => findRow(store, FileRow, 'files', file);

  return {
    keep: (book, plain, small) => keep(platform, clock.now().at, book, plain, small),
    async drop(file) {
      const row = await findFile(file);
      if (row === undefined || (await createSaid(phone)(row.book)).has(file)) return;
      await store.write(endOf(file, row.bytes), { strict: false });
    },
    fateOf: async (file) => (await findFile(file))?.fate ?? 'absent',
    async waiting() {
      const rows = await store.list('files', { prefix: '' });
      const waiting = rows.filter(({ value }) => toRow(FileRow, value)?.fate === 'waiting');
      return new Set(waiting.map(({ key }) => key));
    },
    open: (book, kept) => open(phone, book, kept),
    async small(file) {
      const known = smalls.get(file) ?? (await readSmall(platform, file));
      if (known === undefined) return undefined;
      if (smalls.size >= SMALLS_HELD_MAX) smalls.clear();
      smalls.set(file, known);
      return known;
    },
    async putSmall(file, small) {
      const change = await smallChange(platform.seal, file, small, 'others');
      await store.write([change], { strict: false });
    },
    send() {
      sending ??= lock(() => sendFiles(phone))
        .then(() => dropOld(phone))
        .finally(() => {
          sending = undefined;
        });
      return sending;
    },
    bring() {
      bringing ??= lock(() => bring(phone, notYet)).finally(() => {
        bringing = undefined;
      });
      return bringing;
    },
  };
}

async function bring(phone: Phone, notYet: Map<string, number>): Promise<void> {
  const now = phone.clock.now().at;
  for (const { book, ...kept } of await missingTaught(phone)) {
    const askedAt = notYet.get(kept.file);
    if (askedAt !== undefined && Math.abs(now - askedAt) < NOT_YET_S) continue;
    const opened = await open(phone, book, kept);
    if (opened.ok) phone.tell();
    else if (opened.error.code === 'file-not-yet' || opened.error.code === 'file-damaged') {
      notYet.set(kept.file, now);
    } else return;
  }
}

async function readSmall({ store, seal }: Platform, file: string): Promise<Bytes | undefined> {
  const row = await findRow(store, FrameRow, 'frames', smallKey(file));
  const opened = row && (await seal.open(`frames/${smallKey(file)}`, row.bytes));
  return opened?.ok === true ? opened.value : undefined;
}

async function keep(
  platform: Platform,
  keptAt: number,
  book: Id,
  plain: Bytes,
  small: Bytes | undefined,
): ReturnType<Attachments['keep']> {
  const { crypto, store } = platform;
  const key = crypto.random(ATTACHMENT_KEY_LENGTH);
  const sealed = await sealAttachment(await crypto.hpke(), crypto.sha256, key, plain);
  if (!sealed.ok) return sealed;
  const { name: file, bytes, frames } = sealed.value;
  const value: FileRow = { book, bytes, keptAt, fate: 'waiting', whole: true };
  const changes: Change[] = [
    { table: 'files', key: file, value },
    ...frames.map((frame, index) => frameChange(file, index, frame)),
    ...(small === undefined ? [] : [await smallChange(platform.seal, file, small, 'own')]),
  ];
  const written = await store.write(changes, { strict: true });
  return written.ok ? ok({ file, key: toBase64Url(key), bytes }) : err(written.error);
}

async function open(phone: Phone, book: Id, kept: KeptFile): ReturnType<Attachments['open']> {
  const { crypto, store } = phone.platform;
  const { file, bytes } = kept;
  const key = fromBase64Url(kept.key);
  if (!key.ok) return err({ code: 'file-damaged' });
  const row = await findRow(store, FileRow, 'files', file);
  const frames: Bytes[] = [];
  for (let index = 0; index < frameCountOf(bytes); index += 1) {
    const here = await findRow(store, FrameRow, 'frames', frameKey(file, index));
    const frame = here === undefined ? await fetchFrame(phone, book, kept, index) : ok(here.bytes);
    if (!frame.ok) return frame;
    frames.push(frame.value);
    if (here !== undefined) continue;
    // What does not fit now is fetched again another time.
    await store.write([frameChange(file, index, frame.value)], { strict: false });
  }
  const opened = await openAttachment(await crypto.hpke(), key.value, bytes, frames);
  const isOwn = row !== undefined && row.fate !== 'fetched' && row.whole;
  if (!opened.ok) {
    // Own frames that wait are all there is of them; what the home has can be fetched anew.
    if (row?.fate !== 'waiting') await store.write(endOf(file, bytes), { strict: false });
    return opened;
  }
  if (isOwn) return opened;
  const keptAt = phone.clock.now().at;
  const value: FileRow = { book, bytes, keptAt, fate: 'fetched', whole: true };
  await store.write([{ table: 'files', key: file, value }], { strict: false });
  await dropOld(phone);
  return opened;
}
