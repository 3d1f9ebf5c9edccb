import { expect, test } from 'vitest';
import { PEERS } from '../peers/peer.ts';
import { PUSH_PEER_NAMES } from '../peers/pushes.ts';
import { readPeers } from './asked.ts';

const read = (...args: readonly string[]) => readPeers(PEERS, args);

test('without a word all peers run, with --alone none', () => {
  expect(read('--json', '--rounds', '1')).toEqual({ ok: true, value: PEERS });
  expect(read('--json', '--alone')).toEqual({ ok: true, value: [] });
});

test.each([
  [['--peers', 'rxdb']],
  [['--commune', '--peers', 'RxDB', '--json']],
  [['--rounds', '1', '--peers=RXDB']],
])('%j runs RxDB alone', (args) => {
  expect(read(...args)).toEqual({ ok: true, value: ['RxDB'] });
});

test.each([
  [['--peers', 'yjs,rxdb,dexie,rxdb']],
  [['--peers', ' Yjs, RxDB , Dexie']],
  [['--peers', 'dexie', '--peers', 'yjs,rxdb']],
])('%j runs each of them once, in the order of the bench', (args) => {
  expect(read(...args)).toEqual({ ok: true, value: ['RxDB', 'Dexie', 'Yjs'] });
});

test('a name with blanks in it is one name', () => {
  const asked = readPeers(PUSH_PEER_NAMES, ['--peers', 'pouchdb as it comes,yjs']);
  expect(asked).toEqual({ ok: true, value: ['PouchDB as it comes', 'Yjs'] });
  expect(readPeers(PUSH_PEER_NAMES, ['--peers', 'pouchdb'])).toEqual({
    ok: true,
    value: ['PouchDB'],
  });
});

test.each([
  [['--peers', 'rxdb,sqlite'], 'sqlite'],
  [['--peers', 'rxdb,'], ''],
  [['--peers', ''], ''],
  [['--peers'], ''],
  [['--peers', '--json'], '--json'],
])('%j is refused, and told which there are', (args, name) => {
  const error = `--peers: this bench has no peer "${name}"; it has PouchDB, RxDB, Dexie, Yjs.`;
  expect(read(...args)).toEqual({ ok: false, error });
});

test('a peer of other benches is none of this one', () => {
  const asked = readPeers(PUSH_PEER_NAMES, ['--peers', 'dexie']);
  const error =
    '--peers: this bench has no peer "dexie"; it has PouchDB, PouchDB as it comes, RxDB, Yjs.';
  expect(asked).toEqual({ ok: false, error });
});

test('--alone and --peers exclude each other', () => {
  expect(read('--alone', '--peers', 'rxdb').ok).toBe(false);
});
