// The network between a phone and a home in a test: an address of its own that can fall silent.

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Mast = {
  readonly origin: string;
  /** Paths of what was asked so far. */
  readonly asked: string[];
  /** Cuts every connection and takes no new one, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

/** The one way from the phone to the home. */
export async function raiseMast(homePort: number): Promise<Mast> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const server = createServer((phone) => {
    const home = connect(homePort, '127.0.0.1');
    phone.on('data', (bytes: Buffer) => {
      const lines = bytes.toString('latin1').matchAll(/^[A-Z]+ (\S+) HTTP\/1\.1\r$/gmu);
      for (const [, path = ''] of lines) asked.push(path);
    });
    for (const [from, to] of [
      [phone, home],
      [home, phone],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  const down = async (): Promise<void> => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    down,
    up: () => listen(port),
    close: async () => (server.listening ? down() : undefined),
  };
}
