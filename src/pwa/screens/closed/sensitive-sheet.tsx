import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { ConsentLanguage, ConsentWay } from '#domain/care/facts.ts';
import { proposeSensitive } from '#domain/care/at-the-door.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { CLOSED_WORDINGS } from '#words/consent-wording.ts';
import { inClosed } from '#pwa/phone/evidence.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { addressedName } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { HowGiven } from '#pwa/screens/homes/how-given.tsx';
import { useClosedDraft } from './closed-draft.tsx';
import { closedWords } from './closed-words.ts';
import type { SheetProps } from './poverty-sheet.tsx';
import { saveClosed } from './save-closed.ts';
import { WhoChoice } from './who-choice.tsx';

const KINDS = ['health', 'ethnic'] as const;
type Given = { readonly how: ConsentWay; readonly language: ConsentLanguage };
const YEAR_DAYS = 365;

/** Without the consent: that is asked for when it is saved. */
const SensitiveDraft = v.strictObject({
  resident: v.exactOptional(v.string()),
  kind: v.exactOptional(v.picklist(KINDS)),
  line: v.string(),
});
type SensitiveDraft = v.InferOutput<typeof SensitiveDraft>;

/** A sentence where something is missing or nothing was saved. */
async function saveSensitive(
  village: Village,
  { resident, kind, line }: SensitiveDraft,
  { how, language }: Partial<Given>,
  until: number,
): Promise<string | undefined> {
  const text = closedWords.value;
  if (resident === undefined) return text.whoMissing;
  if (kind === undefined) return text.whatMissing;
  if (line.trim() === '') return text.textMissing;
  if (how === undefined || language === undefined) return memberWords.value.consent.bothMissing;
  const said = { resident, purpose: kind, how, language, readAloud: true, until };
  const intent = { ...said, wording: CLOSED_WORDINGS[kind], text: line };
  return saveClosed(
    village,
    inClosed(village, (states, author) => proposeSensitive(states, author, intent)),
  );
}

/** What is kept only of those who agree to it: asked, agreed to, and written in one save. */
export function SensitiveSheet({ village, household, onClose }: SheetProps) {
  const text = closedWords.value;
  const draft = useClosedDraft({ village, household }, 'sensitive', SensitiveDraft, { line: '' });
  const { resident, kind, line } = draft.value;
  const [given, setGiven] = useState<Partial<Given>>({});
  const [problem, setProblem] = useState<string>();
  const until = village.day + YEAR_DAYS;
  const person = village.homes.state.residents.get(resident ?? '');
  const wording =
    kind && person && text.wording[kind](addressedName(person, village.day), formatDay(until));
  const save = async (): Promise<void> => {
    const wrong = await saveSensitive(village, draft.value, given, until);
    if (wrong !== undefined) return setProblem(wrong);
    await draft.drop();
    return onClose();
  };
  return (
    <Sheet
      open
      title={text.sensitive}
      onClose={onClose}
      action={
        <Button kind="primary" icon="check" wide onPress={() => void save()}>
          {text.agreed}
        </Button>
      }
    >
      {draft.banner}
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <WhoChoice
        village={village}
        household={household}
        value={resident}
        onChange={(next) => draft.put({ resident: next })}
      />
      <Choice
        legend={text.what}
        options={KINDS.map((value) => ({ value, label: text.whats[value] }))}
        value={kind}
        onChange={(next) => draft.put({ kind: next })}
      />
      {kind !== undefined && (
        <Field
          label={text.text[kind]}
          value={line}
          onInput={(next) => draft.put({ line: next })}
          maxLength={120}
        />
      )}
      {wording !== undefined && (
        <>
          <p class="soft">{text.readAloud}</p>
          <blockquote class="wording">{wording}</blockquote>
          <SpeakButton text={wording} />
        </>
      )}
      <HowGiven given={given} onChange={setGiven} />
    </Sheet>
  );
}
