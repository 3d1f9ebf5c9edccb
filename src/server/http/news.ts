import { randomInt } from 'node:crypto';
import type { Context } from 'hono';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { endOf, hasEnded } from '#domain/people/state.ts';
import { LISTENERS_MAX, NEWS_BEAT_S } from '#protocol/limits.ts';
import { NewsQuery } from '#protocol/news.ts';
import type { Ear } from '#server/ears.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { ownerOf } from '#server/http/gate.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { findSigned } from '#server/http/signed.ts';
import { protocolProblem } from '#server/http/sync.ts';
import { booksToCarry, isOffice, mayRead, openReader, type Reader } from '#server/me.ts';
import type { StreamLine } from '#server/store/store.ts';

/** Then the phone comes back, which proves itself anew: not all that came together in one second. */
const OPEN_S = [900, 1_800] as const;
/** Whoever finds no place comes back by asking, and tries again later. */
const FULL_S = [300, 900] as const;

const BEAT = utf8(':\n\n');
const NEWS = utf8('data: news\n\n');

/**
 * Says that there is news for a stream for as long as it listens: server-sent events without any content,
 * which a phone reads as it reads everything, signed for and never kept.
 */
export async function answerNews(c: Context, home: Home): Promise<Response> {
  const signed = await findSigned(home, c.req.raw, utf8(''));
  if (!signed.ok) return sendProblem(c, signed.error);
  const query = parseValue(NewsQuery, c.req.query());
  if (!query.ok) return sendProblem(c, query.error);
  const old = protocolProblem(query.value.protocol);
  if (old !== undefined) return sendProblem(c, old);
  if (home.news.count() >= LISTENERS_MAX) {
    return sendProblem(c, problem('too-many-requests', { retryAfter: randomInt(...FULL_S) }));
  }
  const reader = await openReader(home, signed.value.line);
  return c.body(newsFor(home, reader), 200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // Proxies that gather answers before they pass them on let this one through.
    'x-accel-buffering': 'no',
  });
}

function newsFor(home: Home, reader: Reader): ReadableStream<Uint8Array> {
  let close = (): void => undefined;
  return new ReadableStream(
    {
      start(controller) {
        const beat = setInterval(() => controller.enqueue(BEAT), NEWS_BEAT_S * 1_000).unref();
        let isOpen = true;
        const end = (): void => {
          if (!isOpen) return;
          close();
          controller.close();
        };
        const drop = home.news.listen({
          ...hearing(home, reader),
          tell: () => controller.enqueue(NEWS),
          end,
        });
        const over = setTimeout(end, lastingMs(home, reader)).unref();
        close = () => {
          isOpen = false;
          clearInterval(beat);
          clearTimeout(over);
          drop();
        };
        // Whoever waits knows by it that nothing on the way keeps the answer back.
        controller.enqueue(BEAT);
      },
      cancel: () => close(),
    },
    { highWaterMark: 0 },
  );
}

/** No longer than the stream itself is heard. */
function lastingMs(home: Home, { people, line }: Reader): number {
  const known = people.streams.get(line.stream);
  const leftS = ((known && endOf(known)) ?? Infinity) - home.now();
  return Math.min(Math.max(0, leftS), randomInt(...OPEN_S)) * 1_000;
}

type Hearing = Omit<Ear, 'tell' | 'end'>;

/** What a stream wants to hear of: what it carries, and in an office all that it may ask for. */
function hearing(home: Home, opened: Reader): Hearing {
  const { line } = opened;
  let reader = opened;
  let asked = new Map<Id, boolean>();
  const { places } = home.directory.getBook(line.people);
  const hears = (id: Id): boolean => {
    const known = asked.get(id) ?? mayHear(home, reader, id);
    asked.set(id, known);
    return known;
  };
  return {
    stream: line.stream,
    owner: ownerOf(line),
    rights: new Set([line.people, places]),
    books: () => booksToCarry(home, reader).map(({ id }) => id),
    ...(isOffice(opened.people, line.person, opened.today) && { hears }),
    async refresh() {
      reader = await openReader(home, line);
      asked = new Map();
      return isHeard(home, reader, line);
    },
  };
}

function mayHear(home: Home, reader: Reader, id: Id): boolean {
  const book = home.directory.findBook(id);
  return book !== undefined && mayRead(home, reader, book);
}

function isHeard(home: Home, { people }: Reader, { stream }: StreamLine): boolean {
  const known = people.streams.get(stream);
  return known !== undefined && !hasEnded(known, home.now());
}
