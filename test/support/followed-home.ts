// A commune's home behind a real socket that can be cut, and a province's that follows it.

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { defined } from '#kernel/assert.ts';
import { type Id, newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import type { BoardState, Notice } from '#domain/board/state.ts';
import { beginFollowing, type Follower } from '#server/follow/follower.ts';
import { createTestClock, type World } from '#test/device/world.ts';

type Answering = { fetch(request: Request): Response | Promise<Response> };

/** What an address leads to may be another home, or nothing. */
export type Line = {
  readonly address: string;
  /** Requests that have come. */
  readonly asked: readonly string[];
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

export async function openLine(answering: () => Answering): Promise<Line> {
  const asked: string[] = [];
  const listen = async (port: number): Promise<ServerType> =>
    new Promise((resolve) => {
      const server = serve(
        {
          fetch: (request: Request) => {
            asked.push(new URL(request.url).pathname);
            return answering().fetch(request);
          },
          hostname: '127.0.0.1',
          port,
        },
        () => resolve(server),
      );
    });
  const end = async (server: ServerType): Promise<void> => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  let server: ServerType | undefined = await listen(0);
  const { port } = server.address() as AddressInfo; // of TCP
  const cut = async (): Promise<void> => {
    if (server !== undefined) await end(server);
    server = undefined;
  };
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    cut,
    async mend() {
      server ??= await listen(port);
    },
    close: cut,
  };
}

/** Asks for bytes that can be tampered with. */
export async function plain(request: Request): Promise<Request> {
  const { url, method } = request;
  const headers = new Headers(request.headers);
  headers.delete('accept-encoding');
  const body = method === 'GET' ? undefined : await request.arrayBuffer();
  return new Request(url, { method, headers, ...(body && { body }) });
}

export type Province = {
  readonly folder: string;
  readonly follower: Follower;
  close(): Promise<void>;
};

/** The card is given by the commune, over its province. */
export async function openProvince(
  world: World,
  address: string,
  role: 'province' | 'member' = 'province',
): Promise<Province> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-followed-'));
  const place = role === 'province' ? world.province : world.village;
  const { card } = await world.addWorker('Sở Khoa học và Công nghệ', role, place);
  const clock = createTestClock(world.time);
  const begun = await beginFollowing({ folder, clock }, { address, card, as: 'Máy chủ tỉnh' });
  if (!begun.ok) throw new Error(begun.error);
  return {
    folder,
    follower: begun.value,
    async close() {
      await begun.value.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export const bookAt = ({ home }: World, activity: Book['activity'], place: Id): Book =>
  defined(home.directory.findBookOf(activity, place), `no ${activity} of ${place}`);

/** Notices of the home itself on a board, today. */
export async function post(world: World, place: Id, titles: readonly string[]): Promise<void> {
  const on = dayOfSeconds(world.time.nowS);
  const proposals = titles.map((title) => ({
    type: 'notice.posted@1',
    on,
    body: {
      notice: newId(world.random),
      edition: newId(world.random),
      class: 'ordinary',
      to: 'everyone',
      pinned: false,
      from: on,
      texts: { vi: { title, text: 'Kính mời bà con xem.' } },
    },
  }));
  const recorded = await world.home.recorder.record(bookAt(world, 'board', place), proposals);
  if (!recorded.ok || recorded.value.some(({ verdict }) => verdict !== 'ok')) {
    throw new Error(JSON.stringify(recorded));
  }
}

/** Titles on a board as the follower shows it. */
export const titlesAt = ({ follower }: Province, place: Id): readonly string[] => {
  const board = follower.device.findView('board', place)?.state;
  return [...(board?.notices.values() ?? [])].map(titleOf).sort();
};

/** Titles on a board as its home has it. */
export async function titlesAtHome(world: World, place: Id): Promise<readonly string[]> {
  const { state } = await world.home.warm.get(bookAt(world, 'board', place));
  return [...(state as BoardState).notices.values()].map(titleOf).sort(); // of a board
}

const titleOf = ({ texts }: Pick<Notice, 'texts'>): string => texts.vi?.title ?? '';
