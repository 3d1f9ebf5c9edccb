// A home with bridges to a local provider, two households in a village, and a commune that speaks to it.

import type { Id } from '#kernel/id.ts';
import { toBase64Url } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Book } from '#book/activity.ts';
import { type Bridges, createBridges } from '#server/bridges/bridges.ts';
import { BridgeSettings } from '#server/bridges/settings.ts';
import { createKeyPair } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import type { Delivery } from '#server/store/deliveries.ts';
import * as v from 'valibot';
import { openProvider, type Provider } from '#test/support/provider.ts';
import { mustRecord, NOON, openTestHome, type TestHome } from '#test/support/test-home.ts';

export const ORIGIN = 'https://so.vidu.gov.vn';
export const SECRET = seededRandom(77)(32);
export const VAPID = createKeyPair(seededRandom(78));

export type Bridged = {
  readonly the: TestHome;
  readonly provider: Provider;
  readonly told: string[];
  bookOf(activity: Book['activity'], place: Id): Book;
  /** Bridges by settings; the provider answers for all of them. */
  bridge(settings: object, home?: Home): Bridges;
  /** The same home, answering for its bridges over HTTP. */
  appOf(bridges: Bridges): ReturnType<typeof createApp>;
  addHousehold(phone?: string, fields?: JsonObject): Promise<Id>;
  agree(household: Id, ways: readonly string[], more?: JsonObject): Promise<Id>;
  post(place: Id, content?: JsonObject): Promise<{ notice: Id; edition: Id }>;
  rows(book: Book, notice: Id): Promise<readonly Delivery[]>;
  close(): Promise<void>;
};

export async function openBridged(
  options: Parameters<typeof openTestHome>[0] = {},
): Promise<Bridged> {
  const the = await openTestHome(options);
  const provider = await openProvider();
  const told: string[] = [];
  const { home, today: on } = the;
  const bookOf: Bridged['bookOf'] = (activity, place) => {
    const book = home.directory.findBookOf(activity, place);
    if (book === undefined) throw new Error(`no ${activity}`);
    return book;
  };
  const record = (book: Book, type: string, body: JsonObject): Promise<void> =>
    mustRecord(home, book, [{ type, on, body }]);
  return {
    the,
    provider,
    told,
    bookOf,
    bridge: (settings, of = home) =>
      createBridges({
        home: of,
        settings: v.parse(BridgeSettings, settings),
        secret: SECRET,
        origin: ORIGIN,
        tell: (line) => told.push(line),
      }),
    appOf: (bridges) => createApp(home, { log: () => undefined, bridges }),
    async addHousehold(phone, fields = {}) {
      const household = the.newId();
      const body = { household, ...(phone !== undefined && { phone }), ...fields };
      await record(the.homes, 'household.added@1', body);
      return household;
    },
    async agree(household, ways, more = {}) {
      const answer = the.newId();
      const wording = 'messages@1';
      const body = { answer, household, ways: [...ways], wording, ...more };
      await record(bookOf('reach', the.village), 'messages.agreed@1', body);
      return answer;
    },
    async post(place, content = {}) {
      const [notice, edition] = [the.newId(), the.newId()];
      const said = { title: 'Mất điện ngày mai', text: 'Từ 8 giờ đến 11 giờ.' };
      const plain = { class: 'priority', to: 'everyone', pinned: false, from: on };
      const body = { notice, edition, ...plain, texts: { vi: said }, ...content };
      await record(bookOf('board', place), 'notice.posted@1', body);
      return { notice, edition };
    },
    rows: (book, notice) => home.store.read(book.cell).listDeliveries(book.id, notice),
    async close() {
      await provider.close();
      await the.close();
    },
  };
}

export const ALARM = {
  class: 'emergency',
  warning: {
    danger: 'weather',
    level: 3,
    certainty: 'likely',
    source: 'Đài Khí tượng Thủy văn',
    issued: NOON - 600,
    expires: NOON + 6 * 3_600,
  },
} as const;

export const pushOf = ({ host }: Provider) => ({
  subject: 'mailto:so@vidu.gov.vn',
  publicKey: VAPID.key,
  privateKey: toBase64Url(VAPID.secret),
  services: [host],
});

export const androidOf = ({ url }: Provider) => ({
  by: 'android',
  url: `${url}/message`,
  user: 'u',
  password: 'p',
  perHour: 3_600_000,
  signingKey: 'ký',
});

export const taken = { status: 202, body: { id: 'x', state: 'Pending' } } as const;
