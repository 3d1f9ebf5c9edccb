// `npm run bench -- plan [--json]`: what one plan of tonight's round takes in a browser, at this
// machine's pace and at a sixth of it; see docs/benchmarks.md.

import { join } from 'node:path';
import { env } from 'node:process';
import { chromium } from 'playwright-core';
import * as v from 'valibot';
import { build } from 'vite';
import { FLAGS } from '#test/support/phone-browser.ts';
import { tellJson } from './lib/tell.ts';
import { slowedText } from './phone/browser.ts';

const RATES = [1, 6];
const WARM_PLANS = 15;
const Village = v.object({ doors: v.number(), visits: v.number() });
const Times = v.array(v.tuple([v.number(), v.number()]));

const code = await bundle();
const browser = await chromium.launch({
  executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
  args: [...FLAGS],
});
const rows = [];
for (const rate of RATES) rows.push(await timeAt(rate));
await browser.close();

for (const { rate, doors, visits, first, learnMs, planMs } of rows) {
  const pace = rate === 1 ? 'this machine' : `a ${rate}th of it`;
  const cold = `first ${first.learnMs} + ${first.planMs} ms`;
  console.log(`${pace}: ${doors} doors, ${visits} visits: ${cold}, then ${learnMs} + ${planMs} ms`);
}
const how = Object.fromEntries(RATES.map((rate) => [`rate ${rate}`, slowedText(rate)]));
tellJson('plan', { ours: { paces: rows }, how });

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'chrome109',
      lib: {
        entry: join(import.meta.dirname, 'round', 'on-a-phone.ts'),
        formats: ['iife'],
        name: 'bench',
      },
    },
  });
  const [first] = [output].flat();
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error('nothing was bundled');
  return chunk.code;
}

/** Learning and planning in a page of its own, which has planned nothing before; medians of the warm ones. */
async function timeAt(rate: number) {
  const page = await browser.newPage();
  await page.addScriptTag({ content: code });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const [[learnMs, planMs] = [0, 0]] = v.parse(Times, await page.evaluate('planned(1)'));
  const warm = v.parse(Times, await page.evaluate(`planned(${WARM_PLANS})`));
  const village = v.parse(Village, await page.evaluate('village'));
  await page.close();
  return {
    rate,
    ...village,
    first: { learnMs: Math.round(learnMs), planMs: Math.round(planMs) },
    learnMs: median(warm.map(([learning]) => learning)),
    planMs: median(warm.map(([, planning]) => planning)),
  };
}

function median(times: readonly number[]): number {
  const middle = times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)];
  return Math.round(middle ?? 0);
}
