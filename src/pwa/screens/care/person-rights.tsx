import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { utf8 } from '#kernel/bytes.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import { REQUEST_KINDS, type RequestKind } from '#domain/care/facts.ts';
import { given } from '#domain/propose.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { saveFile } from '#pwa/screens/carry/files.ts';
import { problemText } from '#pwa/screens/officer/asked.tsx';
import { eraseWords } from '#pwa/screens/erase/erase-words.ts';
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

function RequestSheet({ place, person, onClose }: SheetProps) {
  const device = usePhone();
  const text = careWords.value.request;
  const [kind, setKind] = useState<RequestKind>();
  const [representative, setRepresentative] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    if (kind === undefined) return setProblem(text.kindMissing);
    setBusy(true);
    const [by, more] = [given(representative), given(note)];
    const wrong = await sendStep(device, {
      step: 'receive',
      village: place,
      resident: person.id,
      kind,
      ...(by !== undefined && { representative: by }),
      ...(more !== undefined && { note: more }),
    });
    setBusy(false);
    if (wrong !== undefined) return setProblem(`${text.failed} ${wrong}`);
    showToast(text.saved);
    return onClose();
  };
  return (
    <Sheet
      open
      title={text.title(person.name)}
      onClose={onClose}
      action={
        <Button kind="primary" wide busy={busy} onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Choice
        legend={text.kind}
        columns={2}
        options={REQUEST_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
        value={kind}
        onChange={setKind}
      />
      <Field
        label={text.representative}
        value={representative}
        onInput={setRepresentative}
        maxLength={120}
        optional
      />
      <Field label={text.note} value={note} onInput={setNote} maxLength={120} optional />
    </Sheet>
  );
}

function ExportSheet({ place, person, onClose }: SheetProps) {
  const device = usePhone();
  const text = careWords.value.export;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const make = async (): Promise<void> => {
    const why = given(reason);
    if (why === undefined) return setProblem(text.reasonMissing);
    setBusy(true);
    const answer = await privacyQueries(device).exportOf({ place, resident: person.id, why });
    setBusy(false);
    if (!answer.ok) return setProblem(problemText(answer.error.code));
    const { page, record } = answer.value;
    // Named by id: a name in a list of files tells whose they are.
    saveFile(utf8(page), `thong-tin-${person.id}.html`, 'text/html');
    const data = utf8(JSON.stringify(record, undefined, 2));
    saveFile(data, `thong-tin-${person.id}.json`, 'application/json');
    showToast(text.saved);
    return onClose();
  };
  return (
    <Sheet
      open
      title={text.title(person.name)}
      onClose={onClose}
      action={
        <Button kind="primary" icon="download" wide busy={busy} onPress={() => void make()}>
          {text.make}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <p>{text.lead}</p>
      <Field label={text.reason} value={reason} onInput={setReason} maxLength={120} />
    </Sheet>
  );
}
