import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { isPublic } from '#domain/board/audience.ts';
import { type BoardState, holds, type Notice } from '#domain/board/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { levelOf, nameAsOf, type Place, type PlacesState } from '#domain/places/state.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { householdsFor, toldOf } from '#domain/reach/measures.ts';
import type { MessageWay } from '#domain/reach/message-facts.ts';
import type { ReachState } from '#domain/reach/state.ts';
import type { Channel, Message, Sent, Why } from '#server/bridges/channel.ts';
import { openWays, type Planning } from '#server/bridges/plan.ts';
import { addressesFor, isForStream, mailId, phoneOf } from '#server/bridges/recipients.ts';
import { againAfter, awakeAt, newsSpan } from '#server/bridges/when.ts';
import type {
  Delivery,
  DeliveryEnd,
  DeliveryKey,
  PushSubscription,
} from '#server/store/deliveries.ts';

/*
 * One delivery, from claim to word. It is had by one server at a time, and whether it is still wanted is
 * asked anew before each attempt. A server that ended between claim and word leaves it claimed: where the
 * provider knows a message again it goes out once more, elsewhere in an emergency alone, for nobody can say
 * whether it went out before.
 */

export type Channels = {
  readonly push?: Channel<PushSubscription>;
  readonly zalo?: Channel;
  readonly sms?: Channel;
  readonly mail?: Channel;
};

export type Sending = Planning & {
  readonly channels: Channels;
  /** Where pages are opened, without a slash at the end. */
  readonly origin: string;
  /** Told what keeps a channel from sending; never of whom. */
  readonly tell: (line: string) => void;
};

/** In which an attempt comes to its end, its provider's answer and two requests for a token included. */
const CLAIM_S = 120;
/** After which what is broken is tried again: somebody may have mended it. */
const BROKEN_S = 900;

export const referenceOf = ({ book, edition, recipient }: DeliveryKey): string =>
  `${book}${edition}${recipient}`;

/** @returns whether something was sent, so that the next message over the channel keeps its distance */
export async function deliver(sending: Sending, seen: Delivery): Promise<boolean> {
  const { home } = sending;
  const book = home.directory.findBook(seen.book);
  if (book === undefined) return false;
  const until = home.now() + CLAIM_S;
  const isOurs = await home.store.write(book.cell, (writing) => writing.claimDelivery(seen, until));
  if (!isOurs) return false;
  const wanted = await lookAnew(sending, seen);
  if ('state' in wanted) {
    await end(sending, book, seen, until, wanted);
    return false;
  }
  const { notice } = wanted;
  const sent = await wanted.send();
  const goesOn = sent.is === 'failed' || (await goesOtherWay(sending, seen, notice, sent));
  await end(sending, book, seen, until, endOf(sending, seen, notice, sent, goesOn));
  await follow(sending, book, seen, sent);
  if (goesOn) await queueNextWay(sending, seen, notice);
  return true;
}

const end = (
  { home }: Sending,
  book: Book,
  seen: Delivery,
  until: number,
  what: DeliveryEnd,
): Promise<boolean> =>
  home.store.write(book.cell, (writing) => writing.endClaimed(seen, until, what, home.now()));

type Wanted = { readonly notice: Notice; send(): Promise<Sent> };

const skipped = (why: Why): DeliveryEnd => ({ state: 'skipped', why });

/** How it is sent, or why it is not any more. */
async function lookAnew(sending: Sending, seen: Delivery): Promise<Wanted | DeliveryEnd> {
  const { home } = sending;
  const board = home.directory.findBook(seen.board);
  if (board === undefined) return skipped('withdrawn');
  const { notices } = (await home.warm.get(board)).state as BoardState; // of a board book
  const notice = notices.get(seen.notice);
  if (notice === undefined || notice.withdrawn !== undefined) return skipped('withdrawn');
  if (!notice.enough.includes(seen.edition)) return skipped('superseded');
  // A correction may have made it one for those who work alone.
  if (seen.channel !== 'push' && !isPublic(notice)) return skipped('no-right');
  const at = home.now();
  const day = dayOfSeconds(at);
  const expired = { state: 'expired', ...(seen.why !== undefined && { why: seen.why }) } as const;
  if (at >= newsSpan(notice).until || !holds(notice, { day, at })) return expired;
  const due = awakeAt(notice, at, home.random);
  if (due > at) return { state: 'queued', why: 'night', due };
  const channel = sending.channels[seen.channel];
  if (channel === undefined) return skipped('off');
  const isInterrupted = seen.claimedUntil > 0;
  if (isInterrupted && !channel.knowsAgain && notice.class !== 'emergency') {
    return { state: 'failed', why: 'interrupted' };
  }
  const book = home.directory.getBook(board.places);
  const places = (await home.warm.get(book)).state as PlacesState; // its line says so
  return toRecipient(sending, seen, { board, notice, places, at, day });
}

type Now = {
  readonly board: Book;
  readonly notice: Notice;
  readonly places: PlacesState;
  readonly at: number;
  readonly day: number;
};

async function toRecipient(
  sending: Sending,
  seen: Delivery,
  now: Now,
): Promise<Wanted | DeliveryEnd> {
  const { channels } = sending;
  const { notice } = now;
  const message = messageOf(sending, seen, now);
  switch (seen.channel) {
    case 'push': {
      const to = await findDevice(sending, seen, now);
      if (to === undefined || channels.push === undefined) return skipped('no-right');
      const { push } = channels;
      return { notice, send: () => push.send(to, message) };
    }
    case 'mail': {
      const { mail: settings } = sending.settings;
      const all = settings && addressesFor(settings, now.places, now.board.place, now.day);
      const to = all?.find((address) => mailId(address) === seen.recipient);
      if (to === undefined || channels.mail === undefined) return skipped('off');
      const { mail } = channels;
      return { notice, send: () => mail.send(to, message) };
    }
    case 'zalo':
    case 'sms': {
      const channel = channels[seen.channel];
      const to = await findNumber(sending, seen, now);
      if (typeof to !== 'string') return to;
      if (channel === undefined) return skipped('off');
      return { notice, send: () => channel.send(to, message) };
    }
  }
}

async function findDevice(
  { home }: Sending,
  { book: id, recipient }: Delivery,
  { board, notice, places, day }: Now,
): Promise<PushSubscription | undefined> {
  const book = home.directory.getBook(id);
  await home.directory.meetStreams([recipient]);
  const line = home.directory.findStream(recipient);
  if (line === undefined) return undefined;
  const people = (await home.warm.get(book)).state as PeopleState; // of a people book
  if (!isForStream(home, line, { people, places, day }, board, notice)) return undefined;
  return home.store.read(book.cell).findPushSubscription(id, recipient);
}

/** The number that the register has of a household by now, if it still wants its messages there. */
async function findNumber(
  sending: Sending,
  { book: id, recipient, channel }: Delivery,
  { notice, day }: Now,
): Promise<string | DeliveryEnd> {
  const { home, settings } = sending;
  const book = home.directory.getBook(id);
  const homesBook = home.directory.findBookOf('homes', book.place);
  if (homesBook === undefined) return skipped('no-phone');
  const homes = (await home.warm.get(homesBook)).state as HomesState; // of a register
  const reach = (await home.warm.get(book)).state as ReachState; // of a reach book
  const household = homes.households.get(recipient);
  const answer = reach.answers.get(recipient);
  if (household === undefined || answer === undefined || household.left !== undefined) {
    return skipped('unwanted');
  }
  const isTheirs = householdsFor([household], notice).length > 0;
  if (!isTheirs || !openWays(settings, notice, answer.ways).some((way) => way === channel)) {
    return skipped('unwanted');
  }
  // In an emergency whoever was told hears it once more.
  const isTold = notice.class !== 'emergency' && toldOf(reach, notice, recipient) !== undefined;
  if (isTold) return skipped('told');
  return phoneOf(homes, household, answer, day) ?? { state: 'failed', why: 'no-phone' };
}

function messageOf(
  { origin }: Sending,
  seen: Delivery,
  { board, notice, places, at, day }: Now,
): Message {
  const said = notice.texts['vi'];
  const { warning } = notice;
  const until =
    warning && `${formatTime(warning.expires)} ${formatDay(dayOfSeconds(warning.expires))}`;
  const place = places.places.get(board.place);
  const isVillage = place && levelOf(nameAsOf(place, day).kind) === 'village';
  return {
    reference: referenceOf(seen),
    notice: notice.notice,
    class: notice.class,
    from: place === undefined ? '' : nameOf(place, day),
    title: said?.title ?? '',
    text: said?.text ?? '',
    ...(said?.do !== undefined && { do: said.do }),
    ...(until !== undefined && { until }),
    link: `${origin}/${isVillage === true ? 'thon' : 'xa'}/${board.place}`,
    ttlS: Math.max(0, newsSpan(notice).until - at),
  };
}

/** "Bản Nà Lúa". */
function nameOf(place: Place, day: number): string {
  const { kind, name } = nameAsOf(place, day);
  const spoken = PLACES_WORDS.vi.placeName(kind, name);
  return `${spoken.charAt(0).toUpperCase()}${spoken.slice(1)}`;
}

/** What an attempt comes to: an end, or another one that is not later than the notice holds. */
function endOf(
  { home }: Sending,
  seen: Delivery,
  notice: Notice,
  sent: Sent,
  goesOn: boolean,
): DeliveryEnd {
  if (sent.is === 'sent') return { state: 'sent', ...(sent.outside && { outside: sent.outside }) };
  const { why } = sent;
  if (sent.is === 'failed' || goesOn) return { state: 'failed', why };
  const again = againAfter(seen.tries + 1, home.random);
  const wait = sent.is === 'broken' ? BROKEN_S : Math.max(again, sent.afterS ?? 0);
  const due = awakeAt(notice, home.now() + wait, home.random);
  return due >= newsSpan(notice).until ? { state: 'expired', why } : { state: 'queued', why, due };
}

/** In an emergency nobody waits for a channel to have time again, or money, where there is another way. */
const goesOtherWay = async (
  sending: Sending,
  seen: Delivery,
  notice: Notice,
  sent: Sent,
): Promise<boolean> =>
  notice.class === 'emergency' &&
  (sent.is === 'broken' || (sent.is === 'later' && sent.why !== 'unreachable')) &&
  (await nextWay(sending, seen, notice)) !== undefined;

/** A subscription less, a word to whoever keeps the server. */
async function follow(
  { home, tell }: Sending,
  book: Book,
  { channel, recipient }: Delivery,
  sent: Sent,
): Promise<void> {
  if (sent.is === 'broken') tell(`banso: the bridge ${channel} cannot send (${sent.why}).`);
  if (sent.is !== 'failed' || channel !== 'push') return;
  if (sent.why === 'key') tell('banso: a push service does not know this home by its keys.');
  if (sent.why !== 'gone') return;
  await home.store.write(book.cell, (writing) =>
    writing.deletePushSubscription(book.id, recipient),
  );
}

/** How a household is reached where this channel could not. */
async function nextWay(
  { home, settings }: Planning,
  { book, recipient, channel }: DeliveryKey,
  notice: Notice,
): Promise<MessageWay | undefined> {
  if (channel !== 'zalo' && channel !== 'sms') return undefined;
  const reach = (await home.warm.get(home.directory.getBook(book))).state as ReachState; // of a reach book
  const ways = openWays(settings, notice, reach.answers.get(recipient)?.ways ?? []);
  return ways.includes(channel) ? ways[ways.indexOf(channel) + 1] : undefined;
}

/** The household's next way, where it has one: a message that Zalo could not bring goes by SMS. */
export async function queueNextWay(
  planning: Planning,
  seen: Delivery,
  notice: Notice,
): Promise<void> {
  const { home } = planning;
  const channel = await nextWay(planning, seen, notice);
  if (channel === undefined) return;
  const { book, edition, recipient, notice: noticeId, board } = seen;
  const at = home.now();
  const due = awakeAt(notice, at, home.random);
  const urgent = notice.class === 'emergency';
  const row = { book, edition, recipient, channel, notice: noticeId, board, due, urgent };
  const { cell } = home.directory.getBook(book);
  await home.store.write(cell, (writing) => writing.queueDeliveries([row], at));
}
