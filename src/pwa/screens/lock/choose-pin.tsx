import { useState } from 'preact/hooks';
import { flawOf, looksLikeBirthday, type PinFlaw } from '#device/pin.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { enterBook } from '#pwa/phone/lock-up.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { openPhone } from '#pwa/phone/open.ts';
import { lockOf } from '#pwa/phone/locks.ts';
import type { Choosing } from '#pwa/phone/stage.ts';
import { listStores } from '#pwa/phone/stores.ts';
import { PinPad } from './pin-pad.tsx';

type Told = PinFlaw | 'differs' | 'failed';
type Step =
  | { readonly is: 'first'; readonly told?: Told }
  | { readonly is: 'birthday' | 'again'; readonly pin: string }
  | { readonly is: 'making'; readonly done?: number; readonly of?: number };

/** Locks the store with a PIN and goes on to the book. */
async function lockWith(
  pin: string,
  { storeKey, card, deviceName }: Choosing,
  told: (step: Step) => void,
): Promise<void> {
  const lock = lockOf(storeKey);
  told({ is: 'making' });
  try {
    const name = listStores().find(({ key }) => key === storeKey)?.name ?? '';
    const unlocked = await lock.make(pin, { name, isWhole: card !== undefined });
    const about = {
      ...(card !== undefined && { card }),
      ...(deviceName !== undefined && { deviceName }),
    };
    await enterBook(storeKey, unlocked, about, (done, of) => told({ is: 'making', done, of }));
  } catch {
    const made = await lock.look().catch(() => undefined);
    if (made === undefined) told({ is: 'first', told: 'failed' });
    else await openPhone(card);
  }
}

/** A PIN, twice; then the store is locked with it. */
export function ChoosePin(choosing: Choosing) {
  const text = lockWords.value.choose;
  const [step, setStep] = useState<Step>({ is: 'first' });
  const take = (pin: string): void => {
    if (step.is === 'again') {
      if (step.pin === pin) void lockWith(pin, choosing, setStep);
      else setStep({ is: 'first', told: 'differs' });
      return;
    }
    const told = flawOf(pin);
    if (told === undefined) setStep({ is: looksLikeBirthday(pin) ? 'birthday' : 'again', pin });
    else setStep({ is: 'first', told });
  };

  if (step.is === 'making') {
    const { done = 0, of = 0 } = step;
    return (
      <Page title={text.making}>
        <Progress
          label={of === 0 ? text.making : text.sealing(done, of)}
          share={of === 0 ? undefined : done / of}
        />
      </Page>
    );
  }
  const isAgain = step.is === 'again';
  const lead = choosing.card === undefined ? text.leadOld : text.lead;
  return (
    <Page
      title={isAgain ? text.again : text.title}
      lead={isAgain ? text.againLead : lead}
      banners={<Said step={step} onStep={setStep} />}
    >
      {step.is !== 'birthday' && (
        <PinPad key={step.is} label={isAgain ? text.again : text.title} onPin={take} />
      )}
      {!isAgain && <p class="soft small">{text.forget}</p>}
    </Page>
  );
}

type SaidProps = {
  readonly step: Step;
  readonly onStep: (step: Step) => void;
};

function Said({ step, onStep }: SaidProps) {
  const text = lockWords.value.choose;
  if (step.is === 'birthday') {
    const { pin } = step;
    return (
      <Banner
        kind="info"
        action={{ label: text.other, onPress: () => onStep({ is: 'first' }) }}
        second={{ label: text.keepAnyway, onPress: () => onStep({ is: 'again', pin }) }}
      >
        {text.birthday}
      </Banner>
    );
  }
  if (step.is !== 'first' || step.told === undefined) return null;
  const { told } = step;
  return (
    <Banner kind="error">
      {told === 'differs' || told === 'failed' ? text[told] : text.flaws[told]}
    </Banner>
  );
}
