import type { Decision } from '#domain/board/meeting-state.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { fewest, isCarried } from '#domain/board/votes.ts';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { startUpper } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { meetingWords } from './meeting-words.ts';
import type { Called } from './meetings.ts';

const loadWithdraw = async () => (await import('./decision-withdraw.tsx')).DecisionWithdraw;

type Props = {
  readonly village: Village;
  readonly called: Called;
  readonly decision: Decision;
  readonly speaks: boolean;
};

/** What came of one vote, in households; in words whether it carried. */
export function DecisionPart({ village, called, decision, speaks }: Props) {
  const text = meetingWords.value.vote;
  const { needs, ways, matters } = MEETING_WORDS[language.value];
  const { title, agree, against, blank, total, ended, meeting, resolution } = decision;
  if (ended !== undefined) {
    return (
      <div class="meeting-vote">
        <p>
          <s>{title}</s>
        </p>
        <p class="soft small">
          {ended.reason === undefined ? text.withdrawn : text.withdrawnWhy(ended.reason)}
        </p>
      </div>
    );
  }
  return (
    <div class="meeting-vote">
      <h3>{title}</h3>
      <p>
        <b>{isCarried(decision) ? text.carried : text.notCarried}</b>: {text.count(agree, total)}
      </p>
      {decision.text !== undefined && <p class="meeting-text">{decision.text}</p>}
      <p class="soft small">
        {text.others(against, blank)}. {text.needed(needs[decision.needs], fewest(decision))}.{' '}
        {text.way(ways[decision.way])}. {startUpper(matters[decision.matter])}.
      </p>
      {speaks && (
        <div class="cluster">
          <Button kind="quiet" icon="edit" href={`#/meeting/${meeting}/decide/${resolution}`}>
            {text.edit}
          </Button>
          <Later load={loadWithdraw} props={{ village, called, decision }} />
        </div>
      )}
    </div>
  );
}
