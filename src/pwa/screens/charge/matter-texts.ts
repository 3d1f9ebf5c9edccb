import { useCallback } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import { mattersOf } from '#pwa/phone/attention.ts';
import { findSpeaker } from '#pwa/phone/speaker.ts';
import { bodyOf } from '#pwa/phone/fact-body.ts';
import { doorText, factText, hrefOfFact } from '#pwa/phone/fact-text.ts';
import { whenText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';

export type MatterText = {
  readonly what: string;
  readonly where?: string | undefined;
  readonly when: string;
  readonly who?: string | undefined;
  readonly device?: string | undefined;
  readonly href?: string | undefined;
};

/** What each matter is about; the facts themselves are read from the phone's store. */
export const useMatterTexts = (device: Device): ReadonlyMap<string, MatterText> | undefined =>
  useRead(useCallback(async () => readTexts(device), [device]));

async function readTexts(device: Device): Promise<ReadonlyMap<string, MatterText>> {
  const texts = new Map<string, MatterText>();
  for (const { book, origin, held, question } of mattersOf(device)) {
    const seq = held?.fact.seq ?? question?.seq;
    if (seq === undefined) continue;
    const [fact] = await device.fetchFacts(book.id, [seq]);
    if (fact === undefined) continue;
    const author = 'stream' in fact ? (fact.origin?.stream ?? fact.stream) : '';
    const speaker = findSpeaker(device, author);
    texts.set(origin, {
      what: factText(device, { activity: book.activity, ...fact }),
      where: doorText(device, bodyOf(fact.body), device.now().on),
      when: whenText(fact.at, device.now().on),
      who: speaker?.person?.name,
      device: speaker?.stream.device,
      href: hrefOfFact(fact.body),
    });
  }
  return texts;
}
