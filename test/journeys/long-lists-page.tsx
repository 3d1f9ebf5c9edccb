// A page with the app's own search and doors over a commune of 24,000 people, and nothing else of the app.

import { render } from 'preact';
import { useState } from 'preact/hooks';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { doorOf, emptyDoors } from '#domain/doors/state.ts';
import { AlleyPart } from '#pwa/screens/doors/alley-part.tsx';
import { alleysOf, type DoorLine, faceOf } from '#pwa/screens/doors/door-lines.ts';
import { Found } from '#pwa/screens/doors/found.tsx';
import { indexNames, listedIn } from '#pwa/screens/doors/search.ts';
import { MapTwin } from '#pwa/screens/map/map-rows.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { DAY, openCommune } from '#test/bench/search/commune.ts';
import '#look/tokens.css';
import '#look/base.css';
import '#look/door.css';
import '#pwa/ui/screen.css';
import '#pwa/ui/controls.css';
import '#pwa/ui/door-list.css';
import '#pwa/screens/member.css';

const { homes } = openCommune();
const village = { homes, day: DAY };
const doors = emptyDoors();
const lines = [...homes.state.households.values()].map(({ id, alley = '' }, index): DoorLine => {
  const members = homes.state.members.get(id) ?? [];
  const head = homes.state.residents.get(members[0] ?? '')?.name ?? '';
  const door = doorOf(BROUGHT_LADDER, doors, id, members, DAY);
  const number = String(index + 1);
  return { id, head, bare: head, alley, number, door, visited: false, mine: false };
});

function Lists({ asList }: { asList: boolean }) {
  const [sought, setSought] = useState('');
  return (
    <>
      <h1>Các nhà</h1>
      <SearchField
        label="Tìm tên"
        value={sought}
        onInput={setSought}
        onReady={() => indexNames(listedIn(village))}
      />
      {sought === '' ? (
        alleysOf(lines).map((alley) => (
          <AlleyPart
            key={alley.name}
            alley={alley}
            isOnly={false}
            isLong
            asList={asList}
            day={DAY}
          />
        ))
      ) : (
        <Found village={village} sought={sought} />
      )}
    </>
  );
}

/** As a map lists them for whoever hears it, folded away. */
function Twin() {
  return (
    <>
      <h1>Các nhà</h1>
      <MapTwin
        rows={lines.map(({ id, head, alley, number, door }) => ({
          id,
          href: `#/household/${id}`,
          face: faceOf(door),
          title: head,
          text: `${alley} · ${number}`,
        }))}
      />
    </>
  );
}

const root = document.createElement('main');
root.className = 'content';
document.body.append(root);
const { hash } = location;
render(hash === '#twin' ? <Twin /> : <Lists asList={hash === '#list'} />, root);
