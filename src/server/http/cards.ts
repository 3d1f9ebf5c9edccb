import type { Context } from 'hono';
import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { ROLES } from '#book/activity.ts';
import { standingOver } from '#domain/actor.ts';
import { GIVES } from '#domain/people/judge.ts';
import { type Grant, grantsOf } from '#domain/people/state.ts';
import { CardRequest } from '#protocol/cards.ts';
import type { CardReply } from '#protocol/cards.ts';
import type { Home } from '#server/home.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { openReader, type Reader } from '#server/me.ts';

const DAYS_VALID = 30;
const DAY_S = 86_400;

/** A single-use card for a person over whose every right the asker may decide. */
export async function answerCard(c: Context, home: Home): Promise<Response> {
  const request = await readSignedJson(c, home, CardRequest);
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const reader = await openReader(home, line);
  const person = reader.people.persons.get(value.person);
  if (person === undefined) return sendProblem(c, problem('not-found'));
  const isHome = home.directory.isHome({ ...line, person: person.id });
  if (isHome || !mayIssueFor(reader, person.id)) return sendProblem(c, problem('not-yours'));
  const at = home.now();
  const expiresAt = at + DAYS_VALID * DAY_S;
  const card = await home.cards.issue({
    person: person.id,
    people: line.people,
    singleUse: true,
    expiresAt,
  });
  const reply: CardReply = { at, name: person.name, card, until: dayOfSeconds(expiresAt) - 1 };
  return sendJson(c, reply);
}

/**
 * Who opens the card speaks with all rights of its person: so the asker must be one who could give each of
 * them.
 */
function mayIssueFor(reader: Reader, person: Id): boolean {
  const { people, today } = reader;
  const rights = grantsOf(people, person).filter((grant) => (grant.until ?? today) >= today);
  return rights.length > 0 && rights.every((grant) => couldGive(reader, grant));
}

function couldGive({ people, places, today, line }: Reader, grant: Grant): boolean {
  const givers = ROLES.filter((role) => GIVES[role].includes(grant.role));
  const states = { people, places };
  return (
    standingOver(states, { person: line.person }, givers, grant.place, { on: today }) ===
    'on-that-day'
  );
}
