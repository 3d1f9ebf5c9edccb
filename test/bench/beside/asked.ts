// Which peers a bench runs beside ours: all that it has, unless `--alone` or `--peers NAME[,NAME…]`.

import { argv, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#kernel/result.ts';

/** Asked before ours is measured, so that a name which is none ends the bench at once. */
export function askedPeers<Name extends string>(known: readonly Name[]): readonly Name[] {
  const asked = readPeers(known, argv.slice(2));
  if (asked.ok) return asked.value;
  console.error(`banso: ${asked.error}`);
  exit(2);
}

/** In the order in which the bench runs them; an error is a sentence. */
export function readPeers<Name extends string>(
  known: readonly Name[],
  args: readonly string[],
): Result<readonly Name[], string> {
  const { values } = parseArgs({
    args: [...args],
    options: { alone: { type: 'boolean' }, peers: { type: 'string', multiple: true } },
    // Each bench has options of its own.
    strict: false,
  });
  const isAlone = values.alone === true;
  if (values.peers === undefined) return ok(isAlone ? [] : known);
  if (isAlone) return err('--alone leaves out the peers that --peers names.');
  // Without a name behind it it is no text.
  const names = [values.peers]
    .flat()
    .flatMap((each) => String(each === true ? '' : each).split(','));
  const sought = names.map(plain);
  const strange = names.find((_, at) => !known.some((name) => plain(name) === sought[at]));
  if (strange !== undefined) {
    return err(`--peers: this bench has no peer "${strange.trim()}"; it has ${known.join(', ')}.`);
  }
  return ok(known.filter((name) => sought.includes(plain(name))));
}

const plain = (name: string): string => name.trim().toLowerCase();
