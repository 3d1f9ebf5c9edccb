// As whom PostgreSQL runs on this machine, and a port that nobody has.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';

export type Owner = { readonly user: number; readonly group: number };

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
export function findOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const owner = { user: idOf('-u'), group: idOf('-g') };
  if (!(owner.user > 0)) throw new Error('there is no user "postgres" on this machine');
  return owner;
}

/** A command as that user, which ends when this program does, where the system can do so. */
export function asOwner(
  owner: Owner | undefined,
  program: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  if (setpriv === undefined) {
    if (owner !== undefined) throw new Error('setpriv is missing: it comes with util-linux');
    return [program, args];
  }
  const identity = owner && [`--reuid=${owner.user}`, `--regid=${owner.group}`, '--clear-groups'];
  return [setpriv, [...(identity ?? []), '--pdeathsig', 'INT', program, ...args]];
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  await once(server, 'close');
  return port;
}
