import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import type { Matter } from '#pwa/phone/attention.ts';
import { peopleOf } from '#pwa/phone/attention.ts';
import { factText, hrefOfFact } from '#pwa/phone/fact-text.ts';
import { whenText } from '#pwa/phone/names.ts';
import { tick } from '#pwa/phone/phone.ts';

export type MatterText = {
  readonly what: string;
  readonly when: string;
  readonly who?: string | undefined;
  readonly device?: string | undefined;
  readonly href?: string | undefined;
};

/** What each matter is about; the facts themselves are read from the phone's store. */
export function useMatterTexts(device: Device, matters: readonly Matter[]): ReadonlyMap<string, MatterText> {
  const [texts, setTexts] = useState<ReadonlyMap<string, MatterText>>(new Map());
  const turn = tick.value;
  useEffect(() => {
    let gone = false;
    void readTexts(device, matters).then((found) => {
      if (!gone) setTexts(found);
    });
    return () => {
      gone = true;
    };
  }, [device, turn]);
  return texts;
}

async function readTexts(device: Device, matters: readonly Matter[]): Promise<ReadonlyMap<string, MatterText>> {
  const texts = new Map<string, MatterText>();
  for (const { book, origin, held, question } of matters) {
    const seq = held?.fact.seq ?? question?.seq;
    if (seq === undefined) continue;
    const [fact] = await device.factsOf(book.id, [seq]);
    if (fact === undefined) continue;
    const people = peopleOf(device, book);
    const stream = 'stream' in fact ? people?.state.streams.get(fact.stream) : undefined;
    texts.set(origin, {
      what: factText(device, { activity: book.activity, ...fact }),
      when: whenText(fact.at, device.now().on),
      who: people?.state.persons.get(stream?.person ?? '')?.name,
      device: stream?.device,
      href: hrefOfFact(fact.body),
    });
  }
  return texts;
}
