import { isPractice } from '#pwa/phone/practice-mode.ts';
import { Qr } from '#pwa/ui/qr.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { hrefOf, type LessonPlan } from './lesson.ts';
import { teamWords } from './team-words.ts';

/** Another phone keeps the roll of the same lesson; of a lesson that is only practised it must not. */
export function ShareSheet({ plan, onClose }: { plan: LessonPlan; onClose: () => void }) {
  const text = teamWords.value.session;
  return (
    <Sheet open title={text.share} onClose={onClose}>
      {isPractice.value ? <p>{text.sharePractice}</p> : <ShareCode plan={plan} />}
    </Sheet>
  );
}

function ShareCode({ plan }: { plan: LessonPlan }) {
  const text = teamWords.value.session;
  return (
    <>
      <p>{text.shareLead}</p>
      <Qr text={`${location.origin}/${hrefOf(plan)}`} label={text.qr(plan.title)} />
      <p class="soft small">{text.shareAlt}</p>
    </>
  );
}
