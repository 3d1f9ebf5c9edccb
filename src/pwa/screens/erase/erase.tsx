import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { Ground } from '#book/common.ts';
import type { Device } from '#device/device.ts';
import { isDocumentNumber } from '#device/home-queries.ts';
import { GROUNDS, privacyQueries } from '#device/privacy-queries.ts';
import type { ErasePreviewReply } from '#protocol/erase.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { sendStep } from '#pwa/screens/care/send-step.ts';
import { closedDraftKey } from '#pwa/screens/closed/closed-draft.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { AskedView, problemText, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findPlaceText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { eraseWords } from './erase-words.ts';
import { Confirmation, type Done } from './confirmation.tsx';
import { findPaper, keepPaper } from './done-papers.ts';
import { Goes, Holders, Stays } from './preview.tsx';
import './erase.css';

/** What goes of a person or a household, what stays, why; then, once, the erasing. */
export function EraseScreen({ params }: ScreenProps) {
  const [place = '', id = '', request] = params;
  const device = usePhone();
  const text = eraseWords.value;
  const asked = useAsked(`erase ${place} ${id}`, () =>
    privacyQueries(device).erasePreview(id, place),
  );
  const address = `#/erase/${params.join('/')}`;
  const [done, setDone] = useState(findPaper(device, address));
  const village = startUpper(findPlaceText(device.places(), place, device.now().on) ?? '');
  const { reply } = asked;
  const title = reply?.of === 'household' ? text.titleHousehold : text.title;
  return (
    <OfficerPage
      title={done === undefined ? title(reply?.name || '—') : text.done}
      lead={done === undefined ? text.lead : village}
      back={
        request === undefined
          ? { href: `#/village/${place}`, label: village }
          : { href: '#/requests', label: text.toDesk }
      }
      place="commune"
    >
      {done === undefined ? (
        <AskedView asked={asked}>
          {(preview) => (
            <Preview
              // The same from the home once more leaves the form as it is; with other facts it begins anew.
              key={preview.facts}
              preview={preview}
              of={{ place, id, request }}
              onDone={(reached) => {
                const next = { ...reached, village };
                keepPaper(device, address, next);
                setDone(next);
              }}
            />
          )}
        </AskedView>
      ) : (
        <Confirmation done={done} />
      )}
    </OfficerPage>
  );
}

type Of = { readonly place: Id; readonly id: Id; readonly request: Id | undefined };
type Reached = Omit<Done, 'village'>;

type PreviewProps = {
  preview: ErasePreviewReply;
  of: Of;
  onDone: (done: Reached) => void;
};

function Preview({ preview, of, onDone }: PreviewProps) {
  const text = eraseWords.value;
  const [why, setWhy] = useState<Why>();
  if (preview.facts === 0 && !preview.elsewhere) {
    return <EmptyState icon="check" title={text.nothing} text={text.nothingText} />;
  }
  const hindrance = preview.elsewhere ? text.elsewhere : unreadyText(preview.unready);
  return (
    <div class="split">
      <Goes preview={preview} />
      <div class="stack">
        <Stays />
        {hindrance === undefined ? (
          <WhyPart of={of} onWhy={setWhy} />
        ) : (
          <Banner kind="error">{hindrance}</Banner>
        )}
        <Holders holders={preview.holders} />
      </div>
      {why !== undefined && (
        <SureSheet
          preview={preview}
          of={of}
          why={why}
          onClose={() => setWhy(undefined)}
          onDone={onDone}
        />
      )}
    </div>
  );
}

type Why = { readonly ground: Ground; readonly document?: string };

const WhyDraft = v.strictObject({
  ground: v.optional(v.picklist(GROUNDS)),
  document: v.string(),
});
type WhyDraft = v.InferOutput<typeof WhyDraft>;

const FRESH: WhyDraft = { document: '' };
const ASKED: WhyDraft = { ground: 'asked', document: '' };

function WhyPart({ of: { id, request }, onWhy }: { of: Of; onWhy: (why: Why) => void }) {
  const device = usePhone();
  const text = eraseWords.value;
  const isAsked = request !== undefined;
  const draft = useDraft(device, closedDraftKey('erase', id), WhyDraft, isAsked ? ASKED : FRESH);
  const { ground, document } = draft.value;
  const [problem, setProblem] = useState<string>();
  const begin = (): void => {
    const number = document.trim();
    if (ground === undefined) return setProblem(text.groundMissing);
    if (number !== '' && !isDocumentNumber(number)) return setProblem(text.documentWrong);
    setProblem(undefined);
    return onWhy({ ground, ...(number !== '' && { document: number }) });
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
    </section>
  );
}

function unreadyText(code: string | undefined): string | undefined {
  const known: Readonly<Record<string, string>> = eraseWords.value.problems;
  return code === undefined ? undefined : (known[code] ?? problemText(code));
}

type SureProps = {
  preview: ErasePreviewReply;
  of: Of;
  why: Why;
  onClose: () => void;
  onDone: (done: Reached) => void;
};

/** What was being written about somebody ends with what was known of them. */
async function endDrafts(device: Device, id: Id): Promise<void> {
  for (const { key } of await device.listDrafts()) {
    if (key.split('.').includes(id)) await device.deleteDraft(key);
  }
}

/** It cannot be undone, so it takes a second press, under the name of whom it is about. */
function SureSheet({ preview, of, why, onClose, onDone }: SureProps) {
  const text = eraseWords.value;
  const device = usePhone();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const erase = async (): Promise<void> => {
    setBusy(true);
    const { place, id, request } = of;
    const wanted = preview.of === 'resident' ? { resident: id } : { household: id };
    const answer = await privacyQueries(device).erase({ ...why, ...wanted });
    if (!answer.ok) {
      setBusy(false);
      return setProblem(unreadyText(answer.error.code));
    }
    await endDrafts(device, id);
    const closed =
      request === undefined
        ? undefined
        : ((await sendStep(device, {
            step: 'close',
            village: place,
            resident: id,
            request,
            outcome: 'done',
          })) ?? 'done');
    const { name, holders } = preview;
    return onDone({ ...why, ...answer.value, name, holders: holders.length, closed });
  };
  return (
    <Sheet
      open
      title={text.sure(preview.name)}
      onClose={onClose}
      action={
        <Button kind="danger" icon="delete" wide busy={busy} onPress={() => void erase()}>
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
