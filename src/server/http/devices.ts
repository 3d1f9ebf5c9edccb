import type { Context } from 'hono';
import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { IdText } from '#book/common.ts';
import type { Book } from '#book/activity.ts';
import { devicesOf, grantsOf } from '#domain/people/state.ts';
import type { DevicesReply } from '#protocol/cards.ts';
import { mayGiveCard } from '#server/cards.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { findSigner } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { booksOfVillage, openReader, type Reader } from '#server/me.ts';
import { findPerson, type Found } from '#server/persons.ts';

const AskedPerson = v.object({ person: IdText });

/**
 * When each device of a person was last heard of, for whoever could give that person a card. The home keeps
 * no diary of devices: what it knows is when this program heard one, else when the last fact of it came.
 */
export async function answerDevices(c: Context, home: Home): Promise<Response> {
  const signer = await findSigner(home, c.req.raw, utf8(''));
  if (!signer.ok) return sendProblem(c, signer.error);
  const asked = parseValue(AskedPerson, c.req.query());
  if (!asked.ok) return sendProblem(c, asked.error);
  const { person } = asked.value;
  const line = signer.value;
  const reader = await openReader(home, line);
  const found = await findPerson(home, reader, person);
  if (found === undefined) return sendProblem(c, problem('not-found'));
  if (!mayGiveCard(found.states, found.asker, person, reader.today)) {
    return sendProblem(c, problem('not-yours'));
  }
  const books = booksOfPerson(home, reader, found, person);
  const devices: DevicesReply['devices'] = [];
  for (const { id: stream } of devicesOf(found.states.people, person)) {
    const heardAt = home.heard.get(stream) ?? (await lastReceived(home, books, stream));
    devices.push({ stream, ...(heardAt !== undefined && { heardAt }) });
  }
  const reply: DevicesReply = { at: home.now(), leaseDays: home.leaseDays, devices };
  return sendJson(c, reply);
}

function booksOfPerson(
  home: Home,
  reader: Reader,
  { book, states }: Found,
  person: Id,
): readonly Book[] {
  const villages = new Set(grantsOf(states.people, person).map(({ place }) => place));
  const books = [...villages].flatMap((village) => booksOfVillage(home, reader, village));
  return [book, ...new Set(books)];
}

/** Seconds at which the last fact of a stream came, whatever became of it. */
async function lastReceived(
  home: Home,
  books: readonly Book[],
  stream: Id,
): Promise<number | undefined> {
  let last: number | undefined;
  for (const { id, cell } of books) {
    const reading = home.store.read(cell);
    const n = (await reading.findStreamHead(id, stream))?.n ?? 0;
    const [said] = n === 0 ? [] : await reading.listSaid(id, stream, n, n);
    const [fact] =
      said === undefined || said.seq === 0 ? [] : await reading.getFacts(id, [said.seq]);
    if (fact !== undefined) last = Math.max(last ?? 0, fact.receivedAt);
  }
  return last;
}
