// Builds of the phone's app other than that of these sources, and a home that serves now one, now another.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cwd, execPath } from 'node:process';
import { brotliDecompressSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { createApp } from '#server/http/app.ts';
import type { SignInSettings } from '#server/sign-in/desk.ts';
import type { World } from '#test/device/world.ts';

const INPUTS = ['src', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

export type Builds = {
  /** Builds the app from these sources with some of their text replaced; answers the folder to serve. */
  make(
    name: string,
    changes?: Readonly<Record<string, readonly [from: string, to: string]>>,
  ): string;
  /** The app of a released version as it was served. */
  unpack(version: string): string;
  remove(): void;
};

export function createBuilds(): Builds {
  const shelf = mkdtempSync(join(tmpdir(), 'banso-builds-'));
  return {
    make(name, changes = {}) {
      const folder = join(shelf, name);
      for (const input of INPUTS) {
        cpSync(join(cwd(), input), join(folder, input), { recursive: true });
      }
      symlinkSync(join(cwd(), 'node_modules'), join(folder, 'node_modules'));
      for (const [file, [from, to]] of Object.entries(changes)) {
        const text = readFileSync(join(folder, file), 'utf8');
        if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
        writeFileSync(join(folder, file), text.replace(from, to));
      }
      const built = spawnSync(execPath, [join(folder, 'scripts', 'build.mjs')], {
        encoding: 'utf8',
      });
      if (built.status !== 0) throw new Error(built.stderr);
      return join(folder, 'dist', 'pwa');
    },
    unpack(version) {
      const kept = join(cwd(), 'test', 'fixtures', 'versions', version, 'pwa.json.br');
      const files = JSON.parse(brotliDecompressSync(readFileSync(kept)).toString()) as Readonly<
        Record<string, string>
      >;
      for (const [file, bytes] of Object.entries(files)) {
        const path = join(shelf, version, file);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, Buffer.from(bytes, 'latin1'));
      }
      return join(shelf, version);
    },
    remove: () => rmSync(shelf, { recursive: true, force: true }),
  };
}

export type BuildServer = {
  readonly port: number;
  /** From now on this build is served. */
  show(folder: string): void;
  /** Paths asked for since it was last emptied. */
  readonly asked: string[];
  /** What is answered 503 for now. */
  refuse: (path: string) => boolean;
  stop(): void;
};

const trustsOwnScripts = (pwa: string): boolean =>
  readdirSync(join(pwa, 'assets')).some((file) =>
    readFileSync(join(pwa, 'assets', file), 'latin1').includes('createScriptURL'),
  );

/** A build of before comes with the headers of its day. */
function beforeTrustedTypes(answer: Response): Response {
  const headers = new Headers(answer.headers);
  const policy = (headers.get('content-security-policy') ?? '').split('; ');
  const kept = policy.filter((each) => !each.includes('trusted-types'));
  headers.set('content-security-policy', kept.join('; '));
  return new Response(answer.body, { status: answer.status, headers });
}

type Answer = (request: Request) => Promise<Response>;

/**
 * The home of a world, with whatever build stands in front of it.
 * @param at the port; any when absent
 */
export async function serveBuilds(
  { home }: World,
  first: string,
  { port: at = 0, signIn }: { readonly port?: number; readonly signIn?: SignInSettings } = {},
): Promise<BuildServer> {
  const apps = new Map<string, Answer>();
  const answerOf = (pwa: string): Answer => {
    const app = createApp(home, {
      pwa,
      log: (line) => console.error(line),
      ...(signIn && { signIn }),
    });
    const isOfBefore = !trustsOwnScripts(pwa);
    return async (request) => {
      const answer = await app.fetch(request);
      return isOfBefore ? beforeTrustedTypes(answer) : answer;
    };
  };
  const appOf = (pwa: string): Answer => {
    const answer = apps.get(pwa) ?? answerOf(pwa);
    apps.set(pwa, answer);
    return answer;
  };
  let app = appOf(first);
  const asked: string[] = [];
  const state: { refuse: BuildServer['refuse'] } = { refuse: () => false };
  const answer = (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return state.refuse(pathname) ? new Response('busy', { status: 503 }) : app(request);
  };
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: answer, hostname: '127.0.0.1', port: at }, () =>
      resolve(started),
    );
  });
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port, // it listens on a port
    show: (folder: string) => {
      app = appOf(folder);
    },
    asked,
    stop: () => server.close(),
  });
}
