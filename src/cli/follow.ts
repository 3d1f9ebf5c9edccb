import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { followedFolder } from '#server/follow/followers.ts';
import {
  beginFollowing,
  type Followed,
  moveFollowed,
  readFigures,
  readFollowed,
} from '#server/follow/follower.ts';
import { readWords, said, type Tool, wrong } from '#cli/command.ts';

const USAGE = 'follow add LINK | follow list | follow figures HOME | follow move HOME ADDRESS';
/** A card names its home by these letters, the folder of the copies too. */
const HOME_LETTERS = 8;
const CARD = /^[A-Za-z0-9_-]{40}$/u;
const HOME = /^[A-Za-z0-9_-]{8}$/u;

/** Homes that this one follows, each in a folder below DATA_DIR; a server finds a new one within a minute. */
export const follow: Tool = async (config, _env, args) => {
  const [what, ...more] = readWords(args, [])?.plain ?? [];
  const folder = followedFolder(config.folder);
  if (what === 'list' && more.length === 0) return list(folder);
  if (what === 'figures' && more.length === 1) return figures(folder, more[0] ?? '');
  if (what === 'add' && more.length === 1) return add(folder, config.name, more[0] ?? '');
  if (what === 'move' && more.length === 2) return move(folder, more[0] ?? '', more[1] ?? '');
  return wrong(USAGE);
};

/** @param link of a card that the other home gave to a person of the role `province` */
async function add(folder: string, as: string, link: string): ReturnType<Tool> {
  const url = URL.parse(link);
  const card = url?.hash.slice(1) ?? '';
  const address = readAddress(url?.origin ?? '');
  if (address === undefined || !CARD.test(card)) {
    return wrong('the link must be that of a card, such as https://xa.vidu.gov.vn/#… .');
  }
  const name = card.slice(0, HOME_LETTERS);
  const begun = await beginFollowing({ folder: join(folder, name) }, { address, card, as });
  if (!begun.ok) {
    return wrong(`${address} is not followed (${begun.error}); the same command tries again.`);
  }
  const state = await begun.value.sync();
  await begun.value.close();
  return said(`${name} is followed from now on.`, tell(state));
}

function list(folder: string): ReturnType<Tool> {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const lines = names.map((name) => {
    const state = readFollowed(join(folder, name));
    return state === undefined ? `${name}  not yet followed` : tell(state);
  });
  return Promise.resolve(said(...lines));
}

/** A line for each figure of each village: what is left out could point at somebody. */
function figures(folder: string, name: string): ReturnType<Tool> {
  const own = join(folder, name);
  if (!HOME.test(name) || readFollowed(own) === undefined) return Promise.resolve(unknown(name));
  const lines = readFigures(own).flatMap(({ at, communes }) =>
    communes.flatMap(({ place: commune, villages }) =>
      villages.flatMap(({ place, figures: all }) =>
        all.map(({ measure, numbers }) =>
          [
            timeOf(at),
            commune.name,
            place.name,
            measure,
            numbers === undefined ? '–' : `${numbers.met} / ${numbers.of}`,
          ].join('  '),
        ),
      ),
    ),
  );
  return Promise.resolve(said(...lines));
}

const unknown = (name: string) => wrong(`${name} is not followed; see: follow list.`);

function move(folder: string, name: string, text: string): ReturnType<Tool> {
  const address = readAddress(text);
  const own = join(folder, name);
  if (!HOME.test(name) || readFollowed(own) === undefined) {
    return Promise.resolve(unknown(name));
  }
  if (address === undefined) {
    return Promise.resolve(wrong('the address must be such as https://xa.vidu.gov.vn.'));
  }
  moveFollowed(own, address);
  return Promise.resolve(said(`${name} is asked at ${address} from now on.`));
}

/** By https, but on this machine itself. */
function readAddress(text: string): string | undefined {
  const url = URL.parse(text);
  const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const isSafe = url?.protocol === 'https:' || (isHere && url.protocol === 'http:');
  return isSafe && url !== null ? url.origin : undefined;
}

const timeOf = (at: number | undefined): string =>
  at === undefined ? 'never' : new Date(at * 1_000).toISOString();

const tell = (state: Followed): string =>
  [
    state.name.slice(0, HOME_LETTERS),
    state.title,
    state.address,
    `${state.books} books`,
    `whole ${timeOf(state.syncedAt)}`,
    `sealed copy ${timeOf(state.sealedAt)}`,
    state.trouble ?? 'well',
  ].join('  ');
