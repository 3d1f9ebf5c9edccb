import { fromBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { enrolBytes } from '#book/signed.ts';
import { KEPT_DEVICE } from '#domain/people/facts.ts';
import { readElsewhere, withRights } from '#domain/people-seen.ts';
import { grantsOf, type PeopleState } from '#domain/people/state.ts';
import type { PlacesState } from '#domain/places/state.ts';
import { present } from '#domain/propose.ts';
import type { EnrolReply, EnrolRequest } from '#protocol/messages.ts';
import { cardHashOf, mayGiveCard } from '#server/cards.ts';
import { isPublicKey, verify } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { ownerOf } from '#server/http/gate.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { meOf, openReader } from '#server/me.ts';

/** No stream is called like this. */
const NOBODY = '';

/**
 * Registers a stream for the person of a card. May be repeated by the same stream for ever, so that a
 * phone that lost the answer asks again; a single-use card is taken before the stream is registered, so
 * that no crash lets it enrol two.
 * @param tell one line of the log for whoever has signed in
 */
export async function enrol(
  home: Home,
  request: EnrolRequest,
  tell: (line: string) => void = () => undefined,
): Promise<Result<EnrolReply, Problem>> {
  const { stream, key, card: secret, device } = request;
  const signature = fromBase64Url(request.signature);
  if (!isPublicKey(key)) return err(problem('malformed', { where: 'key' }));
  if (device === KEPT_DEVICE) return err(problem('malformed', { where: 'device' }));
  const said = enrolBytes(stream, key, cardHashOf(secret));
  if (!signature.ok || !verify(key, said, signature.value)) return err(problem('signature-wrong'));
  await home.directory.meetStreams([stream]);
  const known = home.directory.findStream(stream);
  if (known !== undefined && known.key !== key) return err(problem('not-yours'));
  // A phone that is registered asks as often as for anything else that it signs.
  const retryAfter = known === undefined ? 0 : home.gate.begin(ownerOf(known));
  if (retryAfter > 0) return err(problem('too-many-requests', { retryAfter }));
  if (known === undefined && !(await isStillGiven(home, secret))) {
    return err(problem(await home.cards.whyNot(secret, stream)));
  }
  const card = await home.cards.use(secret, stream);
  if (card === undefined || (known !== undefined && known.person !== card.person)) {
    return err(problem(await home.cards.whyNot(secret, stream)));
  }
  if (known === undefined) {
    const { person, people, issuedBy, way, lastsS } = card;
    // A book names its own people alone.
    const cardBy = readElsewhere(issuedBy ?? '') === undefined ? issuedBy : undefined;
    const endsAt = lastsS === undefined ? undefined : home.now() + lastsS;
    const body = present({ stream, person, key, device, cardBy, way, endsAt });
    const recorded = await home.recorder.record(home.directory.getBook(people), [
      { type: 'stream.registered@1', on: dayOfSeconds(home.now()), body },
    ]);
    if (!recorded.ok) {
      return err(problem(recorded.error.code === 'disk-full' ? 'disk-full' : 'not-yours'));
    }
    if (way !== undefined) tell(`signed in by ${way} as stream ${stream}`);
    // The book knew the stream already, and the directory could not be written after it.
    if (home.directory.findStream(stream) === undefined) await home.ingest.repairStreams();
  }
  const line = home.directory.findStream(stream);
  if (line === undefined) return err(problem('not-yours'));
  const me = meOf(await openReader(home, line));
  const { key: homeKey } = home.directory.identity;
  return ok({
    at: home.now(),
    me,
    home: { key: homeKey, name: home.name, demo: home.store.kind === 'demo' },
    ...(request.protocol > 1 && { opening: home.opening.current() }),
  });
}

/** Whose a card is that would open a phone now, for one that has books of several people. */
export async function whoseCard(home: Home, secret: string): Promise<Result<Id, Problem>> {
  const card = await home.cards.find(secret);
  const { singleUse, usedBy, expiresAt = Infinity } = card ?? {};
  const isSpent = singleUse === true && usedBy !== undefined;
  if (
    card === undefined ||
    isSpent ||
    expiresAt <= home.now() ||
    !(await isStillGiven(home, secret))
  ) {
    return err(problem(await home.cards.whyNot(secret, NOBODY)));
  }
  return ok(card.person);
}

/** Whether whoever gave a card could give it today: rights change between the giving and the opening. */
async function isStillGiven(home: Home, secret: string): Promise<boolean> {
  const card = await home.cards.find(secret);
  if (card?.issuedBy === undefined) return card !== undefined;
  const book = home.directory.getBook(card.people);
  const { state } = await home.warm.get(home.directory.getBook(book.places));
  const places = state as PlacesState; // its line says so
  const people = (await home.warm.get(book)).state as PeopleState; // persons stand in people books
  const seen = await withGiver(home, people, card.issuedBy);
  return mayGiveCard(
    { people: seen, places },
    card.issuedBy,
    card.person,
    dayOfSeconds(home.now()),
  );
}

/** With the rights that whoever gave a card has today, should they stand in another people book. */
async function withGiver(home: Home, people: PeopleState, giver: string): Promise<PeopleState> {
  const named = readElsewhere(giver);
  if (named === undefined) return people;
  const { state } = await home.warm.get(home.directory.getBook(named.people));
  return withRights(people, giver, grantsOf(state as PeopleState, named.person)); // a people book
}
