// A home whose power is cut while phones push to it. See README.md.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startHome } from '#test/support/home-process.ts';
import { type Compared, compareStore, openPushers, type Pushers } from '#test/support/pushers.ts';
import { copyDisk, endAll, makeImage, mount, openWorkshop, stopDead, unmount } from './disk.ts';
import { readOptions } from './options.ts';

const IMAGE_MB = 256;
const PHONES = 6;
const { rounds, isRelaxed } = readOptions();

const workshop = openWorkshop();
const base = join(workshop.folder, 'base');
const live = join(workshop.folder, 'live');
const cut = join(workshop.folder, 'cut');
const total = { acknowledged: 0, lost: 0, defects: 0, unopenable: 0 };
try {
  makeImage(`${base}.img`, IMAGE_MB);
  mount(`${base}.img`, base);
  const pushers = await openPushers(join(base, 'store'), PHONES);
  await unmount(base);
  for (let round = 1; round <= rounds; round += 1) {
    pushers.forget();
    const { lost, defects, opened } = await cutPower(pushers);
    const acknowledged = [...pushers.acknowledged.values()].reduce((sum, n) => sum + n, 0);
    total.acknowledged += acknowledged;
    total.lost += lost;
    total.defects += defects.length;
    total.unopenable += opened ? 0 : 1;
    console.log(
      `round ${round}: ${acknowledged} acknowledged, ${lost} lost, ${defects.length} defects` +
        (opened ? '' : `, the store did not open: ${defects.join('; ')}`),
    );
  }
} finally {
  workshop.close();
}
console.log(
  `home, ${isRelaxed ? 'relaxed (control)' : 'strict'}: ${rounds} power cuts, ` +
    `${total.acknowledged} facts acknowledged, ${total.lost} lost, ${total.defects} defects found by verify, ` +
    `${total.unopenable} stores did not open`,
);
const isWhole = total.lost === 0 && total.defects === 0 && total.unopenable === 0;
process.exitCode = total.acknowledged > 0 && isWhole !== isRelaxed ? 0 : 1;

/** A home on a copy of the base, cut while phones push, and what is on its disk then. */
async function cutPower(pushers: Pushers): Promise<Compared> {
  copyDisk(`${base}.img`, `${live}.img`);
  mount(`${live}.img`, live);
  const { child, base: address } = await startHome(join(live, 'store'), { isDraft: isRelaxed });
  pushers.goTo(address);
  const pid = child.pid ?? 0;
  const pushing = pushers.pushUntilDead();
  await wait(500 + Math.random() * 5_000);
  stopDead(pid);
  copyDisk(`${live}.img`, `${cut}.img`);
  endAll(pid);
  await pushing;
  await unmount(live);
  mount(`${cut}.img`, cut);
  const found = await compareStore(join(cut, 'store'), pushers);
  await unmount(cut);
  return found;
}
