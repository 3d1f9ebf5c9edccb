// Runs in a browser: the app's own search field and what it finds, over a commune; and what one would write
// instead.

import { useMemo, useState } from 'preact/hooks';
import { membersOf, type Resident } from '#domain/homes/state.ts';
import { Found } from '#pwa/screens/doors/found.tsx';
import { indexNames, listedIn } from '#pwa/screens/doors/search.ts';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { DAY, openCommune } from './commune.ts';
import { typed } from './typing.tsx';

const { homes, names } = openCommune();
const village = { homes, day: DAY };

function Ours() {
  const [sought, setSought] = useState('');
  return (
    <>
      <SearchField
        label="Tìm tên"
        value={sought}
        onInput={setSought}
        onReady={() => indexNames(listedIn(village))}
      />
      {sought !== '' && <Found village={village} sought={sought} />}
    </>
  );
}

const bare = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();

/** Every name made bare at each letter, and what contains the letters put in the order of the browser's collator. */
function findPlainly(sought: string): readonly Resident[] {
  const wanted = bare(sought);
  return [...homes.state.residents.values()]
    .filter(({ name }) => bare(name).includes(wanted))
    .sort((left, right) => left.name.localeCompare(right.name, 'vi'));
}

const whoOf = ({ household, birthYear }: Resident): string =>
  `${birthYear ?? ''} · ${membersOf(homes.state, household, DAY)[0]?.name ?? ''}`;

function Plain() {
  const [sought, setSought] = useState('');
  const found = useMemo(() => (sought === '' ? [] : findPlainly(sought)), [sought]);
  return (
    <>
      <SearchField label="Tìm tên" value={sought} onInput={setSought} />
      <LongList
        items={found}
        keyOf={({ id }) => id}
        label="Tìm tên"
        render={(one) => (
          <ListRow href={`#/household/${one.household}`} title={one.name} text={whoOf(one)} />
        )}
      />
    </>
  );
}

const WAYS = {
  ours: () => <Ours />,
  plainly: () => <Plain />,
};

Object.assign(globalThis, {
  typed: (way: keyof typeof WAYS, texts: readonly string[]) => typed(WAYS[way](), texts),
  names,
});
