// A phone that listens for news at a home of a test.

import { setTimeout as wait } from 'node:timers/promises';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { PROTOCOL } from '#protocol/version.ts';
import type { Asked, TestPhone } from '#test/support/test-phone.ts';

export type Listener = {
  readonly status: number;
  readonly headers: Headers;
  /** All that was said so far. */
  said(): string;
  /** How often it was told of news. */
  news(): number;
  isOver(): boolean;
  stop(): Promise<void>;
};

export const NEWS_PATH = `/api/news?protocol=${PROTOCOL}`;

export async function listen(
  app: Asked,
  phone: TestPhone,
  at: number,
  path = NEWS_PATH,
): Promise<Listener> {
  const said = phone.requestSaid({ method: 'GET', path, at, body: utf8('') });
  const response = await app.request(path, {
    headers: {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(said)),
    },
  });
  let text = '';
  let isOver = false;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async (): Promise<void> => {
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
      text += piece.value;
    }
    isOver = true;
  };
  void read().catch(() => (isOver = true));
  return {
    status: response.status,
    headers: response.headers,
    said: () => text,
    news: () => text.split('data: news').length - 1,
    isOver: () => isOver,
    stop: async () => reader?.cancel(),
  };
}

/** Until something is so; fails when it is not after a while that no busy machine needs. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (isSo()) return;
    await wait(5);
  }
  throw new Error('it did not come to be');
}
