// `npm run bench -- search [--json]`: a letter typed into the search over 24,000 people, until what it finds
// is painted, at a quarter of this machine's pace; see docs/benchmarks.md.

import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { chromium, type Page } from 'playwright-core';
import * as v from 'valibot';
import { build } from 'vite';
import { foldText, initialsOf } from '#kernel/vi-text.ts';
import { FLAGS } from '#test/support/phone-browser.ts';
import { openSearchPeers } from './beside/search.ts';
import { HOUSEHOLDS, PEOPLE } from './search/commune.ts';

const RATE = 4;
/** The slowest of what is measured takes minutes. */
const PATIENCE_MS = 15 * 60_000;
const ASKED = ['Hà', 'Vy', 'nguyen', 'nvp'];
const NAMES = 30;
/** Rows drawn by the thousand take seconds a letter: a few texts show it. */
const PEER_NAMES = 3;
const WAYS = ['ours', 'plainly', 'plainly, all rows drawn'] as const;
const STYLES = ['look/tokens', 'look/base', 'pwa/ui/screen', 'pwa/ui/controls', 'pwa/ui/door-list'];
const Typed = v.object({ focusMs: v.number(), lettersMs: v.array(v.number()) });

const code = await bundle();
const style = STYLES.map((name) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'src', `${name}.css`), 'utf8'),
).join('\n');
const browser = await chromium.launch({
  executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
  args: [...FLAGS],
});
const rows = [];
for (const way of WAYS) rows.push({ way, ...(await timeOf(way, () => openPage(code))) });
const beside = await openSearchPeers();
for (const way of beside.ways) {
  const open = (): Promise<Page> => openPage(beside.code, beside.origin, `prepared('${way}')`);
  rows.push({ way, ...(await timeOf(way, open)) });
}
beside.stop();
await browser.close();

console.log(`${PEOPLE} people in ${HOUSEHOLDS} households, at a ${RATE}th of this machine's pace`);
for (const { way, letters, focusMs, p50, p95, most } of rows) {
  const all = `${letters} letters: median ${p50} ms, p95 ${p95} ms, at most ${most} ms`;
  console.log(`${way.padEnd(24)} going there ${focusMs} ms; ${all}`);
}
const [ours, ...peers] = rows;
if (ours !== undefined && argv.includes('--json')) {
  const ratios = peers.map(({ way, p95 }) => [way, Number((p95 / ours.p95).toFixed(1))] as const);
  console.log(
    JSON.stringify({
      bench: 'search',
      ours,
      peers: Object.fromEntries(peers.map((peer) => [peer.way, peer])),
      ratios: Object.fromEntries(ratios),
      machine: cpus()[0]?.model,
    }),
  );
}

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome109',
      lib: {
        entry: join(import.meta.dirname, 'search', 'on-a-phone.tsx'),
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

/** @param prepare what is done at this machine's own pace */
async function openPage(script: string, origin = 'about:blank', prepare = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(origin);
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
  await page.evaluate(prepare);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: RATE });
  return page;
}

async function timeOf(way: string, open: () => Promise<Page>) {
  const page = await open();
  const names = v.parse(v.array(v.string()), await page.evaluate('names'));
  const count = way === 'ours' ? NAMES : PEER_NAMES;
  const texts = ASKED.slice(0, way === 'ours' ? 4 : 3);
  for (let index = 0; index < count; index += 1) {
    const name = names[(index * 997) % names.length] ?? '';
    // As people type: with marks, without, the given name alone, initials.
    const given = name.split(' ').at(-1) ?? '';
    const forms =
      way === 'ours' ? [name, foldText(name), given, initialsOf(name)] : [foldText(name)];
    texts.push(forms[index % forms.length] ?? name);
  }
  const said = await page.evaluate(`typed(${JSON.stringify(way)}, ${JSON.stringify(texts)})`);
  await page.close();
  const { focusMs, lettersMs } = v.parse(Typed, said);
  const sorted = lettersMs.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return {
    letters: lettersMs.length,
    focusMs: Math.round(focusMs),
    p50: at(0.5),
    p95: at(0.95),
    most: at(1),
  };
}
