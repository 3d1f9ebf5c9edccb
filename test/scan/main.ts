// A home under a scanner that others wrote. See docs/security/scan.md.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import * as v from 'valibot';
import { createApp } from '#server/http/app.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

/** Modules of Wapiti but those that guess names of files for hours. */
const MODULES =
  'backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,' +
  'redirect,shellshock,sql,xss,xxe';
/** How hard it tries, and for how long: all of it, and each module. */
const EFFORT = ['-S', 'normal', '--max-scan-time', '900', '--max-attack-time', '60'];

/** What the scanner may say: why it is no defect here stands in docs/security/scan.md. */
const ANSWERED: readonly RegExp[] = [
  / X-XSS-Protection is not set$/u,
  / Strict-Transport-Security is not set$/u,
  /^POST \/ho: Lack of anti CSRF token$/u,
];

const Finding = v.object({ method: v.string(), path: v.string(), info: v.string() });
const Findings = v.record(v.string(), v.array(Finding));
const Report = v.object({ vulnerabilities: Findings, anomalies: Findings });

const the = await openTestHome();
const errors: string[] = [];
const app = createApp(the.home, {
  pwa: join(process.cwd(), 'dist', 'pwa'),
  log: (line) => errors.push(line),
});
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
await once(server, 'listening');
const folder = mkdtempSync(join(tmpdir(), 'banso-scan-'));
try {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const base = `http://127.0.0.1:${port}`;
  const addresses = listAddresses(the).map((path) => `${base}${path}`);
  const file = join(folder, 'report.json');
  await scan(`${base}/`, addresses, file);
  tell(v.parse(Report, JSON.parse(readFileSync(file, 'utf8'))), addresses.length);
} finally {
  server.close();
  await the.close();
  rmSync(folder, { recursive: true });
}

/** Every address of the home, with what it is asked; ids are real ones where a page wants one. */
function listAddresses({ village, commune, homes, today }: TestHome): readonly string[] {
  const ids: Readonly<Record<string, string>> = {
    '/xa/:id': commune,
    '/thon/:id': village,
    '/quy/:id': village,
  };
  const asked = `place=${village}&asOf=${today}&measure=met&met=1&id=${village}&q=a&book=${homes.id}&file=a`;
  const paths = new Set(app.routes.map(({ path }) => path).filter((path) => !path.includes('*')));
  return [...paths].map((path) => {
    const filled = path.replaceAll(/:\w+/gu, ids[path] ?? village);
    return filled.startsWith('/api/') ? `${filled}?${asked}` : filled;
  });
}

async function scan(base: string, addresses: readonly string[], file: string): Promise<void> {
  const starts = addresses.flatMap((address) => ['-s', address]);
  // What asks the scanner's makers is sent to the home instead.
  const quiet = ['--flush-session', '--no-bugreport', '--endpoint', base];
  const output = [...quiet, '-f', 'json', '-o', file];
  const child = spawn('wapiti', ['-u', base, ...starts, '-m', MODULES, ...EFFORT, ...output], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null]; // as Node says of it
  if (code !== 0) throw new Error(`the scanner ended with ${String(code)}`);
}

function tell({ vulnerabilities, anomalies }: v.InferOutput<typeof Report>, count: number): void {
  const found = [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(
    ([kind, findings]) => findings.map((finding) => ({ kind, ...finding })),
  );
  const open = found.filter(({ method, path, info }) => {
    const said = `${method} ${path}: ${info}`;
    return !ANSWERED.some((known) => known.test(said));
  });
  for (const { kind, method, path, info } of open) {
    console.log(`${kind}: ${method} ${path}: ${info}`);
  }
  for (const line of errors) console.log(`log: ${line}`);
  console.log(
    `${count} addresses, ${MODULES.split(',').length} modules: ${open.length} findings open, ` +
      `${found.length - open.length} answered, ${errors.length} errors of the home`,
  );
  process.exitCode = open.length + errors.length === 0 ? 0 : 1;
}
