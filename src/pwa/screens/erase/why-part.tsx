import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { Ground } from '#book/common.ts';
import { isDocumentNumber } from '#device/home-queries.ts';
import { GROUNDS } from '#device/privacy-queries.ts';
import type { ErasePreviewReply } from '#protocol/erase.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { closedDraftKey } from '#pwa/screens/closed/closed-draft.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import type { EraseWords } from './erase-words.ts';

export type Why = { readonly ground: Ground; readonly document?: string };

const WhyDraft = v.strictObject({
  ground: v.optional(v.picklist(GROUNDS)),
  document: v.string(),
});
type WhyDraft = v.InferOutput<typeof WhyDraft>;

const FRESH: WhyDraft = { document: '' };
const ASKED: WhyDraft = { ground: 'asked', document: '' };

type WhyProps = {
  readonly text: EraseWords;
  readonly preview: ErasePreviewReply;
  /** Whom it is about. */
  readonly id: Id;
  /** They have asked for it themselves. */
  readonly isAsked: boolean;
  /** A sentence where nothing was erased. */
  readonly erase: (why: Why) => Promise<string | undefined>;
};

/** On what ground, and then, under a second press, the erasing. */
export function WhyPart(props: WhyProps) {
  const { text, id, isAsked } = props;
  const device = usePhone();
  const draft = useDraft(device, closedDraftKey('erase', id), WhyDraft, isAsked ? ASKED : FRESH);
  const { ground, document } = draft.value;
  const [why, setWhy] = useState<Why>();
  const [problem, setProblem] = useState<string>();
  const begin = (): void => {
    const number = document.trim();
    if (ground === undefined) return setProblem(text.groundMissing);
    if (number !== '' && !isDocumentNumber(number)) return setProblem(text.documentWrong);
    setProblem(undefined);
    return setWhy({ ground, ...(number !== '' && { document: number }) });
  };
  return (
    <section class="section">
      <DraftRestored draft={draft} day={device.now().on} />
      <Choice
        legend={text.why}
        options={GROUNDS.map((value) => ({ value, label: text.grounds[value] }))}
        value={ground}
        onChange={(next) => draft.change({ ...draft.value, ground: next })}
      />
      <Field
        label={text.document}
        value={document}
        onInput={(next) => draft.change({ ...draft.value, document: next })}
        maxLength={40}
        optional
      />
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Button kind="danger" icon="delete" wide onPress={begin}>
        {text.begin}
      </Button>
      {why !== undefined && <SureSheet {...props} why={why} onClose={() => setWhy(undefined)} />}
    </section>
  );
}

type SureProps = WhyProps & { readonly why: Why; readonly onClose: () => void };

/** It cannot be undone, so it takes a second press, under the name of whom it is about. */
function SureSheet({ text, preview, why, erase, onClose }: SureProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const press = async (): Promise<void> => {
    setBusy(true);
    setProblem(await erase(why));
    setBusy(false);
  };
  return (
    <Sheet
      open
      title={text.sure(preview.name)}
      onClose={onClose}
      action={
        <Button kind="danger" icon="delete" wide busy={busy} onPress={() => void press()}>
          {text.confirm}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <p>{text.sureText(preview.facts)}</p>
      <p class="soft">{text.grounds[why.ground]}</p>
    </Sheet>
  );
}
