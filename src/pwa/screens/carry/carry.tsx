import { useCallback, useState } from 'preact/hooks';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { CarriedBundle, Carrying } from '#device/carry.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { whenText } from '#pwa/phone/names.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import './carry.css';
import { carryProblem, carryWords } from './carry-words.ts';
import type { FileBytes } from './files.ts';
import { HandOver } from './hand-over.tsx';
import { Intake } from './intake.tsx';
import { useCarrying } from './use-carrying.ts';

/** What this phone carries for others, and the way to have its own carried. */
export function CarryScreen() {
  const text = carryWords.value;
  const device = usePhone();
  const carrying = useCarrying();
  const isOfficer = looksOverCommune(device);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={isOfficer ? { href: '#/me' } : { href: '#/tray' }}
      place={isOfficer ? 'me' : 'tray'}
    >
      <section class="section">
        <Button icon="share" wide href="#/hand">
          {text.toHand}
        </Button>
      </section>
      <section class="section">
        <h2>{text.toTake}</h2>
        <p>{text.take.lead}</p>
        {carrying && <Intake carrying={carrying} />}
      </section>
      {carrying && <Bundles carrying={carrying} />}
    </Page>
  );
}

function Bundles({ carrying }: { readonly carrying: Carrying }) {
  const text = carryWords.value.take;
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const bundles = useRead(useCallback(async () => carrying.carried(), [carrying]));
  const send = async (): Promise<void> => {
    setBusy(true);
    setProblem(await carrying.deliver());
    setBusy(false);
  };
  if (bundles === undefined) return <Progress label={text.carrying} />;
  const isWaiting = bundles.some((bundle) => waiting(bundle) > 0);
  return (
    <section class="section">
      <h2>{text.carrying}</h2>
      {problem !== undefined && isWaiting && <Banner kind="error">{carryProblem(problem)}</Banner>}
      {bundles.length === 0 && <EmptyState icon="tray" title={text.none} text={text.noneText} />}
      {isWaiting && (
        <Button icon="sync" wide busy={busy} onPress={() => void send()}>
          {busy ? text.sending : text.sendNow}
        </Button>
      )}
      {bundles.map((bundle) => (
        <Bundle key={bundle.name} bundle={bundle} carrying={carrying} />
      ))}
    </section>
  );
}

/** Saves that the commune has not taken yet. */
const waiting = ({ copies, taken, unreadable }: CarriedBundle): number =>
  copies - taken - unreadable;

function Bundle({
  bundle,
  carrying,
}: {
  readonly bundle: CarriedBundle;
  readonly carrying: Carrying;
}) {
  const text = carryWords.value.take;
  const [answers, setAnswers] = useState<FileBytes | undefined>(undefined);
  const { taken, notTaken, unreadable, takenAtMs, name } = bundle;
  const at = Math.floor(takenAtMs / 1_000);
  const untold = waiting(bundle) - notTaken;
  const lines = [
    { count: untold, mark: 'waiting' as const, line: text.waits },
    { count: taken, mark: 'received' as const, line: text.taken },
    { count: notTaken, mark: 'held' as const, line: text.left },
    { count: unreadable, mark: 'refused' as const, line: text.unreadable },
  ];
  return (
    <article class="bundle">
      <h3>{text.bundle(whenText(at, dayOfSeconds(usePhone().now().at)))}</h3>
      {lines.map(
        ({ count, mark, line }) =>
          count > 0 && (
            <p key={mark} class={`status status--${mark}`}>
              <Icon name={mark} />
              <span>{line(count)}</span>
            </p>
          ),
      )}
      {taken + notTaken > 0 && answers === undefined && (
        <Button
          icon="share"
          onPress={() => void carrying.answersFor(name).then((file) => setAnswers(file))}
        >
          {text.giveBack}
        </Button>
      )}
      {answers !== undefined && (
        <>
          <p class="soft">{text.giveBackLead}</p>
          <HandOver carrying={carrying} file={answers} kind="answers" />
        </>
      )}
    </article>
  );
}
