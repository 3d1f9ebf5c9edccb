// A phone without a store: signs and sends what a test tells it to, right or wrong.

import { gzipSync } from 'node:zlib';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import { type Id, newId } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import type { Proposal } from '#book/activity.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import type { Origin } from '#book/fact.ts';
import { enrolBytes, homeNameOf, requestBytes, saveBytes } from '#book/signed.ts';
import type { PullReply, PushPart, PushReply } from '#protocol/messages.ts';
import type { GivingEnrolReply } from '#protocol/snapshots.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { cardHashOf } from '#server/cards.ts';
import { createKeyPair, createSigner, sha256 } from '#server/crypto.ts';

export type Answer<Reply> = {
  readonly status: number;
  readonly headers: Headers;
  readonly reply: Reply & { readonly code?: string };
};

/** Where requests go: an app in this process, or a home in another. */
export type Asked = { request(path: string, init?: RequestInit): Response | Promise<Response> };

export type TestPhone = ReturnType<typeof createTestPhone>;

type KeyPair = ReturnType<typeof createKeyPair>;
type Said = { n: number; hash: Bytes };

/** @param own its stream and key, new ones when absent; and where it says that it works */
export function createTestPhone(
  app: Asked,
  random: Random,
  clock: { now: () => number },
  own: { readonly stream?: Id; readonly pair?: KeyPair; readonly place?: Id } = {},
) {
  const { stream = newId(random), pair = createKeyPair(random) } = own;
  const sign = createSigner(pair);
  const heads = new Map<Id, Said>();
  const salts = new Map<string, Bytes>();
  let homeKey = '';

  const requestSaid = (said: { method: string; path: string; at: number; body: Bytes }): Bytes =>
    requestBytes({
      home: homeNameOf(sha256, homeKey),
      stream,
      method: said.method,
      path: said.path,
      at: said.at,
      bodyHash: sha256(said.body),
    });

  async function send<Reply>(
    method: string,
    path: string,
    body: Bytes = utf8(''),
    headers: Record<string, string> = {},
  ): Promise<Answer<Reply>> {
    const at = clock.now();
    const said = requestSaid({ method, path, at, body });
    const answer = await app.request(path, {
      method,
      headers: {
        'banso-stream': stream,
        'banso-at': String(at),
        'banso-signature': toBase64Url(sign(said)),
        ...(own.place !== undefined && { 'banso-place': own.place }),
        ...headers,
      },
      ...(body.length > 0 && { body }),
    });
    const text = await answer.text();
    const reply: unknown = text === '' ? {} : JSON.parse(text);
    return {
      status: answer.status,
      headers: answer.headers,
      reply: reply as Reply & { code?: string },
    }; // asserted by the test
  }

  /** The facts as the next part of a book; `keep` moves this phone on as if they were saved. */
  function part(
    book: Id,
    proposals: readonly (Proposal & { at?: number; origin?: Origin })[],
    keep = true,
  ): PushPart {
    const head = heads.get(book) ?? { n: 0, hash: streamStart(sha256, book, stream) };
    const offered = new Map<number, string>();
    let { hash } = head;
    const facts = proposals.map(({ type, on, body, at = clock.now(), origin }, index) => {
      const n = head.n + 1 + index;
      const block = saltBlockOf(n);
      const key = `${book}.${block}`;
      const salt = salts.get(key) ?? random(16);
      if (keep) salts.set(key, salt);
      offered.set(block, toBase64Url(salt));
      const text = canonicalText(body);
      const fact = { type, at, on, body: text, ...(origin && { origin }) };
      hash = streamNext(sha256, hash, book, { ...fact, stream, n }, salt);
      return fact;
    });
    const n = head.n + facts.length;
    const signature = toBase64Url(sign(saveBytes(book, stream, n, hash)));
    if (keep) heads.set(book, { n, hash });
    return {
      book,
      from: head.n + 1,
      before: toBase64Url(head.hash),
      facts,
      salts: [...offered],
      signature,
    };
  }

  return {
    stream,
    key: pair.key,
    sign,
    send,
    part,
    requestSaid,
    /** Whose name stands in this phone's requests; enrolment learns it too. */
    meet: (key: string) => void (homeKey = key),
    headOf: (book: Id) => heads.get(book),
    setHead: (book: Id, head: Said) => void heads.set(book, head),
    /** Goes on from what the home has; from the beginning when it has nothing. */
    rewind(book: Id, head: Said | undefined): void {
      if (head === undefined) heads.delete(book);
      else heads.set(book, head);
    },
    async enrol(card: string, query = ''): Promise<Answer<GivingEnrolReply>> {
      const signature = toBase64Url(sign(enrolBytes(stream, pair.key, cardHashOf(card))));
      const body = {
        protocol: PROTOCOL,
        card,
        stream,
        key: pair.key,
        signature,
        device: 'Máy thử',
      };
      const answer = await app.request(`/api/enrol${query}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      const reply = (await answer.json()) as GivingEnrolReply & { code?: string }; // asserted by the test
      if (answer.status === 200) homeKey = reply.home.key;
      return { status: answer.status, headers: answer.headers, reply };
    },
    push(parts: readonly PushPart[], over: object = {}): Promise<Answer<PushReply>> {
      const body = utf8(JSON.stringify({ protocol: PROTOCOL, stream, parts, ...over }));
      return send('POST', '/api/push', new Uint8Array(gzipSync(body)), {
        'content-encoding': 'gzip',
      });
    },
    pull(have = '', mark?: string): Promise<Answer<PullReply>> {
      const query = `protocol=${PROTOCOL}&have=${have}${mark === undefined ? '' : `&mark=${mark}`}`;
      return send('GET', `/api/pull?${query}`);
    },
    /** Asks by the mark alone whether anything is new. */
    still: (mark: string, left = ''): Promise<Answer<object>> =>
      send('GET', `/api/pull?protocol=${PROTOCOL}&mark=${mark}&left=${left}`),
  };
}
