import { useEffect, useState } from 'preact/hooks';
import type { Household } from '#domain/homes/state.ts';
import type { Device } from '#device/device.ts';
import { notifyQueries } from '#device/notify-queries.ts';
import { keep, recall } from '#pwa/phone/kept.ts';
import { nameIn } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toTell } from '#pwa/screens/board/may-speak.ts';
import { Button } from '#pwa/ui/button.tsx';
import { AskSheet } from './ask-sheet.tsx';
import { bridgeWords } from './bridge-words.ts';
import { phonesIn } from './phones-in.ts';

/** By which ways the home sends, as it last said: at a door there may be no network to ask it by. */
const WAYS = 'message-ways';
/** Asked once for each opening of a person's book. */
const asked = new WeakSet<Device>();

type MessagesProps = { readonly village: Village; readonly household: Household };

/** Whether a household wants messages, where its home sends any. */
export function MessagesPart({ village, household }: MessagesProps) {
  const text = bridgeWords.value.household;
  const { device } = village;
  const [ways, setWays] = useState(() => recall(WAYS) ?? '');
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const answered = await notifyQueries(device).notify();
      if (!answered.ok) return;
      asked.add(device);
      const said = answered.value.ways.join(' ');
      keep(WAYS, said);
      if (!isGone) setWays(said);
    };
    if (!asked.has(device)) void take();
    return () => {
      isGone = true;
    };
  }, [device]);
  const answer = toTell(village)?.states.reach.answers.get(household.id);
  if (ways === '' && answer === undefined) return null;
  const phones = phonesIn(village, household);
  const whose = answer?.resident === undefined ? text.ofHouse : nameIn(village, answer.resident);
  return (
    <section class="section">
      <h2>{text.title}</h2>
      {answer === undefined && <p>{text.none}</p>}
      {answer?.ways.length === 0 && <p>{text.declined}</p>}
      {answer !== undefined && answer.ways.length > 0 && <p>{text.agreed(answer.ways, whose)}</p>}
      {phones.length === 0 && answer === undefined ? (
        <p class="soft">{text.noPhone}</p>
      ) : (
        <Button icon={answer === undefined ? 'call' : 'edit'} onPress={() => setAsking(true)}>
          {answer === undefined ? text.ask : text.change}
        </Button>
      )}
      {isAsking && (
        <AskSheet
          village={village}
          household={household}
          phones={phones}
          hasZalo={ways.includes('zalo')}
          {...(answer && { answer })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
