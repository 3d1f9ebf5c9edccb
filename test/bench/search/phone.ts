// Types into one way of finding people on a slow phone: a Chromium of its own, with all that it starts.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { openSlowBrowser } from '../phone/browser.ts';
import { spread, textsOf } from './texts.ts';

const STYLES = ['look/tokens', 'look/base', 'pwa/ui/screen', 'pwa/ui/controls', 'pwa/ui/door-list'];
const style = STYLES.map((name) =>
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'src', `${name}.css`), 'utf8'),
).join('\n');

const Names = v.array(v.string());
const Typed = v.object({
  focusMs: v.number(),
  lettersMs: v.array(v.number()),
  missed: v.array(v.string()),
});

/**
 * @param divisor of what this machine's processors do
 * @param prepare what is done at this machine's own pace
 */
export async function timeTyping(way: string, code: string, divisor: number, prepare = '') {
  const profile = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><body></body>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const browser = await openSlowBrowser(profile, 1);
  const { page } = browser;
  // An origin that may have a store.
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: code });
  await page.evaluate(prepare);
  const texts = textsOf(v.parse(Names, await page.evaluate('names')));
  await browser.rest();
  await browser.slow(divisor);
  const cpu = browser.usedS() ?? 0;
  const said = await page.evaluate(`typed(${JSON.stringify(way)}, ${JSON.stringify(texts)})`);
  const { focusMs, lettersMs, missed } = v.parse(Typed, said);
  const cpuMs = (((browser.usedS() ?? 0) - cpu) * 1_000) / lettersMs.length;
  const { how } = browser;
  await browser.kill();
  server.close();
  rmSync(profile, { recursive: true, force: true });
  return {
    how,
    missed,
    row: { focusMs: Math.round(focusMs), ...spread(lettersMs), cpuMs: Math.round(cpuMs) },
  };
}
