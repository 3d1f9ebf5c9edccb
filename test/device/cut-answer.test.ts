// A first load over a real connection that breaks in the middle of an answer.

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Transport } from '#device/platform.ts';
import { type CountingMast, raiseCountingMast } from '#test/support/counting-mast.ts';
import { memberWorld } from './member-world.ts';
import { enrolledPhone, givenNothing, openPhone, receive, visitsSeen } from './world.ts';

const the = memberWorld();
const FACTS = 4_000;
/** Some pieces of the doors have come by then, and some have not. */
const CUT_AT_BYTES = 20_000;

let server: ReturnType<typeof serve>;
let mast: CountingMast;

beforeEach(async () => {
  server = await new Promise((resolve) => {
    const { fetch: answer } = the.world.app;
    const started = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 }, () => {
      resolve(started);
    });
  });
  mast = await raiseCountingMast((server.address() as AddressInfo).port); // it listens on a port
});
afterEach(async () => {
  await mast.close();
  server.close();
});

/** A phone's way to the home, on which the answer with the doors is cut once; what it asked for. */
function wayToHome(encoding: string) {
  const state = { isDown: false, isCut: false, asked: [] as string[] };
  const transport: Transport = async (asked, { method, headers, body }) => {
    if (state.isDown && mast.wasCut()) throw new TypeError('offline');
    const path = givenNothing(asked);
    state.asked.push(path);
    if (path.includes('part=rest') && !state.isCut) {
      state.isCut = true;
      mast.cutAnswerAt(path, CUT_AT_BYTES);
    }
    const sent = { ...headers, 'accept-encoding': encoding };
    return fetch(mast.origin + path, { method, headers: sent, ...(body && { body }) });
  };
  return { state, through: () => transport };
}

/** Pieces of the doors that were asked for by their names. */
const namesIn = (asked: readonly string[]): readonly string[] =>
  asked.flatMap((path) => new URL(path, mast.origin).searchParams.get('names')?.split(',') ?? []);

async function piecesOfDoors(): Promise<readonly string[]> {
  const snapshot = await the.world.home.snapshots.find(the.world.doors);
  return [...(snapshot?.pieces.keys() ?? [])];
}

describe.each(['br', 'gzip'])('an answer by %s that is cut in the middle', (encoding) => {
  test('leaves what had come of it: only the pieces behind the cut are asked for', async () => {
    await receive(the.world, FACTS);
    const { state, through } = wayToHome(encoding);
    const phone = await enrolledPhone(the.world, the.member, { through });
    await phone.sync();
    expect(mast.wasCut()).toBe(true);
    expect(visitsSeen(the.world, phone)).toBe(FACTS);
    const names = await piecesOfDoors();
    const asked = namesIn(state.asked);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(names.length);
    expect(asked).toEqual(names.slice(-asked.length));
    expect(state.asked.filter((path) => path.includes('part=rest'))).toHaveLength(1);
  });

  test('leaves it on the phone for as long as nothing more comes', async () => {
    await receive(the.world, FACTS);
    const { state, through } = wayToHome(encoding);
    state.isDown = true;
    const phone = await enrolledPhone(the.world, the.member, { through });
    expect(phone.findView('homes', the.world.village)).toBeDefined();
    expect(phone.findView('doors', the.world.village)).toBeUndefined();
    state.isDown = false;
    state.asked = [];
    const again = await openPhone(the.world, { medium: phone.medium, through });
    await again.sync();
    expect(visitsSeen(the.world, again)).toBe(FACTS);
    const names = await piecesOfDoors();
    const asked = namesIn(state.asked);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(names.length);
    expect(asked).toEqual(names.slice(-asked.length));
    expect(state.asked.filter((path) => path.includes('part=rest'))).toHaveLength(1);
    expect(state.asked.find((path) => path.includes('part=rest'))).toContain('pieces=none');
  });
});
