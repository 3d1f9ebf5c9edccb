import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { roomTaken } from '#domain/doors/propose-survey.ts';
import type { Household } from '#domain/homes/state.ts';
import type { Survey } from '#domain/work/state.ts';
import { submit } from '#form/fill.ts';
import type { Settled } from '#form/settle.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import type { FillDraft } from './fill-draft.ts';
import { type Filling, wrongCount, wrongOf } from './filling.ts';
import { recordAnswer } from './record-answer.ts';
import { surveyWords } from './survey-words.ts';

/** From here on it is told that answers cannot grow for ever. */
const NEARLY_FULL = 0.85;

export function RoomBanner({ settled }: { readonly settled: Settled }) {
  const text = surveyWords.value;
  const taken = useMemo(() => roomTaken(submit(settled)), [settled]);
  if (taken <= NEARLY_FULL) return null;
  return taken > 1 ? (
    <Banner kind="error">{text.full}</Banner>
  ) : (
    <Banner kind="info">{text.nearlyFull}</Banner>
  );
}

type SaveProps = {
  readonly village: Village;
  readonly household: Household;
  readonly survey: Survey;
  readonly filling: Filling;
  readonly draft: FillDraft;
  readonly draftKey: string;
  readonly answer: Id;
  readonly drop: () => Promise<void>;
};

/** Nothing is saved half: what is missing is in the list, one tap away, and the draft stays. */
export function SaveEnd(props: SaveProps) {
  const { filling, draft } = props;
  const text = surveyWords.value.end;
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ readonly of: FillDraft; readonly code: string }>();
  const save = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const { village, survey, household, draftKey: key, answer, drop } = props;
    const code = await recordAnswer(village, { survey, household, filling, key, answer }, draft);
    setBusy(false);
    const isSaved = code === undefined || code === 'already-saved';
    if (!isSaved) return setTold({ of: draft, code });
    if (code !== undefined) showToast(reasonText(code));
    await drop();
    return leaveTo(`#/household/${household.id}`);
  };
  if (wrongCount(filling) > 0) {
    return (
      <Button kind="primary" icon="edit" onPress={() => filling.go(firstWrong(filling))}>
        {text.toMissing}
      </Button>
    );
  }
  // What was changed since is tried anew.
  const problem = told?.of === draft ? told.code : undefined;
  return <SaveAction label={text.save} problem={problem} busy={busy} onSave={save} />;
}

function firstWrong({ settled, steps }: Filling): string {
  const step = steps.find(({ nodes }) =>
    nodes.some((node) => wrongOf(settled, node) !== undefined),
  );
  return step?.key ?? '';
}
