import { useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { practiceVillageWords } from './village-words.ts';

const loadPractice = () => import('#pwa/phone/practice.ts');

type PracticeEntryProps = {
  /** Of the link that is being taken up; it is taken up again afterwards. */
  readonly card?: string;
};

/** The way into the practice village, or what can be done inside. */
export const PracticePart = () => (isPractice.value ? <Inside /> : <PracticeEntry />);

export function PracticeEntry({ card }: PracticeEntryProps) {
  const text = practiceVillageWords.value;
  const [state, setState] = useState<'idle' | 'opening' | 'failed'>('idle');
  const enter = async (): Promise<void> => {
    setState('opening');
    try {
      await (await loadPractice()).enterPractice(card);
    } catch {
      setState('failed');
    }
  };
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p>{text.what}</p>
      {state === 'failed' && <Banner kind="error">{text.failed}</Banner>}
      <Button wide icon="guide" busy={state === 'opening'} onPress={() => void enter()}>
        {state === 'opening' ? text.opening : text.enter}
      </Button>
    </section>
  );
}

function Inside() {
  const text = practiceVillageWords.value;
  const restart = async (): Promise<void> => {
    try {
      await (await loadPractice()).restartPractice();
      showToast(text.done);
    } catch {
      showTrouble(text.failed);
    }
  };
  const leave = async (): Promise<void> => (await loadPractice()).leavePractice();
  return (
    <section class="section">
      <h2>{text.here}</h2>
      <p>{text.hereText}</p>
      <Button wide icon="home" onPress={() => void leave()}>
        {text.leave}
      </Button>
      <div>
        <Button wide icon="undo" onPress={() => void restart()}>
          {text.again}
        </Button>
        <p class="soft small">{text.againText}</p>
      </div>
    </section>
  );
}

/** What becomes of records that are only practised. */
export const PracticeTray = () => <p>{practiceVillageWords.value.tray}</p>;
