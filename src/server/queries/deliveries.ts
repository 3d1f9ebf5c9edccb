import type { Id } from '#kernel/id.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import type { Book } from '#book/activity.ts';
import { everAround, standing } from '#domain/actor.ts';
import { headNameOf } from '#domain/homes/state.ts';
import type { DeliveriesReply } from '#protocol/deliveries.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { booksBeside, type Scope } from '#server/queries/scope.ts';
import { CHANNELS, type Delivery, DELIVERY_STATES } from '#server/store/deliveries.ts';

/** Who hears which household a message did not reach, and why. */
const IN_CHARGE = ['leader', 'head', 'officer', 'admin', 'home'] as const;

type Missed = NonNullable<DeliveriesReply['missed']>[number];

/** How far a notice has come over the bridges, as far as whoever asks may read. */
export async function deliveries(
  scope: Scope,
  { notice }: { readonly notice: Id },
): Promise<DeliveriesReply> {
  const { home } = scope;
  const all: Delivery[] = [];
  const missed: Missed[] = [];
  for (const { place, chapters } of scope.villages) {
    for (const book of booksBeside(scope, place.id, ['reach'])) {
      const known = await listOf(scope, book, notice);
      all.push(...known);
      const homes = chapters.find(({ homesBook }) => homesBook.place === book.place)?.homes.state;
      missed.push(
        ...whoMissed(known).map(({ recipient: household, channel, state, why }) => {
          const found = homes?.households.get(household);
          const name = homes && found && headNameOf(homes, found, scope.asOf);
          const row = { household, village: place.id, name: name ?? '', channel, state };
          return { ...row, ...(why !== undefined && { why }) };
        }),
      );
    }
  }
  for (const book of besides(scope)) all.push(...(await listOf(scope, book, notice)));
  missed.sort((left, right) => compareByGivenName(left.name, right.name));
  return {
    at: home.now(),
    channels: CHANNELS.flatMap((channel) => countsOf(all, channel)),
    ...(isInCharge(scope) && { missed }),
  };
}

const listOf = ({ home }: Scope, book: Book, notice: Id): Promise<readonly Delivery[]> =>
  home.store.read(book.cell).listDeliveries(book.id, notice);

/** Devices of those who work, and addresses, are of the whole notice. */
const besides = ({ home, reader, place }: Scope): readonly Book[] => {
  const around = new Set(everAround(reader.places, place.id));
  return [...home.directory.books()].filter(
    ({ activity, place: at }) => activity === 'people' || (activity === 'board' && around.has(at)),
  );
};

/** A household that another channel reached has missed nothing. */
function whoMissed(known: readonly Delivery[]): readonly Delivery[] {
  const last = new Map<Id, Delivery>();
  for (const each of known) {
    const before = last.get(each.recipient);
    if (before === undefined || each.queuedAt >= before.queuedAt) last.set(each.recipient, each);
  }
  return [...last.values()].filter(
    ({ state, why }) => state === 'failed' || state === 'expired' || why === 'no-phone',
  );
}

function countsOf(
  all: readonly Delivery[],
  channel: Delivery['channel'],
): DeliveriesReply['channels'] {
  const own = all.filter((each) => each.channel === channel);
  if (own.length === 0) return [];
  const counts = { queued: 0, sent: 0, delivered: 0, failed: 0, expired: 0, skipped: 0 };
  for (const state of DELIVERY_STATES) {
    counts[state] = own.filter((each) => each.state === state).length;
  }
  return [{ channel, ...counts }];
}

function isInCharge({ home, reader, place }: Scope): boolean {
  const { line, people, places, today } = reader;
  if (home.directory.isHome(line)) return true;
  const actor = actorOf(home.directory, people, places, { place: place.id }, line.stream);
  return actor !== undefined && standing(actor, IN_CHARGE, today) === 'on-that-day';
}
