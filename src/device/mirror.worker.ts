import { type MirrorDone, type MirrorOrder, readMirrorFile } from '#device/mirror.ts';

/*
 * Writes a mirror's file: only a worker gets a handle whose flush() brings bytes to the medium.
 */

declare const self: DedicatedWorkerGlobalScope;

/** Orders are carried out one after the other: a file has one handle at a time. */
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<MirrorOrder>) => {
  last = carryOut(last, data);
});

async function carryOut(before: Promise<void>, order: MirrorOrder): Promise<void> {
  await before;
  const why = await append(order).catch(String);
  const done: MirrorDone = { turn: order.turn, ...(why !== undefined && { why }) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
  self.postMessage(done);
}

async function append({ folder, file, bytes }: MirrorOrder): Promise<string | undefined> {
  const root = await navigator.storage.getDirectory();
  const shelf = await root.getDirectoryHandle(folder, { create: true });
  const handle = await shelf.getFileHandle(file, { create: true });
  const open = await handle.createSyncAccessHandle();
  try {
    const end = endOf(open);
    open.truncate(end);
    for (let from = 0; from < bytes.length;) {
      from += open.write(bytes.subarray(from), { at: end + from });
    }
    open.flush();
  } finally {
    open.close();
  }
  return undefined;
}

/** Behind the last whole copy, wherever a dying phone stopped writing. */
function endOf(open: FileSystemSyncAccessHandle): number {
  const whole = new Uint8Array(open.getSize());
  open.read(whole, { at: 0 });
  return readMirrorFile(whole).end;
}
