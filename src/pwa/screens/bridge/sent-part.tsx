import { useEffect, useState } from 'preact/hooks';
import { notifyQueries } from '#device/notify-queries.ts';
import type { DeliveriesReply } from '#protocol/deliveries.ts';
import type { Device } from '#device/device.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { bridgeWords } from './bridge-words.ts';

type SentProps = {
  readonly device: Device;
  readonly place: string;
  readonly notice: string;
  /** Whoever looks over a commune opens households by their village. */
  readonly isOffice: boolean;
};

/** What of a notice went out to phones that are not open. Nothing stands here where nothing did. */
export function SentPart({ device, place, notice, isOffice }: SentProps) {
  const text = bridgeWords.value.sent;
  const [reply, setReply] = useState<DeliveriesReply | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const asked = await notifyQueries(device).deliveries(place, notice);
      if (!isGone && asked.ok) setReply(asked.value);
    };
    void take();
    return () => {
      isGone = true;
    };
  }, [device, place, notice]);
  if (reply === undefined || reply.channels.length === 0) return null;
  const { channels, missed = [] } = reply;
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <ul>
        {channels.map((each) => (
          <li key={each.channel}>{text.line(each)}</li>
        ))}
      </ul>
      <p class="soft small">{text.notTold}</p>
      {missed.length > 0 && <Missed missed={missed} isOffice={isOffice} />}
    </section>
  );
}

type Missing = NonNullable<DeliveriesReply['missed']>;

function Missed({ missed, isOffice }: { missed: Missing; isOffice: boolean }) {
  const text = bridgeWords.value.sent;
  return (
    <details class="help">
      <summary>{text.missed(missed.length)}</summary>
      <List label={text.missed(missed.length)}>
        {missed.map(({ household, village, name, why }) => (
          <ListRow
            key={household}
            href={isOffice ? `#/home/${village}/${household}` : `#/household/${household}`}
            title={text.household(name)}
            text={text.why(why)}
          />
        ))}
      </List>
    </details>
  );
}
