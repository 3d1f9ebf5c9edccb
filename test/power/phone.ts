// The phone's store in a real browser whose power is cut while it saves. See README.md.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openWorld } from '#test/device/world.ts';
import type { PhonePage } from '#test/journeys/phone-page.ts';
import {
  enrolBarePhone,
  keepSaving,
  openSite,
  ownVisits,
  startBarePhone,
} from '#test/support/bare-phone.ts';
import { copyDisk, endAll, makeImage, mount, openWorkshop, stopDead, unmount } from './disk.ts';
import { readOptions } from './options.ts';

const IMAGE_MB = 256;
const { rounds, isRelaxed } = readOptions();

const workshop = openWorkshop();
const base = join(workshop.folder, 'base');
const live = join(workshop.folder, 'live');
const cut = join(workshop.folder, 'cut');
const world = await openWorld();
const site = await openSite(world);
site.deaf = true;

let acknowledged = 0;
let lost = 0;
let unopenable = 0;
try {
  await makeBase();
  for (let round = 1; round <= rounds; round += 1) {
    const found = await cutPower();
    acknowledged += found.acknowledged;
    lost += found.lost;
    unopenable += found.opened ? 0 : 1;
    const opened = found.opened ? '' : ', the store did not open';
    console.log(`round ${round}: ${found.acknowledged} saved, ${found.lost} lost${opened}`);
  }
} finally {
  site.close();
  world.close();
  workshop.close();
}
const kind = isRelaxed ? 'relaxed (control)' : 'strict';
console.log(
  `phone, ${kind}: ${rounds} power cuts, ${acknowledged} facts called saved, ${lost} lost, ` +
    `${unopenable} stores did not open`,
);
const isAsPromised = isRelaxed ? lost > 0 : lost === 0 && unopenable === 0;
process.exitCode = isAsPromised && acknowledged > 0 ? 0 : 1;

/** A disk with the profile of a phone that is enrolled and at rest. */
async function makeBase(): Promise<void> {
  makeImage(`${base}.img`, IMAGE_MB);
  mount(`${base}.img`, base);
  const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
  const phone = await startBarePhone(join(base, 'profile'), site.address);
  if (!(await enrolBarePhone(phone.page, card))) throw new Error('not enrolled');
  await phone.kill();
  await unmount(base);
}

type Found = { readonly acknowledged: number; readonly lost: number; readonly opened: boolean };

async function cutPower(): Promise<Found> {
  copyDisk(`${base}.img`, `${live}.img`);
  mount(`${live}.img`, live);
  const phone = await startBarePhone(join(live, 'profile'), site.address);
  if (isRelaxed) {
    await phone.page.evaluate(() => {
      (globalThis as unknown as PhonePage).isRelaxed = true; // phone-page.ts reads it
    });
  }
  const saving = keepSaving(phone.page, world.doors.id, world.household);
  await saving.reach(1);
  await wait(500 + Math.random() * 5_000);
  stopDead(phone.pid);
  copyDisk(`${live}.img`, `${cut}.img`);
  endAll(phone.pid);
  await saving.ended;
  await unmount(live);
  return { acknowledged: saving.saved.size, ...(await countLost(saving.saved)) };
}

/** Opens what the cut left on the disk in a fresh browser. */
async function countLost(saved: ReadonlyMap<number, string>): Promise<Omit<Found, 'acknowledged'>> {
  mount(`${cut}.img`, cut);
  const phone = await startBarePhone(join(cut, 'profile'), site.address);
  const found = await ownVisits(phone.page).catch(() => undefined);
  await phone.kill();
  await unmount(cut);
  const kept = new Map((found ?? []).map(({ n, visit }) => [n, visit]));
  const lostNow = [...saved].filter(([n, visit]) => kept.get(n) !== visit);
  return { lost: lostNow.length, opened: found !== undefined };
}
