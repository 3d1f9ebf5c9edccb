import { useEffect, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { SearchReply } from '#protocol/queries.ts';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { route, setQuery } from '#pwa/router.ts';
import { AskedView, useAsked } from './asked.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { findCommune, findPlaceText } from './territory.ts';
import { startUpper } from './text.ts';

const QUIET_MS = 250;

/** Anybody in the commune by name, accents and all. */
export function FindScreen() {
  const device = usePhone();
  const place = findCommune(device);
  const text = officerWords.value.find;
  const [typed, setTyped] = useState(route.value.query['q'] ?? '');
  const sought = (route.value.query['q'] ?? '').trim();
  useEffect(() => {
    const timer = setTimeout(() => setQuery({ q: typed.trim() }), QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const name = place === undefined ? '' : findPlaceText(device.places(), place, device.now().on);
  return (
    <OfficerPage title={words.value.phone.places.find} lead={startUpper(name ?? '')} place="find">
      <Field
        label={text.label}
        hint={text.hint}
        kind="search"
        value={typed}
        onInput={setTyped}
        maxLength={60}
      />
      {place === undefined || sought === '' ? (
        <EmptyState icon="search" title={text.start} text={text.startText} />
      ) : (
        <Results place={place} sought={sought} />
      )}
    </OfficerPage>
  );
}

function Results({ place, sought }: { place: Id; sought: string }) {
  const device = usePhone();
  const asked = useAsked(`search ${place} ${sought}`, () =>
    homeQueries(device).search(sought, place),
  );
  return <AskedView asked={asked}>{(reply) => <Hits reply={reply} sought={sought} />}</AskedView>;
}

type Hit = SearchReply['hits'][number];

function Hits({ reply, sought }: { reply: SearchReply; sought: string }) {
  const text = officerWords.value.find;
  const device = usePhone();
  const villageOf = (hit: Hit): string =>
    findPlaceText(device.places(), hit.village, device.now().on) ?? hit.villageName;
  if (reply.hits.length === 0) {
    return <EmptyState icon="search" title={text.none(sought)} text={text.noneText} />;
  }
  return (
    <>
      <p aria-live="polite">{text.found(reply.hits.length, reply.total)}</p>
      <List label={text.label}>
        {reply.hits.map((hit) => (
          <ListRow
            key={hit.id}
            href={`#/home/${hit.village}/${hit.household}`}
            title={hit.kind === 'household' ? words.value.door.household(hit.name) : hit.name}
            text={saidOf(hit, villageOf(hit)).join(' · ')}
          />
        ))}
      </List>
    </>
  );
}

function saidOf(hit: Hit, village: string): readonly string[] {
  const { find, list } = officerWords.value;
  const said = [
    hit.birthYear === undefined ? '' : list.born(hit.birthYear),
    hit.kind === 'resident' && hit.head !== undefined ? find.headOf(hit.head) : '',
    startUpper(village),
  ];
  return said.filter((part) => part !== '');
}
