import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import type { ErasedReply } from '#protocol/erase.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { eraseWords } from './erase-words.ts';
import { listPapers } from './done-papers.ts';
import { HolderList } from './preview.tsx';

/** What was erased in a place, and which devices have not heard of it: fetched when it is wanted. */
export function ErasedPart({ place }: { place: Id }) {
  const text = eraseWords.value.list;
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p class="soft small">{text.lead}</p>
      <Papers />
      {isOpen ? (
        <ErasedList place={place} />
      ) : (
        <Button icon="history" onPress={() => setOpen(true)}>
          {text.show}
        </Button>
      )}
    </section>
  );
}

/** Sheets that can still be printed. */
function Papers() {
  const papers = listPapers(usePhone());
  if (papers.length === 0) return null;
  return (
    <List label={eraseWords.value.list.papers}>
      {papers.map(([address, { name, village }]) => (
        <ListRow
          key={address}
          lead={<Icon name="print" />}
          title={eraseWords.value.list.paper(name)}
          text={village}
          href={address}
        />
      ))}
    </List>
  );
}

function ErasedList({ place }: { place: Id }) {
  const device = usePhone();
  const asked = useAsked(`erased ${place}`, () => privacyQueries(device).erased(place));
  return (
    <AskedView asked={asked}>
      {({ erasures }) =>
        erasures.length === 0 ? (
          <p>{eraseWords.value.list.none}</p>
        ) : (
          <>
            {erasures.map((erasure) => (
              <Erasure key={`${String(erasure.at)} ${erasure.about.join(' ')}`} erasure={erasure} />
            ))}
          </>
        )
      }
    </AskedView>
  );
}

function Erasure({ erasure }: { erasure: ErasedReply['erasures'][number] }) {
  const text = eraseWords.value;
  const { at, village, facts, ground, document, person, waiting } = erasure;
  return (
    <article class="request">
      <h3>{text.list.line(formatDay(dayOfSeconds(at)), startUpper(village), facts)}</h3>
      <p class="soft small">
        {[text.grounds[ground], document, person].filter(Boolean).join(' · ')}
      </p>
      {waiting.length === 0 ? (
        <p>
          <Icon name="received" /> {text.list.allHeard}
        </p>
      ) : (
        <>
          <p>
            <Icon name="waiting" /> {text.list.waiting(waiting.length)}
          </p>
          <HolderList holders={waiting} />
        </>
      )}
    </article>
  );
}
