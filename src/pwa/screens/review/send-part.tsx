import { useState } from 'preact/hooks';
import { DECISIONS_MAX, attentionQueries } from '#device/attention-queries.ts';
import { given } from '#domain/propose.ts';
import type { AttentionReply } from '#protocol/queries.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { problemText } from '#pwa/screens/officer/asked.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { type Choice, choiceOf, choose, tell } from './chosen.ts';
import { requestsOf, sendDecisions } from './decisions.ts';
import { groupMatters, keyOf, type Matter } from './groups.ts';
import { reviewWords } from './review-words.ts';

type SendProps = { readonly reply: AttentionReply; readonly onSent: () => void };

/** How much is chosen, until it is sent; after that it is in the book. */
export function SendPart({ reply, onSent }: SendProps) {
  const text = reviewWords.value;
  const device = usePhone();
  const choice = choiceOf(device);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const chosen = chosenOf(choice, reply);
  const send = async (): Promise<void> => {
    setProblem(undefined);
    const missing = groupsWithoutReason(choice, reply);
    tell(choice, new Map(missing.map((group) => [group, 'why-missing'])));
    if (missing.length > 0) {
      setProblem(text.reasonMissing);
      return;
    }
    setBusy(true);
    const { done, not, code } = await sendDecisions(
      (request) => attentionQueries(device).decide(request),
      requestsOf(chosen, DECISIONS_MAX),
    );
    setBusy(false);
    choose(choice, [...done, ...not.keys()], undefined);
    tell(choice, not);
    if (not.size > 0) showTrouble(text.left(not.size));
    else if (done.size > 0) showToast(text.done(done.size));
    if (code !== undefined) setProblem(`${text.failed} ${problemText(code)}`);
    onSent();
  };
  return (
    <>
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <p class="soft small">{text.sendNote}</p>
      <div class="cluster send-part">
        <Button kind="primary" icon="check" busy={busy} onPress={() => void send()}>
          {text.send(chosen.length)}
        </Button>
        <Button
          kind="quiet"
          onPress={() => choose(choice, [...choice.decisions.value.keys()], undefined)}
        >
          {text.clear}
        </Button>
      </div>
    </>
  );
}

/** What is chosen of all that waits, with what is said to it. */
function chosenOf({ decisions, notes }: Choice, reply: AttentionReply) {
  return reply.items.flatMap((matter) => {
    const decision = decisions.value.get(keyOf(matter));
    const note = given(notes.value.get(groupOf(matter)) ?? '');
    return decision === undefined
      ? []
      : [{ matter, decision, note: decision === 'release' ? undefined : note }];
  });
}

const groupOf = ({ kind, stream }: Matter): string => `${kind} ${stream}`;

function groupsWithoutReason({ decisions, notes }: Choice, reply: AttentionReply): string[] {
  return groupMatters(reply, 'held').flatMap(({ id, matters }) => {
    const isDeclined = matters.some((matter) => decisions.value.get(keyOf(matter)) === 'decline');
    return isDeclined && given(notes.value.get(id) ?? '') === undefined ? [id] : [];
  });
}
