import { useState } from 'preact/hooks';
import type { JsonObject } from '#kernel/canonical.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { toldFact } from '#pwa/phone/told-fact.ts';
import type { ErasePreviewReply, HolderMessage } from '#protocol/erase.ts';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { momentText } from '#pwa/screens/officer/text.ts';
import { eraseWords } from './erase-words.ts';

const FIRST = 10;

/** What goes, line by line, each with what is left of it. */
export function Goes({ preview }: { preview: ErasePreviewReply }) {
  const text = eraseWords.value;
  const [isWhole, setWhole] = useState(false);
  const { lines, facts } = preview;
  const shown = isWhole ? lines : lines.slice(0, FIRST);
  const isCut = lines.length > shown.length;
  return (
    <section class="section">
      <h2>{text.goes(facts)}</h2>
      <p class="soft small">{text.goesLead}</p>
      {preview.people.length > 0 && (
        <p>
          {text.people} <b>{preview.people.map(({ name }) => name).join(', ')}</b>
        </p>
      )}
      <ol class="trace">
        {shown.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of one answer never move
          <Line key={index} line={line} names={preview.names} />
        ))}
      </ol>
      {isCut && (
        <Button onPress={() => setWhole(true)}>{text.more(lines.length - shown.length)}</Button>
      )}
      {!isCut && facts > lines.length && (
        <p class="soft small">{text.beyond(facts - lines.length)}</p>
      )}
    </section>
  );
}

type LineProps = {
  line: ErasePreviewReply['lines'][number];
  names: ErasePreviewReply['names'];
};

function Line({ line: { type, on, person, body, left }, names }: LineProps) {
  const say = (said: object, nameOf: (id: string) => string | undefined): string =>
    toldFact(type, said as JsonObject, nameOf); // JSON, as it came
  const after = Object.keys(left).length === 0 ? '—' : say(left, () => undefined);
  return (
    <li>
      <p>{say(body, (id) => names[id])}</p>
      <p class="soft small">{eraseWords.value.left(after)}</p>
      <p class="soft small">
        {[formatDay(on), person && words.value.trace.by(person)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

export function Stays() {
  const text = eraseWords.value;
  return (
    <section class="section">
      <h2>{text.stays}</h2>
      <p>{text.staysText}</p>
    </section>
  );
}

export function Holders({ holders }: { holders: readonly HolderMessage[] }) {
  const text = eraseWords.value;
  return (
    <section class="section">
      <h2>{text.holders(holders.length)}</h2>
      {holders.length > 0 && <p class="soft small">{text.holdersLead}</p>}
      <HolderList holders={holders} />
    </section>
  );
}

export function HolderList({ holders }: { holders: readonly HolderMessage[] }) {
  const text = eraseWords.value;
  return (
    <ul class="holders small">
      {holders.map(({ person, device, heardAt }) => (
        <li key={`${person} ${device ?? ''} ${String(heardAt)}`}>
          {[person, device].filter(Boolean).join(', ')}
          {heardAt !== undefined && <span class="soft"> · {text.heard(momentText(heardAt))}</span>}
        </li>
      ))}
    </ul>
  );
}
