// A phone with a good key that offers facts as fast as it is answered, none of them twice, from a process of
// its own, so that making them costs the home nothing.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Id } from '#kernel/id.ts';
import type { createKeyPair } from '#server/crypto.ts';
import type { Enlisted, Stage } from './stage.ts';

const CONNECTIONS = 32;

export type Offering = {
  readonly base: string;
  readonly homeKey: string;
  readonly doors: Id;
  readonly households: readonly Id[];
  readonly stream: Id;
  readonly pair: ReturnType<typeof createKeyPair>;
  readonly facts: number;
  readonly connections: number;
};

export type Offered = {
  readonly seconds: number;
  readonly offered: number;
  readonly taken: number;
  /** How often each code, or 200, was answered. */
  readonly answered: Readonly<Record<string, number>>;
  /** When it was first told to wait, and for how long. */
  readonly firstWait?: { readonly afterS: number; readonly retryAfterS: number };
};

export function offerMillions(stage: Stage, { phone, pair }: Enlisted, facts: number) {
  const { doors, households, homeKey } = stage;
  // Keys are bytes, of which JSON would make something else.
  const child = fork(join(import.meta.dirname, 'millions-program.ts'), {
    serialization: 'advanced',
  });
  const { base } = stage.home();
  const told = { base, homeKey, doors, households, stream: phone.stream, pair, facts };
  const offering: Offering = { ...told, connections: CONNECTIONS };
  child.send(offering);
  let isDone = false;
  const done = once(child, 'message').then(([offered]) => {
    isDone = true;
    child.disconnect();
    return offered as Offered; // millions-program.ts says nothing else
  });
  return { isDone: () => isDone, done };
}
