// Runs in a browser: the app's own search field and what it finds, over a commune; and what one would write
// instead.

import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { membersOf, type Resident } from '#domain/homes/state.ts';
import { Found } from '#pwa/screens/doors/found.tsx';
import { indexNames, listedIn } from '#pwa/screens/doors/search.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { DAY, openCommune } from './commune.ts';

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

const PeerRow = ({ one }: { one: Resident }) => (
  <ListRow href={`#/household/${one.household}`} title={one.name} text={whoOf(one)} />
);

function Peer({ isVirtual }: { isVirtual: boolean }) {
  const [sought, setSought] = useState('');
  const found = useMemo(() => (sought === '' ? [] : findPlainly(sought)), [sought]);
  return (
    <>
      <SearchField label="Tìm tên" value={sought} onInput={setSought} />
      {isVirtual ? (
        <LongList
          items={found}
          keyOf={({ id }) => id}
          label="Tìm tên"
          render={(one) => <PeerRow one={one} />}
        />
      ) : (
        <List label="Tìm tên">
          {found.map((one) => (
            <PeerRow key={one.id} one={one} />
          ))}
        </List>
      )}
    </>
  );
}

const WAYS = {
  ours: () => <Ours />,
  plainly: () => <Peer isVirtual />,
  'plainly, all rows drawn': () => <Peer isVirtual={false} />,
};

/** Until the frame with what was found is on the screen. */
const painted = async (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  });

async function timed(act: () => void): Promise<number> {
  const began = performance.now();
  act();
  await painted();
  return performance.now() - began;
}

/** Going to the field, and then each letter of each text, in ms until it was painted. */
async function typed(way: keyof typeof WAYS, texts: readonly string[]) {
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  render(WAYS[way](), root);
  await painted();
  const field = root.querySelector('input');
  if (field === null) throw new Error('nothing to type into');
  const type = (text: string): void => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const focusMs = await timed(() => field.focus());
  const lettersMs: number[] = [];
  for (const text of texts) {
    for (let length = 1; length <= text.length; length += 1) {
      lettersMs.push(await timed(() => type(text.slice(0, length))));
    }
    if (root.querySelector('li') === null) throw new Error(`nobody is called ${text}`);
    type('');
    await painted();
  }
  render(null, root);
  return { focusMs, lettersMs };
}

Object.assign(globalThis, { typed, names });
