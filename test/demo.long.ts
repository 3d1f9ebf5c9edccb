// The whole demo, once: its size and the figures that are known from outside.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoHome, openDemoHome } from '#test/support/demo-home.ts';

describe('the whole demo', () => {
  let demo: DemoHome;
  beforeAll(async () => {
    demo = await openDemoHome({ seed: 20_261_121 });
  });
  afterAll(() => demo.close());

  const share = async (...asked: Parameters<DemoHome['figure']>): Promise<number> => {
    const [met, of] = await demo.figure(...asked);
    return met / of;
  };

  test('holds at least 350,000 facts, 300,000 of them in Sơn Động', async () => {
    const heads = (await demo.heads()).map((line) => line.split(' '));
    const total = heads.reduce((sum, [, , seq]) => sum + Number(seq), 0);
    expect(total).toBeGreaterThanOrEqual(350_000);
    const others = ['Sa Lây', 'Hin Đăm', '6', 'Đồng Châu'].flatMap((village) => [
      demo.bookOf('homes', village).place,
      demo.bookOf('doors', village).place,
    ]);
    const elsewhere = new Set(others);
    const villages = heads.filter(
      ([activity, place = '']) =>
        (activity === 'homes' || activity === 'doors') && !elsewhere.has(place),
    );
    expect(villages).toHaveLength(66);
    expect(villages.reduce((sum, [, , seq]) => sum + Number(seq), 0)).toBeGreaterThanOrEqual(
      300_000,
    );
  });

  test('comes to the figures that are known', async () => {
    expect((await demo.figure('Phú Hưng', 'household-met'))[1]).toBe(121);
    expect((await demo.figure('Hin Đăm', 'household-met'))[1]).toBe(55);
    expect((await demo.figure('6', 'household-met'))[1]).toBe(300);
    expect(
      Math.abs((await share('Hin Đăm', 'household-smartphone-epay')) - 0.9),
    ).toBeLessThanOrEqual(0.02);
    expect(await share('Hin Đăm', 'owner-full-set')).toBeGreaterThanOrEqual(0.98);
    expect(Math.abs((await share('6', 'household-bank')) - 0.6)).toBeLessThanOrEqual(0.02);
  });

  test('refuses nothing and leaves a handful to decide', () => {
    expect(demo.noted.filter((line) => line.includes(' refused '))).toEqual([]);
    expect(demo.noted.filter((line) => line.includes(' held '))).toHaveLength(2);
    expect(demo.noted.filter((line) => line.includes(' flagged ')).length).toBeLessThanOrEqual(8);
  });
});
