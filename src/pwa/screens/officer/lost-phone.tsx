import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Device } from '#device/device.ts';
import { proposeStreamEnd } from '#domain/people/propose.ts';
import type { Stream } from '#domain/people/state.ts';
import { whyText } from '#domain/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { phonesWords } from './phones-words.ts';
import { toWriteOf } from './people-to-write.ts';

type LostPhoneProps = {
  stream: Stream;
  name: string;
  /** The civil day on which it closes by itself. */
  darkBy: number | undefined;
  onClose: () => void;
};

/** What follows when a phone is reported lost; then the new card. */
export function LostPhone({ stream, name, darkBy, onClose }: LostPhoneProps) {
  const text = phonesWords.value;
  const device = usePhone();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isSaved, setSaved] = useState(false);
  const [seen, ...rest] = text.lostWhat;
  const report = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const failed = await strikeOff(device, stream);
    setProblem(failed);
    if (failed === undefined) {
      setSaved(true);
      await device.sync();
    }
    setBusy(false);
  };
  const action = isSaved ? (
    <Button kind="primary" icon="card" wide href={`#/card/${stream.person}`}>
      {text.newCard}
    </Button>
  ) : (
    <Button kind="danger" wide busy={busy} onPress={() => void report()}>
      {text.lostSure}
    </Button>
  );
  return (
    <Sheet
      open
      title={(isSaved ? text.saved : text.lostTitle)(name)}
      onClose={onClose}
      action={action}
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      {isSaved ? (
        <p role="status">{device.counts().waiting > 0 ? text.savedWaits : text.savedDone}</p>
      ) : (
        <ul class="stack">
          {[seen, darkText(darkBy, device.now().on), ...rest].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function darkText(day: number | undefined, today: number): string {
  const text = phonesWords.value;
  if (day === undefined) return text.darkUnasked;
  return (day < today ? text.darkSince : text.darkBy)(formatDay(day));
}

/** A sentence when nothing was saved. */
async function strikeOff(device: Device, { id }: Stream): Promise<string | undefined> {
  const now = toWriteOf(device, undefined, ({ streams }) => streams.has(id));
  if (now === undefined) return phonesWords.value.failed;
  const proposed = proposeStreamEnd(now.states, now.author, id, 'lost');
  if (!proposed.ok) return whyText(language.value, proposed.error.code);
  if (proposed.value.length === 0) return undefined;
  const saved = await device.save(now.book.id, proposed.value);
  return saved.ok ? undefined : phonesWords.value.failed;
}
