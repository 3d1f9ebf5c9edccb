import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Followed, type Follower, openFollower } from '#server/follow/follower.ts';
import { holdsFollowed } from '#server/store/followed.ts';

/** The homes that this one follows. */
export type Followers = {
  states(): readonly Followed[];
  close(): Promise<void>;
};

/** Below it each home that is followed has a folder. */
export const followedFolder = (dataFolder: string): string => join(dataFolder, 'followed');

/** What was added by command is found within this time. */
const LOOK_EVERY_MS = 60_000;

/** Follows all homes of a folder, also those added later; says when one is in trouble, and when no more. */
export async function keepFollowing(
  folder: string,
  tell: (line: string) => void,
): Promise<Followers> {
  const open = new Map<string, Follower>();
  const troubles = new Map<string, string | undefined>();
  let looking: Promise<void> = Promise.resolve();

  const note = ({ name, address, trouble }: Followed): void => {
    if (troubles.get(name) === trouble) return;
    troubles.set(name, trouble);
    tell(`home ${name} at ${address} ${trouble === undefined ? 'is followed' : `(${trouble})`}`);
  };

  async function look(): Promise<void> {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      const own = join(folder, name);
      if (open.has(name) || !holdsFollowed(own)) continue;
      const follower = await openFollower({ folder: own, onTurn: note }).catch(() => undefined);
      if (follower === undefined) continue;
      open.set(name, follower);
      follower.keep();
    }
  }

  await look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS).unref();
  return {
    states: () => [...open.values()].map((follower) => follower.state()),
    async close() {
      clearInterval(timer);
      await looking;
      await Promise.all([...open.values()].map((follower) => follower.close()));
    },
  };
}
