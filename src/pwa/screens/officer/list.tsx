import { useMemo, useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { foldText } from '#kernel/vi-text.ts';
import { homeQueries } from '#device/home-queries.ts';
import { findMeasure } from '#domain/measures.ts';
import type { ListReply } from '#protocol/queries.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { FilterChips } from '#pwa/ui/filter-chips.tsx';
import { words } from '#pwa/ui/language.ts';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { VirtualList } from '#pwa/ui/virtual-list.tsx';
import { Figure } from '#pwa/ui/figure.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { route, setQuery } from '#pwa/router.ts';
import { chosenDay } from './as-of.tsx';
import { AskedView, useAsked } from './asked.tsx';
import { asOfText, measureTitle } from './figures.ts';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { NoVillage } from './no-village.tsx';
import { findCommune, findPlaceText } from './territory.ts';
import { startUpper } from './text.ts';
import { useWide } from './wide.ts';

/** One figure opened down to its doors: who has reached it and who has not. */
export function FigureScreen({ params }: ScreenProps) {
  const [measure = '', place = ''] = params;
  const device = usePhone();
  const today = device.now().on;
  const asOf = chosenDay(today);
  const met = route.value.query['met'] === 'yes';
  const asked = useAsked(`list ${measure} ${place} ${String(met)} ${String(asOf ?? today)}`, () =>
    homeQueries(device).list(measure, place, met, asOf),
  );
  const placeName = findPlaceText(device.places(), place, today);
  const isCommune = findCommune(device) === place;
  const isNothing = placeName === undefined || findMeasure(measure) === undefined;
  if (isNothing && device.places() !== undefined) return <NoVillage />;
  const shownName = startUpper(placeName ?? '');
  return (
    <OfficerPage
      title={measureTitle(measure)}
      lead={`${shownName}, ${asOfText(asked.reply?.asOf ?? asOf ?? today)}`}
      back={{ href: isCommune ? '#/commune' : `#/village/${place}`, label: shownName }}
      place="commune"
    >
      <AskedView asked={asked}>{(reply) => <Behind reply={reply} met={met} />}</AskedView>
    </OfficerPage>
  );
}

function Behind({ reply, met }: { reply: ListReply; met: boolean }) {
  const text = officerWords.value.list;
  if (reply.of === 0) return <EmptyState icon="figures" title={text.nobody} />;
  return (
    <>
      <div class="list-head">
        <Figure
          title={measureTitle(reply.measure)}
          met={reply.met}
          of={reply.of}
          asOf={formatDay(reply.asOf)}
        />
        <FilterChips
          label={text.tabs}
          filters={[
            { value: 'no', label: text.missing, count: reply.of - reply.met },
            { value: 'yes', label: text.met, count: reply.met },
          ]}
          value={met ? 'yes' : 'no'}
          onChange={(tab) => setQuery({ met: tab === 'yes' ? 'yes' : '' })}
        />
      </div>
      <Items items={reply.items} met={met} />
    </>
  );
}

type Item = ListReply['items'][number];

function Items({ items, met }: { items: readonly Item[]; met: boolean }) {
  const text = officerWords.value.list;
  const [sought, setSought] = useState('');
  const columns = useWide() ? 3 : 1;
  const key = foldText(sought);
  const keys = useMemo(() => items.map(keyOf), [items]);
  const shown = useMemo(
    () => (key === '' ? items : items.filter((_, at) => keys[at]?.includes(key))),
    [items, keys, key],
  );
  if (items.length === 0) {
    return <EmptyState icon="check" title={met ? text.noneMet : text.noneMissing} />;
  }
  return (
    <>
      <SearchField label={text.search} value={sought} onInput={setSought} />
      <p aria-live="polite">{text.shown(shown.length)}</p>
      {shown.length === 0 ? (
        <EmptyState icon="search" title={text.noneFound} />
      ) : (
        <VirtualList
          items={shown}
          keyOf={(item) => item.id}
          label={text.tabs}
          rowPx={72}
          columns={columns}
          render={(item) => <Row item={item} />}
        />
      )}
    </>
  );
}

const keyOf = (item: Item): string =>
  foldText(`${item.name} ${item.villageName} ${item.alley ?? ''}`);

function Row({ item }: { item: Item }) {
  const text = officerWords.value.list;
  const device = usePhone();
  const village = findPlaceText(device.places(), item.village, device.now().on) ?? item.villageName;
  const isPerson = item.id !== item.household;
  const said = [
    item.birthYear !== undefined && text.born(item.birthYear),
    startUpper(village),
    item.alley,
  ];
  const name = item.name === '' ? officerWords.value.village.nameless : item.name;
  return (
    <ListRow
      href={`#/home/${item.village}/${item.household}`}
      title={isPerson ? name : words.value.door.household(name)}
      text={said.filter(Boolean).join(' · ')}
    />
  );
}
