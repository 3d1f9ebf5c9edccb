import { useEffect, useState } from 'preact/hooks';
import { secondsLeft } from '#domain/doors/acting.ts';
import { ACTING_OUTCOMES } from '#domain/doors/facts.ts';
import type { ActingOutcome } from '#domain/doors/facts.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { ownActings } from '#pwa/phone/acting.ts';
import type { OwnActing } from '#pwa/phone/acting.ts';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { proposeActingEnd } from '#pwa/phone/intents.ts';
import { spokenName } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';

const LOOK_MS = 5_000;

/** Over every screen while somebody acts for a person: for whom, how long still, and the way to end it. */
export function ActingBanner({ device }: { device: Device }) {
  const [, redraw] = useState(0);
  const [ending, setEnding] = useState<OwnActing | undefined>(undefined);
  const running = ownActings(device)[0];
  const isRunning = running !== undefined;
  useEffect(() => {
    if (!isRunning) return undefined;
    const look = (): void => redraw((turn) => turn + 1);
    const timer = setInterval(look, LOOK_MS);
    // A phone that slept wakes to the time that it is.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isRunning]);
  return (
    <>
      {running && <Line own={running} onEnd={() => setEnding(running)} />}
      {ending && <EndSheet own={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

export function nameOfActing({ village, acting }: OwnActing): string {
  const resident = village.homes.state.residents.get(acting.resident);
  return resident === undefined ? actingWords.value.nobody : spokenName(resident, village.day);
}

function Line({ own, onEnd }: { own: OwnActing; onEnd: () => void }) {
  const text = actingWords.value;
  const minutes = Math.ceil(secondsLeft(own.acting, own.village.at) / 60);
  return (
    <section class="acting-line" aria-label={text.now(nameOfActing(own))}>
      <Icon name="person" />
      <p>
        <a href={`#/person/${own.acting.resident}`}>{text.now(nameOfActing(own))}</a>
        {' · '}
        <b>{text.left(minutes)}</b>
      </p>
      <Button icon="check" onPress={onEnd}>
        {text.done}
      </Button>
    </section>
  );
}

function EndSheet({ own, onClose }: { own: OwnActing; onClose: () => void }) {
  const text = actingWords.value.end;
  const [outcome, setOutcome] = useState<ActingOutcome>('done');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { village, acting } = own;
  const save = async (): Promise<void> => {
    const proposed = proposeActingEnd(village, acting.id, outcome);
    const code = await saveTogether(village.device, village.doorsBook, proposed, {
      said: text.saved,
    });
    setProblem(code);
    if (code === undefined) onClose();
  };
  return (
    <Sheet
      open
      title={text.title(nameOfActing(own))}
      onClose={onClose}
      action={
        <Button kind="primary" icon="check" wide onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Choice
        legend={text.outcome}
        options={ACTING_OUTCOMES.map((value) => ({ value, label: text.outcomes[value] }))}
        value={outcome}
        onChange={setOutcome}
      />
      <p>{text.hint}</p>
    </Sheet>
  );
}
