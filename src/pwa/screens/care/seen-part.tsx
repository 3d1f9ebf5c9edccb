import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import { Button } from '#pwa/ui/button.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { careWords } from './care-words.ts';

type SeenProps = { place: Id; id: Id; nameOf: (id: Id) => string | undefined };

/** Who looked at a household and its people, for whoever asks the office: fetched when it is wanted. */
export function SeenPart(props: SeenProps) {
  const text = careWords.value.seen;
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="section no-print">
      <h2>{text.title}</h2>
      <p class="soft small">{text.lead}</p>
      {isOpen ? (
        <SeenList {...props} />
      ) : (
        <Button icon="everyone" onPress={() => setOpen(true)}>
          {text.show}
        </Button>
      )}
    </section>
  );
}

function SeenList({ place, id, nameOf }: SeenProps) {
  const device = usePhone();
  const asked = useAsked(`seen ${place} ${id}`, () => privacyQueries(device).seen(id, place));
  return <AskedView asked={asked}>{(reply) => <Lines reply={reply} nameOf={nameOf} />}</AskedView>;
}

function Lines({ reply, nameOf }: { reply: SeenReply } & Pick<SeenProps, 'nameOf'>) {
  const text = careWords.value.seen;
  const looks: Readonly<Record<string, string>> = text.looks;
  const { lines, registers } = reply;
  return (
    <>
      {lines.length === 0 ? <p>{text.none}</p> : <Looks lines={lines} nameOf={nameOf} />}
      {registers.length > 0 && (
        <>
          <h3>{text.registers}</h3>
          <ul class="trace">
            {registers.map(({ person, what, days, from, to }) => (
              <li key={`${person} ${what} ${String(from)}`}>
                <p>{[person || text.nobody, looks[what] ?? what].join(' · ')}</p>
                <p class="soft small">{text.days(days, formatDay(from), formatDay(to))}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Looks({ lines, nameOf }: Pick<SeenReply, 'lines'> & Pick<SeenProps, 'nameOf'>) {
  const text = careWords.value.seen;
  const looks: Readonly<Record<string, string>> = text.looks;
  return (
    <ol class="trace">
      {lines.map((line) => (
        <li key={`${String(line.at)} ${line.about} ${line.what} ${line.person}`}>
          <p>
            {[line.person || text.nobody, looks[line.what] ?? line.what, nameOf(line.about)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p class="soft small">
            {[`${formatTime(line.at)} ${formatDay(dayOfSeconds(line.at))}`, line.why]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  );
}
