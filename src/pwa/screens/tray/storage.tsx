import { Button } from '#pwa/ui/button.tsx';
import { installQuestion } from '#pwa/phone/install.ts';
import { noticeWords } from '#pwa/phone/notice-words.ts';
import { askToKeep, keepAnswer } from '#pwa/phone/open.ts';
import { tick } from '#pwa/phone/phone.ts';

/** Whether the browser promised to keep the store, and what a person can do for it. */
export function Storage() {
  void tick.value;
  const text = noticeWords.value;
  const answer = keepAnswer();
  const question = installQuestion.value;
  return (
    <>
      <p>{text.storage[answer]}</p>
      {answer === 'may-be-cleared' && !isOnHomeScreen() && question === undefined && (
        <p class="soft">{text.installHow[systemOf(navigator.userAgent)]}</p>
      )}
      {answer === 'may-be-cleared' && question !== undefined && (
        <Button icon="installed" wide onPress={() => void question.prompt()}>
          {text.install}
        </Button>
      )}
      {answer === 'may-be-cleared' && question === undefined && (
        <Button icon="save" wide onPress={() => void askToKeep()}>
          {text.askToKeep}
        </Button>
      )}
    </>
  );
}

const isOnHomeScreen = (): boolean => matchMedia('(display-mode: standalone)').matches;

function systemOf(agent: string): 'ios' | 'android' | 'desk' {
  if (/\b(?:iPhone|iPad)\b/u.test(agent)) return 'ios';
  return /\bAndroid\b/u.test(agent) ? 'android' : 'desk';
}
