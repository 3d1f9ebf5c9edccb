import type { Context } from 'hono';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { CardRequest } from '#protocol/cards.ts';
import type { CardReply } from '#protocol/cards.ts';
import { mayGiveCard } from '#server/cards.ts';
import type { Home } from '#server/home.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { openReader } from '#server/me.ts';
import { findPerson } from '#server/persons.ts';

const DAYS_VALID = 30;
const DAY_S = 86_400;

/** A single-use card for a person over whose every right the asker may decide. */
export async function answerCard(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, CardRequest, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const reader = await openReader(home, line);
  const found = await findPerson(home, reader, value.person);
  const person = found?.states.people.persons.get(value.person);
  if (found === undefined || person === undefined) return sendProblem(c, problem('not-found'));
  const isHome = home.directory.isHome({ ...line, people: found.book.id, person: person.id });
  if (isHome || !mayGiveCard(found.states, found.asker, person.id, reader.today)) {
    return sendProblem(c, problem('not-yours'));
  }
  const at = home.now();
  const expiresAt = at + DAYS_VALID * DAY_S;
  const card = await home.cards.issue({
    person: person.id,
    people: found.book.id,
    singleUse: true,
    issuedBy: found.asker,
    expiresAt,
  });
  const reply: CardReply = { at, name: person.name, card, until: dayOfSeconds(expiresAt) - 1 };
  return sendJson(c, reply);
}
