// A bad link between a browser and a home: a TCP proxy that lets so many bits a second through, and each of
// them later. What a request and its answer weighed on the link is told by address.

import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** As the budgets have it. */
export const SLOW_LINK = { bitsPerS: 400_000, roundTripMs: 400 };

export type LinkOptions = { readonly bitsPerS: number; readonly roundTripMs: number };

export type Weight = { up: number; down: number; requests: number };

export type Link = {
  readonly port: number;
  /** Since the last `reset`, by the path of the request. */
  weights(): ReadonlyMap<string, Weight>;
  reset(): void;
  /** As bad as it was raised; until then everything goes through at once. */
  worsen(): void;
  /** Nothing goes through any more, as in a valley. */
  cut(): void;
  close(): Promise<void>;
};

/** What one direction of the link still has to carry, whoever sent it. */
type Lane = { freeAtMs: number };

const PIECE_BYTES = 1_400;

export async function raiseLink(homePort: number, worst: LinkOptions): Promise<Link> {
  const weights = new Map<string, Weight>();
  const sockets = new Set<Socket>();
  const lanes = { up: { freeAtMs: 0 }, down: { freeAtMs: 0 } };
  let { bitsPerS, roundTripMs } = { bitsPerS: Infinity, roundTripMs: 0 };
  let isCut = false;

  const weightOf = (path: string): Weight => {
    const known = weights.get(path) ?? { up: 0, down: 0, requests: 0 };
    weights.set(path, known);
    return known;
  };

  const queues = new WeakMap<Socket, Buffer[]>();
  const queueOf = (to: Socket): Buffer[] => {
    const known = queues.get(to) ?? [];
    queues.set(to, known);
    return known;
  };
  function passNext(to: Socket): void {
    const piece = queueOf(to).shift();
    if (piece !== undefined && !to.destroyed) to.write(piece);
  }

  /**
   * Passes bytes on when the lane has carried them and they have travelled. Of two timers that are due in the
   * same moment the later one may ring first: whichever rings, the piece that waits longest goes.
   */
  function carry(lane: Lane, to: Socket, from: Socket, bytes: Buffer, readyMs: number): void {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      lane.freeAtMs = Math.max(lane.freeAtMs, readyMs) + (piece.length * 8_000) / bitsPerS;
      const waitMs = lane.freeAtMs + roundTripMs / 2 - performance.now();
      queueOf(to).push(piece);
      setTimeout(() => passNext(to), Math.max(0, waitMs));
    }
    const waitMs = lane.freeAtMs - performance.now();
    // A sender hears late that its bytes are under way: no buffer without end.
    if (waitMs > 200) {
      from.pause();
      setTimeout(() => from.resume(), waitMs - 100);
    }
  }

  /** What is under way when one end closes still arrives at the other. */
  function follow(socket: Socket, other: Socket): void {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      const waitMs = Math.max(lanes.up.freeAtMs, lanes.down.freeAtMs) - performance.now();
      setTimeout(() => other.destroy(), Math.max(0, waitMs) + roundTripMs);
    });
  }

  const server = createServer((phone) => {
    if (isCut) {
      phone.destroy();
      return;
    }
    const home = createConnection(homePort, '127.0.0.1');
    let path = '';
    // A connection is there after a round trip.
    const openMs = performance.now() + roundTripMs;
    follow(phone, home);
    follow(home, phone);
    phone.on('data', (bytes: Buffer) => {
      const asked = /^(?:GET|POST|HEAD|PATCH) (?<path>[^ ?]*)/u.exec(
        bytes.toString('latin1', 0, 200),
      );
      if (asked?.groups?.['path'] !== undefined) {
        path = asked.groups['path'];
        weightOf(path).requests += 1;
      }
      weightOf(path).up += bytes.length;
      carry(lanes.up, home, phone, bytes, Math.max(performance.now(), openMs));
    });
    home.on('data', (bytes: Buffer) => {
      weightOf(path).down += bytes.length;
      carry(lanes.down, phone, home, bytes, performance.now());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    port,
    weights: () => weights,
    reset: () => weights.clear(),
    worsen: () => void ({ bitsPerS, roundTripMs } = worst),
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

/** Bytes and requests over all paths that fit. */
export function sumOf(
  weights: ReadonlyMap<string, Weight>,
  isMeant: (path: string) => boolean = () => true,
): Weight {
  const sum = { up: 0, down: 0, requests: 0 };
  for (const [path, { up, down, requests }] of weights) {
    if (!isMeant(path)) continue;
    sum.up += up;
    sum.down += down;
    sum.requests += requests;
  }
  return sum;
}
