import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { Device } from '#device/device.ts';
import { type End, ENDS } from '#domain/people/facts.ts';
import { devicesOf, hasEnded, type Stream } from '#domain/people/state.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { findOwnPeople, proposeEnd } from './enter.ts';
import { signInWords } from './words.ts';

/** Phones and browsers that speak for this person, each with a way to end it. */
export function Devices() {
  const text = signInWords.value.account;
  const device = usePhone();
  const [ending, setEnding] = useState<Stream | undefined>(undefined);
  const own = streamsHere(device);
  if (own.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.devices}</h2>
      <List label={text.devices}>
        {own.map((stream) => (
          <ListRow
            key={stream.id}
            lead={<Icon name={stream.way === undefined ? 'call' : 'key'} />}
            title={nameOf(stream, device)}
            text={spanOf(stream)}
            trail={
              (stream.id !== device.stream() || stream.way !== undefined) && (
                <Button kind="quiet" onPress={() => setEnding(stream)}>
                  {stream.id === device.stream() ? text.endThis : text.end}
                </Button>
              )
            }
          />
        ))}
      </List>
      <Sheet
        open={ending !== undefined}
        title={ending === undefined ? text.end : text.endSure(nameOf(ending, device))}
        onClose={() => setEnding(undefined)}
      >
        {ending && <Ending stream={ending} onDone={() => setEnding(undefined)} />}
      </Sheet>
    </section>
  );
}

function streamsHere(device: Device): readonly Stream[] {
  const { at } = device.now();
  const found = findOwnPeople(device);
  const me = device.me();
  if (found === undefined || me === undefined) return [];
  return devicesOf(found.people, me.person)
    .filter((stream) => !hasEnded(stream, at))
    .sort((left, right) => right.since - left.since);
}

function nameOf(stream: Stream, device: Device): string {
  const { noName, thisOne } = signInWords.value.account;
  const name = stream.device ?? noName;
  return stream.id === device.stream() ? `${name} (${thisOne})` : name;
}

function spanOf({ since, endsAt }: Stream): string {
  const text = signInWords.value.account;
  const begun = text.since(formatDay(dayOfSeconds(since)));
  if (endsAt === undefined) return begun;
  const end = text.until(`${formatTime(endsAt)} ${formatDay(dayOfSeconds(endsAt))}`);
  return `${begun}, ${end}`;
}

function Ending({ stream, onDone }: { stream: Stream; onDone: () => void }) {
  const text = signInWords.value.account;
  const device = usePhone();
  const isThis = stream.id === device.stream();
  const [why, setWhy] = useState<End>('signed-out');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const end = async (): Promise<void> => {
    setBusy(true);
    const found = await (isThis ? leave(device) : endOther(device, stream, why));
    setProblem(found);
    setBusy(false);
    if (found === undefined) onDone();
  };
  return (
    <div class="stack">
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      {!isThis && (
        <>
          <p>{text.endLead}</p>
          <Choice
            legend={text.endWhy}
            options={ENDS.map((value) => ({ value, label: text.endWhys[value] }))}
            value={why}
            onChange={setWhy}
          />
        </>
      )}
      <Button kind="danger" wide busy={busy} onPress={() => void end()}>
        {isThis ? text.endThis : text.end}
      </Button>
    </div>
  );
}

async function endOther(device: Device, { id }: Stream, why: End): Promise<string | undefined> {
  const found = findOwnPeople(device);
  if (found === undefined) return reasonText('book-unknown');
  const said = signInWords.value.account.endDone;
  const code = await saveTogether(device, found.book, proposeEnd(device, id, why), { said });
  return code === undefined ? undefined : reasonText(code);
}

/** Only once all is at the home is anything taken from this computer. */
async function leave(device: Device): Promise<string | undefined> {
  const { leaveWaits } = signInWords.value.account;
  const own = device.stream();
  const found = findOwnPeople(device);
  if (own === undefined || found === undefined) return reasonText('book-unknown');
  await device.sync();
  const { waiting } = device.counts();
  if (waiting > 0) return leaveWaits(waiting);
  const ending = proposeEnd(device, own, 'signed-out');
  if (!ending.ok) return reasonText(ending.error.code);
  const saved = await device.save(found.book.id, ending.value);
  if (!saved.ok) return reasonText(saved.error.code);
  await device.sync();
  if (device.counts().waiting > 0) return leaveWaits(device.counts().waiting);
  const { leaveStore } = await import('./leave-store.ts');
  await leaveStore(own);
  return undefined;
}
