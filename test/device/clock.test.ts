import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Transport } from '#device/platform.ts';
import {
  enrolledPhone,
  openPhone,
  openWorld,
  receive,
  save,
  visit,
  type Worker,
  type World,
} from './world.ts';

const HOUR_S = 3_600;
const YEAR_S = 31_557_600;

let world: World;
let member: Worker;
beforeEach(async () => {
  world = await openWorld();
  member = await world.addWorker('Hoàng Thị Lan', 'member');
});
afterEach(() => world.close());

/** A line on which whoever stands there changes what is said. */
function createLine() {
  const line = { meddle: (said: Record<string, unknown>): Record<string, unknown> => said };
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      const answer = await direct(path, init);
      const text = await answer.text();
      const said: unknown = text === '' ? undefined : JSON.parse(text);
      const meddled =
        typeof said === 'object' && said !== null
          ? JSON.stringify(line.meddle(said as Record<string, unknown>)) // every answer is an object
          : null;
      return new Response(meddled, { status: answer.status, headers: answer.headers });
    };
  return { line, through };
}

describe('the time of the home', () => {
  test('is taken from a signed answer, told, and kept for the next start', async () => {
    const phone = await enrolledPhone(world, member, { clockOffS: 2 * HOUR_S });
    expect(phone.now().at).toBe(world.time.nowS);
    expect(phone.syncState()).toMatchObject({ phase: 'idle', clockOffS: -2 * HOUR_S });
    const [fact] = await save(phone, world.doors, [visit(world, phone)]);
    expect(fact?.at).toBe(world.time.nowS);
    const later = await openPhone(world, { medium: phone.medium, clockOffS: 2 * HOUR_S });
    expect(later.syncState().clockOffS).toBe(-2 * HOUR_S);
    const mended = await openPhone(world, { medium: phone.medium });
    await mended.sync();
    expect(mended.syncState().clockOffS).toBe(0);
  });

  test('is not taken from an error that anybody could have written', async () => {
    const { line, through } = createLine();
    const phone = await enrolledPhone(world, member, { through });
    line.meddle = (said) => ({ ...said, at: world.time.nowS, signature: undefined });
    const away = await openPhone(world, { medium: phone.medium, through, clockOffS: YEAR_S });
    expect(await away.sync()).toMatchObject({ phase: 'trouble', code: 'clock-far-off' });
    expect(away.syncState().clockOffS).toBe(0);
    line.meddle = (said) => ({ ...said, at: world.time.nowS + YEAR_S });
    await away.sync();
    expect(away.syncState().clockOffS).toBe(0);
    line.meddle = (said) => said;
    expect(await away.sync()).toMatchObject({ phase: 'idle', clockOffS: -YEAR_S });
  });

  test('is not taken from a word that was said to another question', async () => {
    const { line, through } = createLine();
    const phone = await enrolledPhone(world, member, { through });
    const heard: Record<string, unknown>[] = [];
    line.meddle = (said) => {
      if (said['code'] === 'clock-far-off') heard.push(said);
      return said;
    };
    const away = await openPhone(world, { medium: phone.medium, through, clockOffS: YEAR_S });
    await away.sync();
    expect(heard).toHaveLength(1);
    world.time.nowS += 30 * 86_400;
    line.meddle = (said) => (said['code'] === 'clock-far-off' ? (heard[0] ?? said) : said);
    const back = await openPhone(world, { medium: phone.medium, through, clockOffS: -YEAR_S });
    expect(await back.sync()).toMatchObject({ code: 'clock-far-off', clockOffS: -YEAR_S });
  });

  test('is not taken from the unsigned time of an answer, nor from an older one', async () => {
    const { line, through } = createLine();
    const phone = await enrolledPhone(world, member, { through });
    await receive(world, 1);
    line.meddle = (said) => ({ ...said, at: world.time.nowS + 200 });
    await phone.sync();
    expect(phone.syncState().clockOffS).toBe(0);

    await receive(world, 1);
    let old: Record<string, unknown> = {};
    line.meddle = (said) => (old = said);
    await phone.sync();
    await receive(world, 1);
    world.time.nowS += 200;
    line.meddle = (said) => said;
    await phone.sync();
    await receive(world, 1);
    line.meddle = () => old;
    await phone.sync();
    expect(phone.now().at).toBe(world.time.nowS);
  });
});
