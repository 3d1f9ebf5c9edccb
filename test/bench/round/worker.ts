// Plays villages in a thread of its own, one after the other.

import { parentPort } from 'node:worker_threads';
import * as v from 'valibot';
import { HABITS, type VillageKind } from './habits.ts';
import { playVillage } from './play.ts';

const kinds = Object.keys(HABITS.villages) as VillageKind[]; // its own keys
const Asked = v.object({ seed: v.number(), kind: v.picklist(kinds) });

parentPort?.on('message', (message: unknown) =>
  parentPort?.postMessage(playVillage(v.parse(Asked, message)), []),
);
