import { useState } from 'preact/hooks';
import type { Pairing } from '#domain/doors/pairing.ts';
import type { PairEnd } from '#domain/doors/propose-pair.ts';
import { nameIn, startUpper } from '#pwa/phone/names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { saveEnd } from './intents.ts';
import { pairWords } from './pair-words.ts';

type EndProps = {
  readonly village: Village;
  readonly pairing: Pairing;
  readonly onClose: () => void;
};

const ENDS = {
  learnt: { part: 'learns', outcome: 'learnt' },
  stopped: { part: 'learns', outcome: 'stopped' },
  moved: { part: 'learns', outcome: 'moved' },
  learner: { part: 'learns', outcome: 'withdrawn' },
  teacher: { part: 'shows', outcome: 'withdrawn' },
} as const satisfies Record<string, Pick<PairEnd, 'part' | 'outcome'>>;

/** Why a pair ends: one choice, as many taps as agreeing takes. */
export function EndSheet({ village, pairing, onClose }: EndProps) {
  const text = pairWords.value;
  const [choice, setChoice] = useState<keyof typeof ENDS | undefined>(undefined);
  const [isMissing, setMissing] = useState(false);
  const saving = useSaving();
  const learner = startUpper(nameIn(village, pairing.learner));
  const teacher = startUpper(nameIn(village, pairing.teacher));
  const { learnt, stopped, moved, withdrawn } = text.outcomes;
  const save = async (): Promise<void> => {
    setMissing(choice === undefined);
    if (choice === undefined) return;
    await saving.run(async () => saveEnd(village, pairing, ENDS[choice], text.ended), onClose);
  };
  return (
    <Sheet
      open
      title={text.end}
      onClose={onClose}
      action={<SaveAction {...saving} label={text.endSave} onSave={save} />}
    >
      {isMissing && <Banner kind="error">{text.endMissing}</Banner>}
      <Choice
        legend={text.endWhy}
        options={[
          { value: 'learnt', label: learnt(learner), hint: text.learntHint },
          { value: 'stopped', label: stopped },
          { value: 'moved', label: moved },
          { value: 'learner', label: withdrawn(learner) },
          { value: 'teacher', label: withdrawn(teacher) },
        ]}
        value={choice}
        onChange={setChoice}
      />
    </Sheet>
  );
}
