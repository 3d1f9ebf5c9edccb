import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { utf8 } from '#kernel/bytes.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import { REQUEST_KINDS } from '#domain/care/facts.ts';
import { given } from '#domain/propose.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { saveFile } from '#pwa/screens/carry/files.ts';
import { closedDraftKey } from '#pwa/screens/closed/closed-draft.tsx';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { problemText } from '#pwa/screens/officer/asked.tsx';
import { eraseWords } from '#pwa/screens/erase/erase-words.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { careWords } from './care-words.ts';
import { sendStep } from './send-step.ts';

type RightsProps = { place: Id; person: { readonly id: Id; readonly name: string } };

/** What somebody may ask of what is kept about them, where their record stands. */
export function PersonRights(props: RightsProps) {
  const text = careWords.value;
  const [sheet, setSheet] = useState<'request' | 'export'>();
  const close = (): void => setSheet(undefined);
  return (
    <details class="twin no-print">
      <summary>{text.rights}</summary>
      <div class="cluster">
        <Button kind="quiet" icon="list" onPress={() => setSheet('request')}>
          {text.request.press}
        </Button>
        <Button kind="quiet" icon="download" onPress={() => setSheet('export')}>
          {text.export.press}
        </Button>
        <Button kind="quiet" icon="delete" href={`#/erase/${props.place}/${props.person.id}`}>
          {eraseWords.value.press}
        </Button>
      </div>
      {sheet === 'request' && <RequestSheet {...props} onClose={close} />}
      {sheet === 'export' && <ExportSheet {...props} onClose={close} />}
    </details>
  );
}

type SheetProps = RightsProps & { onClose: () => void };

const AskedDraft = v.strictObject({
  /** Of the request as it stands here, minted when it is first sent. */
  request: v.exactOptional(v.string()),
  kind: v.optional(v.picklist(REQUEST_KINDS)),
  representative: v.string(),
  note: v.string(),
});
type AskedDraft = v.InferOutput<typeof AskedDraft>;

const FRESH: AskedDraft = { representative: '', note: '' };

function saidOf({ representative, note }: AskedDraft) {
  const [by, more] = [given(representative), given(note)];
  return {
    ...(by !== undefined && { representative: by }),
    ...(more !== undefined && { note: more }),
  };
}

function RequestSheet({ place, person, onClose }: SheetProps) {
  const device = usePhone();
  const text = careWords.value.request;
  const draft = useDraft(device, closedDraftKey('asked', person.id), AskedDraft, FRESH);
  const { request: sent, ...form } = draft.value;
  const { kind, representative, note } = form;
  /** What says something else is another request. */
  const put = (changes: Partial<AskedDraft>): void => draft.change({ ...form, ...changes });
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    if (kind === undefined) return text.kindMissing;
    const request = sent ?? device.newId();
    put({ request });
    const step = { step: 'receive', village: place, resident: person.id, request, kind } as const;
    const wrong = await sendStep(device, { ...step, ...saidOf(form) });
    if (wrong !== undefined) return `${text.failed} ${wrong}`;
    await draft.drop();
    showToast(text.saved);
    return undefined;
  };
  return (
    <Sheet
      open
      title={text.title(person.name)}
      onClose={onClose}
      action={
        <SaveAction {...saving} label={text.save} onSave={async () => saving.run(write, onClose)} />
      }
    >
      <DraftRestored draft={draft} day={device.now().on} />
      <Choice
        legend={text.kind}
        columns={2}
        options={REQUEST_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
        value={kind}
        onChange={(next) => put({ kind: next })}
      />
      <Field
        label={text.representative}
        value={representative}
        onInput={(next) => put({ representative: next })}
        maxLength={120}
        optional
      />
      <Field
        label={text.note}
        value={note}
        onInput={(next) => put({ note: next })}
        maxLength={120}
        optional
      />
    </Sheet>
  );
}

function ExportSheet({ place, person, onClose }: SheetProps) {
  const device = usePhone();
  const text = careWords.value.export;
  return (
    <ReasonSheet
      device={device}
      draft={closedDraftKey('export', person.id)}
      text={{
        title: text.title(person.name),
        lead: text.lead,
        reason: text.reason,
        missing: text.reasonMissing,
        save: text.make,
      }}
      icon="download"
      maxLength={120}
      onClose={onClose}
      onSave={async (reason, draft) => {
        const why = given(reason) ?? '';
        const answer = await privacyQueries(device).exportOf({ place, resident: person.id, why });
        if (!answer.ok) return problemText(answer.error.code);
        const { page, record } = answer.value;
        // Named by id: a name in a list of files tells whose they are.
        saveFile(utf8(page), `thong-tin-${person.id}.html`, 'text/html');
        const data = utf8(JSON.stringify(record, undefined, 2));
        saveFile(data, `thong-tin-${person.id}.json`, 'application/json');
        await device.deleteDraft(draft);
        showToast(text.saved);
        return undefined;
      }}
    />
  );
}
