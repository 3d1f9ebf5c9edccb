import { useMemo } from 'preact/hooks';
import { words } from '#pwa/ui/language.ts';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import type { Village } from '#pwa/phone/village.ts';
import { doorOfListed, indexNames, listedIn, nameOfListed, whoText } from './search.ts';

/** What is found changes with each letter: more than a few windows full are not drawn whole. */
const WHOLE_MAX = 20;

type FoundProps = { readonly village: Pick<Village, 'homes' | 'day'>; readonly sought: string };

/** Everybody in the village whose name fits, each the way to a door. */
export function Found({ village, sought }: FoundProps) {
  const text = memberWords.value.doors;
  const found = useMemo(() => indexNames(listedIn(village)).find(sought), [village, sought]);
  if (found.length === 0) {
    return <EmptyState icon="search" title={text.notFound(sought)} text={text.notFoundText} />;
  }
  return (
    <>
      <p aria-live="polite">{words.value.list.found(found.length)}</p>
      <LongList
        items={found}
        keyOf={({ id }) => id}
        label={text.search}
        rowPx={84}
        isLong={found.length > WHOLE_MAX}
        render={(each) => (
          <ListRow
            href={`#/household/${doorOfListed(each)}`}
            title={nameOfListed(each)}
            text={whoText(village, each)}
          />
        )}
      />
    </>
  );
}
