// A home on a small disk that really fills up, and has room again. See README.md.

import { once } from 'node:events';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHome } from '#test/support/home-process.ts';
import { compareStore, openPushers, type Pushers } from '#test/support/pushers.ts';
import type { TestPhone } from '#test/support/test-phone.ts';
import { makeImage, mount, mountMemory, openWorkshop, unmount } from './disk.ts';
import { readOptions } from './options.ts';

const DISK_MB = 256;
/** What the ballast leaves free. */
const ROOM_BYTES = 2 * 1024 * 1024;
const PHONES = 4;
/** So many answers in a row that nothing was taken count as full. */
const FULL_AFTER = 20;
const ONWARD_PUSHES = 50;
const { rounds } = readOptions();

const workshop = openWorkshop();
let isWhole = true;
try {
  for (const kind of ['ext4', 'tmpfs'] as const) isWhole = (await fillAndFree(kind)) && isWhole;
} finally {
  workshop.close();
}
process.exitCode = isWhole ? 0 : 1;

async function fillAndFree(kind: 'ext4' | 'tmpfs'): Promise<boolean> {
  const disk = join(workshop.folder, kind);
  if (kind === 'tmpfs') mountMemory(disk, DISK_MB);
  else {
    makeImage(`${disk}.img`, DISK_MB);
    mount(`${disk}.img`, disk);
  }
  const folder = join(disk, 'store');
  const pushers = await openPushers(folder, PHONES);
  const { child, base } = await startHome(folder);
  const ended = once(child, 'exit');
  pushers.goTo(base);
  const count = { full: 0, taken: 0, other: 0 };
  for (let round = 0; round < rounds; round += 1) {
    writeBallast(disk);
    for (const phone of pushers.phones) await pushUntilFull(pushers, phone, count);
    rmSync(join(disk, 'ballast'));
    for (let push = 0; push < ONWARD_PUSHES; push += 1) {
      for (const phone of pushers.phones) {
        if ((await pushOnce(pushers, phone, count)) !== 200) count.other += 1;
      }
    }
  }
  child.kill();
  await ended;
  const { lost, defects, opened } = await compareStore(folder, pushers);
  await unmount(disk);
  console.log(
    `full disk, ${kind}: filled ${rounds} times, ${count.taken} pushes acknowledged, ` +
      `${count.full} answered 507, ${count.other} answered otherwise; ` +
      `${lost} acknowledged facts lost, ${defects.length} defects found by verify`,
  );
  return opened && lost === 0 && defects.length === 0 && count.other === 0 && count.full > 0;
}

/** Takes the disk but for a little, as photos or a neighbour's log would. */
function writeBallast(disk: string): void {
  const { bavail, bsize } = statfsSync(disk);
  const size = Math.max(0, bavail * bsize - ROOM_BYTES);
  writeFileSync(join(disk, 'ballast'), new Uint8Array(size));
}

type Count = { full: number; taken: number; other: number };

async function pushUntilFull(pushers: Pushers, phone: TestPhone, count: Count): Promise<void> {
  let fullInRow = 0;
  while (fullInRow < FULL_AFTER) {
    const status = await pushOnce(pushers, phone, count);
    fullInRow = status === 507 ? fullInRow + 1 : 0;
    if (status !== 507 && status !== 200) count.other += 1;
  }
}

/** One save of twenty facts; a phone whose save was not taken keeps it and says it again. */
async function pushOnce(pushers: Pushers, phone: TestPhone, count: Count): Promise<number> {
  const { book, household, acknowledged } = pushers;
  const before = phone.headOf(book);
  const { status, reply } = await phone.push([
    phone.part(book, Array.from({ length: 20 }, household)),
  ]);
  const [receipt] = reply.parts ?? [];
  if (status === 200 && receipt !== undefined && 'items' in receipt) {
    acknowledged.set(phone.stream, receipt.n);
    count.taken += 1;
    return 200;
  }
  phone.rewind(book, before);
  if (status === 507) count.full += 1;
  return status === 200 ? 0 : status;
}
