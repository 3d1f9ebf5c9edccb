import type { Transport } from '#device/platform.ts';
import type { Dice } from './dice.ts';
import type { House, Reply } from './house.ts';
import type { Store } from './phone.ts';
import type { Life, Stage } from './stage.ts';

/** One request on its way, and what a fault may do with it. */
type Trip = {
  readonly path: string;
  readonly init: Asked;
  readonly dice: Dice;
  readonly life: Life;
  readonly stage: Stage;
  deliver(init?: Asked): Promise<Reply>;
  /** What the home answered this person's phone earlier at the same address. */
  readonly earlier: readonly Reply[];
  killHome(): void;
  fired(): void;
  /** Brings it to the home some time later, when nobody waits for the answer any more. */
  later(): void;
};

type Asked = Parameters<Transport>[1];

const lost = (): never => {
  throw new TypeError('no answer');
};

/** What the mountains do to a request; `percent` of the requests of a stormy day. */
export type SkyFault = {
  readonly name: string;
  /** There may be nothing to do it to: it says itself that it fired. */
  readonly isDoubtful?: true;
  befall(trip: Trip): Promise<Reply>;
};

const EARLIER = 'reply of another request';

export const SKY_FAULTS: readonly SkyFault[] = [
  { name: 'request lost', befall: async () => lost() },
  {
    name: 'reply lost',
    async befall(trip) {
      await trip.deliver();
      return lost();
    },
  },
  {
    name: 'request twice',
    async befall(trip) {
      await trip.deliver();
      return trip.deliver();
    },
  },
  {
    name: 'request twice at once',
    async befall(trip) {
      const replies = await Promise.all([trip.deliver(), trip.deliver()]);
      return trip.dice.pick(replies);
    },
  },
  {
    name: 'request reordered',
    async befall(trip) {
      trip.later();
      return lost();
    },
  },
  {
    name: 'request truncated',
    befall: (trip) =>
      trip.init.body === undefined
        ? trip.deliver({ ...trip.init, headers: {} })
        : trip.deliver({ ...trip.init, body: cut(trip.dice, trip.init.body) }),
  },
  {
    name: 'reply truncated',
    async befall(trip) {
      const reply = await trip.deliver();
      return { ...reply, bytes: cut(trip.dice, reply.bytes) };
    },
  },
  {
    name: EARLIER,
    isDoubtful: true,
    async befall(trip) {
      const { earlier } = trip;
      await trip.deliver();
      if (earlier.length === 0) return lost();
      trip.fired();
      return trip.dice.pick(earlier);
    },
  },
  {
    name: 'answer altered',
    isDoubtful: true,
    async befall(trip) {
      const reply = await trip.deliver();
      const bytes = alter(trip.dice, reply.bytes);
      if (bytes !== reply.bytes) trip.fired();
      return { ...reply, bytes };
    },
  },
  {
    name: 'home killed after its answer',
    async befall(trip) {
      const reply = await trip.deliver();
      trip.killHome();
      return reply;
    },
  },
  { name: 'gateway answers', befall: async ({ dice }) => page(dice.pick([502, 504, 200, 302])) },
];

/** Somebody on the way puts another word into what the home signs, or another signature under it. */
function alter(dice: Dice, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes);
  const lies = LIES.filter(([find]) => text.search(find) >= 0);
  if (lies.length === 0) return bytes;
  const [find, put] = dice.pick(lies);
  if (find === SIGNATURE) return new TextEncoder().encode(text.replaceAll(find, put));
  const places = [...text.matchAll(find)];
  const { index, 0: whole } = dice.pick(places);
  const altered = text.slice(0, index) + put + text.slice(index + whole.length);
  return new TextEncoder().encode(altered);
}

const SIGNATURE = /"signature":"[^"]{20}/gu;

const LIES: readonly (readonly [RegExp, string])[] = [
  [/"verdict":"(?:refused|held)"/gu, '"verdict":"ok"'],
  [/"verdict":"(?:ok|flagged)"/gu, '"verdict":"refused"'],
  [/"outcome":"(?:nobody|later|refused)"/gu, '"outcome":"met"'],
  [/"hash":"[^"]{40}/gu, `"hash":"${'A'.repeat(40)}`],
  [/"name":"Người/gu, '"name":"Nguời'],
  [SIGNATURE, `"signature":"${'B'.repeat(20)}`],
];

const cut = (dice: Dice, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.slice(0, dice.below(Math.max(1, bytes.length)));

/** What a captive portal or a proxy says in the home's place. */
const page = (status: number): Reply => ({
  status,
  headers: new Headers({ 'content-type': 'text/html' }),
  bytes: new TextEncoder().encode('<html><title>Wifi</title></html>'),
});

type Brought = { readonly phone: string; readonly atS: number };

export type Sky = {
  /** Of a hundred requests, as many meet a fault. */
  stormPercent: number;
  readonly transport: (store: Store, life: Life) => Transport;
  /** Stores that heard an earlier answer since somebody last asked. */
  readonly misled: Set<Store>;
  /** Stores that heard one since they were last looked at. */
  readonly replayed: Set<Store>;
  /** When the home took copies that a phone brought. */
  readonly brought: readonly Brought[];
  /** Brings everything that is still on its way. */
  settle(): Promise<void>;
};

type Around = {
  readonly stage: Stage;
  readonly house: House;
  readonly dice: Dice;
  readonly fired: (name: string) => void;
};

const HOP_MS_MAX = 900;
/** Answers kept to be brought again at the wrong time. */
const EARLIER_MAX = 12;

export function createSky({ stage, house, dice, fired }: Around): Sky {
  const misled = new Set<Store>();
  const replayed = new Set<Store>();
  const brought: Brought[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const earlier = new Map<string, Reply[]>();

  async function deliver(store: Store, path: string, init: Asked): Promise<Reply> {
    stage.pass(20 + dice.below(HOP_MS_MAX));
    const reply = await house.request(path, init);
    if (addressOf(path) === '/api/carry' && reply.status === 200) {
      brought.push({ phone: store.phone.name, atS: stage.nowS() });
    }
    const key = askedBy(store, path);
    const list = earlier.get(key) ?? [];
    list.push(reply);
    if (list.length > EARLIER_MAX) list.shift();
    earlier.set(key, list);
    return reply;
  }

  async function bringLate(): Promise<void> {
    const [send] = late.splice(dice.below(late.length), 1);
    await send?.().catch(() => undefined);
  }

  const sky: Sky = {
    stormPercent: 0,
    misled,
    replayed,
    brought,
    transport: (store, life) => async (path, init) => {
      await stage.gate(life, `asks ${init.method} ${addressOf(path)}`);
      if (stage.nowMs() < store.phone.silentUntilMs) throw new TypeError('no network');
      if (late.length > 0 && dice.chance(40)) await bringLate();
      const fault = dice.chance(sky.stormPercent) ? dice.pick(SKY_FAULTS) : undefined;
      const trip: Trip = {
        path,
        init,
        dice,
        life,
        stage,
        earlier: [...(earlier.get(askedBy(store, path)) ?? [])],
        deliver: (other = init) => deliver(store, path, other),
        killHome: house.kill,
        fired: () => fired(fault?.name ?? ''),
        later: () => late.push(() => deliver(store, path, init)),
      };
      if (fault !== undefined) {
        stage.note(`${life.name} ${fault.name}`);
        if (fault.isDoubtful !== true) fired(fault.name);
        if (fault.name === EARLIER) for (const each of [misled, replayed]) each.add(store);
      }
      const reply = await (fault === undefined ? trip.deliver() : fault.befall(trip));
      await stage.gate(life, `hears ${reply.status}`);
      return responseOf(reply);
    },
    async settle() {
      while (late.length > 0) await bringLate();
    },
  };
  return sky;
}

/** What an app asks of an answer, without the stream that a real one reads it from. */
function responseOf({ status, headers, bytes }: Reply): Response {
  const text = (): string => new TextDecoder().decode(bytes);
  const asked = {
    status,
    ok: status >= 200 && status < 300,
    headers,
    text: async () => text(),
    json: async () => JSON.parse(text()) as unknown,
    arrayBuffer: async () => bytes.slice().buffer,
  };
  return asked as Response; // nothing else of it is asked for here
}

/** Nobody on the way gives one person what another has asked for: each has a connection of their own. */
const askedBy = ({ phone, owner }: Store, path: string): string =>
  `${phone.name} ${owner} ${addressOf(path)}`;

const addressOf = (path: string): string => path.split('?')[0] ?? path;
