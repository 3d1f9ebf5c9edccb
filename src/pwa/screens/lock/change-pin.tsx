import { useState } from 'preact/hooks';
import { flawOf } from '#device/pin.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { wipeBook } from '#pwa/phone/lock-up.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { lockOf } from '#pwa/phone/locks.ts';
import { PinPad } from './pin-pad.tsx';

type Step =
  | { readonly is: 'before' | 'making' }
  | { readonly is: 'after'; readonly before: string }
  | { readonly is: 'again'; readonly before: string; readonly after: string };

/** The present PIN, another one, and that once more. */
export function ChangePin({ storeKey, onEnd }: { storeKey: string; onEnd: () => void }) {
  const { me, choose, unlock } = lockWords.value;
  const [step, setStep] = useState<Step>({ is: 'before' });
  const [said, setSaid] = useState('');
  const change = async (before: string, after: string): Promise<void> => {
    setStep({ is: 'making' });
    const answer = await lockOf(storeKey).change(before, after);
    if (answer.ok) {
      showToast(me.changed);
      onEnd();
      return;
    }
    const problem = answer.error;
    if (problem.code === 'spent') await wipeBook(storeKey);
    setSaid(problem.code === 'pin-wrong' ? unlock.wrong(problem.left) : unlock.failed);
    setStep({ is: 'before' });
  };
  const take = (pin: string): void => {
    setSaid('');
    if (step.is === 'before') setStep({ is: 'after', before: pin });
    if (step.is === 'after') {
      const flaw = flawOf(pin);
      if (flaw === undefined) setStep({ is: 'again', before: step.before, after: pin });
      else setSaid(choose.flaws[flaw]);
    }
    if (step.is !== 'again') return;
    if (step.after === pin) void change(step.before, pin);
    else {
      setSaid(choose.differs);
      setStep({ is: 'after', before: step.before });
    }
  };
  const titles = { before: me.before, after: choose.title, again: choose.again };
  if (step.is === 'making') return <Progress label={choose.making} />;
  return (
    <>
      <h3>{titles[step.is]}</h3>
      <div aria-live="polite">{said !== '' && <Banner kind="error">{said}</Banner>}</div>
      <PinPad key={step.is} label={titles[step.is]} onPin={take} />
      <Button kind="quiet" onPress={onEnd}>
        {me.stop}
      </Button>
    </>
  );
}
