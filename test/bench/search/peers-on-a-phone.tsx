// Runs in a browser: the same 24,000 people in each peer's store, found as its guide says, in the same field
// and the same list as ours.

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { foldText, initialsOf } from '#kernel/vi-text.ts';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import type { PeerName } from '../peers/peer.ts';
import { type Find, type Person, STORES } from '../peers/search-stores.ts';
import { openCommune } from './commune.ts';
import { typed } from './typing.tsx';

const { homes } = openCommune();
const people = [...homes.state.residents.values()].map(({ id, name, household }): Person => {
  const bare = foldText(name);
  return { id, name, household, bare, words: [...bare.split(' '), initialsOf(name)] };
});

const waiting = new Map<string, () => void>();
let find: Find = async () => [];

function Screen() {
  const [sought, setSought] = useState('');
  const [found, setFound] = useState<{ of: string; rows: readonly Person[] }>({ of: '', rows: [] });
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const rows = await find(foldText(sought));
      if (!isGone) setFound({ of: sought, rows });
    };
    if (sought === '') setFound({ of: '', rows: [] });
    else void ask();
    return () => {
      isGone = true;
    };
  }, [sought]);
  useLayoutEffect(() => {
    waiting.get(found.of)?.();
    waiting.delete(found.of);
  }, [found]);
  return (
    <>
      <SearchField label="Tìm tên" value={sought} onInput={setSought} />
      <LongList
        items={found.rows}
        keyOf={({ id }) => id}
        label="Tìm tên"
        render={({ household, name }) => <ListRow href={`#/household/${household}`} title={name} />}
      />
    </>
  );
}

const answered = (text: string): Promise<void> =>
  new Promise((resolve) => {
    waiting.set(text, resolve);
  });

Object.assign(globalThis, {
  prepared: async (way: PeerName) => {
    find = await STORES[way](people);
  },
  typed: async (_: PeerName, texts: readonly string[]) => typed(<Screen />, texts, answered),
  names: people.map(({ name }) => name),
});
