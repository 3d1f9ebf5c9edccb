// A phone of the load: opens, is given its books, listens, pushes, and pulls when it is told of news.

import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { PIECES_MAX, SnapshotReply } from '#protocol/snapshots.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { NEWS_PATH } from '#test/support/listener.ts';
import { type Member, type Push, signedPush } from '../ingest/village.ts';

const Pulled = v.object({
  books: v.array(
    v.object({ book: v.object({ id: v.string() }), epoch: v.number(), seq: v.number() }),
  ),
  mark: v.string(),
});
const Pushed = v.object({
  parts: v.array(v.object({ items: v.array(v.object({ verdict: v.string() })) })),
});

const AGAIN_MS = 2_000;

type Answer = { readonly status: number; readonly text: string };

/** What a phone asks for in an evening: each is an exchange of one request or a few. */
export const KINDS = ['first sync', 'push', 'pull after news'] as const;
export type Kind = (typeof KINDS)[number];

export type LoadPhone = ReturnType<typeof createLoadPhone>;

export function createLoadPhone(member: Member, port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  const have = new Map<string, string>();
  let mark = '';
  /** Of bodies that came and went. */
  const bytes = { 'first sync': 0, push: 0, 'pull after news': 0 } satisfies Record<Kind, number>;
  let again = 0;
  let listening: ClientRequest | undefined;
  let pulling: Promise<void> | undefined;

  const signed = (path: string): Record<string, string> => {
    const { phone } = member;
    const at = Math.floor(Date.now() / 1_000);
    const said = phone.requestSaid({ method: 'GET', path, at, body: utf8('') });
    return {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(said)),
      'accept-encoding': 'gzip, deflate, br',
    };
  };

  /** A home that is too busy is asked again, as phones do. */
  async function send(kind: Kind, path: string, push?: Push): Promise<Answer> {
    for (;;) {
      const answer = await sendOnce(kind, path, push);
      if (answer.status === 200 || answer.status === 304) return answer;
      if (answer.status !== 429 && answer.status !== 503) {
        throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 99)}`);
      }
      again += 1;
      await wait(AGAIN_MS);
    }
  }

  async function sendOnce(kind: Kind, path: string, push: Push | undefined): Promise<Answer> {
    const method = push === undefined ? 'GET' : 'POST';
    const headers = push?.headers ?? signed(path);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const to = { host: '127.0.0.1', port, method, path, agent, headers };
      request(to, resolve).on('error', reject).end(push?.body);
    });
    const said: Buffer[] = [];
    for await (const piece of answer) said.push(piece as Buffer); // of a stream without an encoding
    const packed = Buffer.concat(said);
    bytes[kind] += packed.length + (push?.body.length ?? 0);
    const text = unpacked(packed, answer.headers['content-encoding']).toString('utf8');
    return { status: answer.statusCode ?? 0, text };
  }

  async function pull(kind: Kind): Promise<void> {
    const marked = mark === '' ? '' : `&mark=${mark}`;
    const places = [...have.values()].join(',');
    const path = `/api/pull?protocol=${PROTOCOL}&have=${places}${marked}`;
    const { status, text } = await send(kind, path);
    if (status === 304) return;
    const reply = v.parse(Pulled, JSON.parse(text));
    for (const { book, epoch, seq } of reply.books) have.set(book.id, `${book.id}.${epoch}.${seq}`);
    ({ mark } = reply);
  }

  /** Everything of a first evening: households, the other books, the facts of people and places. */
  async function open(): Promise<void> {
    const path = `/api/snapshots?protocol=${PROTOCOL}&print=${FOLD_PRINT}`;
    for (const part of ['first', 'rest']) {
      const { text } = await send('first sync', `${path}&part=${part}`);
      const reply = v.parse(SnapshotReply, JSON.parse(text));
      const came = new Set(reply.pieces.map(([name]) => name));
      for (const { book, epoch, seq, names } of reply.books) {
        const missing = names.filter((name) => !came.has(name));
        for (let from = 0; from < missing.length; from += PIECES_MAX) {
          const some = missing.slice(from, from + PIECES_MAX).join();
          await send('first sync', `${path}&book=${book.id}&names=${some}`);
        }
        have.set(book.id, `${book.id}.${epoch}.${seq}`);
      }
    }
    await pull('first sync');
  }

  return {
    open,
    bytes: (kind: Kind): number => bytes[kind],
    /** How often a home was too busy. */
    again: (): number => again,
    /** How many facts of a push were taken as they are. */
    async push(facts: number): Promise<number> {
      const { text } = await send('push', '/api/push', signedPush(member, facts));
      const { parts } = v.parse(Pushed, JSON.parse(text));
      return parts.flatMap(({ items }) => items).filter(({ verdict }) => verdict === 'ok').length;
    },
    /** Pulls whenever it is told of news; `pulled` hears how long after the word that was done. */
    listen(pulled: (ms: number) => void): void {
      const headers = signed(NEWS_PATH);
      listening = request({ host: '127.0.0.1', port, path: NEWS_PATH, headers, agent: false });
      listening.on('response', (answer) => {
        answer.on('data', (piece: Buffer) => {
          if (!piece.includes('data: news') || pulling !== undefined) return;
          const toldMs = performance.now();
          pulling = pull('pull after news')
            .then(() => pulled(performance.now() - toldMs))
            .catch(() => undefined)
            .finally(() => (pulling = undefined));
        });
        answer.on('error', () => undefined);
      });
      listening.on('error', () => undefined);
      listening.end();
    },
    close(): void {
      listening?.destroy();
      agent.destroy();
    },
  };
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes);
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes;
}
