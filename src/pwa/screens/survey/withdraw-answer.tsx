import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { proposeAnswer, proposeAnswerCorrection } from '#domain/doors/propose-survey.ts';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import { Button } from '#pwa/ui/button.tsx';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { asNow } from '#pwa/phone/as-now.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import { surveyWords } from './survey-words.ts';

type Props = {
  readonly village: Village;
  readonly answer: SurveyAnswer;
  /** The draft it was opened in goes with it. */
  readonly drop: () => Promise<void>;
};

/** An answer that belongs to another house, or to nobody: it counts no longer, the history keeps it. */
export function WithdrawAnswer({ village, answer, drop }: Props) {
  const text = surveyWords.value.withdraw;
  const [again] = useState(() => village.device.newId());
  const [busy, setBusy] = useState(false);
  const withdraw = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const { states, atDoors } = asNow(village);
    const { id, edition } = answer;
    const intended = proposeAnswerCorrection(states, atDoors, { answer: id, edition });
    const problem = await saveTogether(village.device, village.doorsBook, intended, {
      said: text.done,
      // Half an answer cannot be said again as if it were the whole.
      ...(answer.missing === undefined && {
        undo: () => answeredAgain(village, answer, again),
        undone: text.undone,
      }),
    });
    setBusy(false);
    if (problem !== undefined) return showTrouble(reasonText(problem));
    await drop();
    return leaveTo(`#/household/${answer.household}`);
  };
  return (
    <div class="section">
      <p class="soft small">{text.lead}</p>
      <Button kind="quiet" icon="undo" busy={busy} onPress={() => void withdraw()}>
        {text.button}
      </Button>
    </div>
  );
}

/** What was said, of the day on which it was said, as an answer of its own: nothing is ever struck out. */
function answeredAgain(village: Village, told: SurveyAnswer, answer: Id) {
  const { states, atDoors } = asNow(village);
  const { id: _, edition: __, corrected: ___, stream: ____, at: _____, on, ...body } = told;
  return proposeAnswer(states, { ...atDoors, on }, { ...body, answer });
}
