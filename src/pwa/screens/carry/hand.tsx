import { useCallback } from 'preact/hooks';
import type { Carrying } from '#device/carry.ts';
import { words } from '#pwa/ui/language.ts';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import './carry.css';
import { carryWords } from './carry-words.ts';
import { sizeText } from './files.ts';
import { HandOver } from './hand-over.tsx';
import { Intake } from './intake.tsx';
import { useCarrying } from './use-carrying.ts';

/** What is unsent, sealed and handed to another phone; the commune's answer comes back here. */
export function HandScreen() {
  const text = carryWords.value;
  const carrying = useCarrying();
  return (
    <Page title={text.toHand} lead={text.hand.lead} back={{ href: '#/carry', label: text.title }}>
      {carrying === undefined ? (
        <Progress label={text.hand.packing} />
      ) : (
        <Handing carrying={carrying} />
      )}
    </Page>
  );
}

function Handing({ carrying }: { readonly carrying: Carrying }) {
  const text = carryWords.value.hand;
  const device = usePhone();
  const bundle = useRead(useCallback(async () => carrying.bundle(), [carrying]));
  const files = useRead(useCallback(async () => (await device.attachments()).waiting(), [device]));
  if (bundle === undefined || files === undefined) return <Progress label={text.packing} />;
  if (!bundle.ok) {
    return (
      <>
        <NoBundle isKeyless={bundle.error.code === 'key-unknown'} files={files.size} />
        <Answers carrying={carrying} />
      </>
    );
  }
  const { file, facts } = bundle.value;
  const size = sizeText(file.length, words.value.language.decimal);
  const found = device.copiesFound();
  return (
    <>
      <section class="section">
        <p>
          {text.holds(facts, size)} {found > 0 && text.holdsFound(found)}
        </p>
        <HandOver carrying={carrying} file={file} kind="bundle" isWithoutFiles={files.size > 0} />
        <p class="soft small">{text.kept}</p>
        {files.size > 0 && <p class="soft small">{text.filesStay(files.size)}</p>}
      </section>
      <section class="section">
        <h2>{text.stepsTitle}</h2>
        <ol class="carry-steps">
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Answers carrying={carrying} />
    </>
  );
}

/** Pictures and files do not go with a bundle: while some wait, not all has reached the commune. */
function NoBundle({ isKeyless, files }: { readonly isKeyless: boolean; readonly files: number }) {
  const text = carryWords.value.hand;
  if (isKeyless) return <EmptyState icon="key" title={text.noKey} text={text.noKeyText} />;
  if (files > 0) {
    return <EmptyState icon="waiting" title={text.onlyFiles} text={text.filesStay(files)} />;
  }
  return <EmptyState icon="received" title={text.nothing} text={text.nothingText} />;
}

function Answers({ carrying }: { readonly carrying: Carrying }) {
  return (
    <section class="section">
      <h2>{carryWords.value.hand.takeAnswer}</h2>
      <Intake carrying={carrying} />
    </section>
  );
}
