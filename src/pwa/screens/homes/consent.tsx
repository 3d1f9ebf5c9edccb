import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { hasConsent } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { proposeConsent, proposeConsentEnd } from '#pwa/phone/intents.ts';
import { ASSIST_WORDING } from '#words/consent-wording.ts';
import { proposeEvidence, proposeEvidenceEnd, saveEvidence } from '#pwa/phone/evidence.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { addressedName } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { type Given, HowGiven } from './how-given.tsx';

const TERMS = { half: 182, year: 365, two: 730 } as const;
type Term = keyof typeof TERMS;

/** Ends the evidence in the closed book, and tells where that was not written. */
async function endEvidence(village: Village, resident: Resident): Promise<void> {
  const problem = await saveEvidence(village, proposeEvidenceEnd(village, resident.id, 'assist'));
  if (problem !== undefined) showTrouble(reasonText(problem));
}

/**
 * Takes the mark back first, so that nobody acts by it, then what tells of it in the closed book. It is not
 * undone by a tap: a mark needs evidence, which only the person gives.
 */
async function withdraw(village: Village, resident: Resident): Promise<string | undefined> {
  const { device, homesBook } = village;
  const code = await saveTogether(device, homesBook, proposeConsentEnd(village, resident), {
    said: memberWords.value.consent.withdrawn,
  });
  if (code === undefined) await endEvidence(village, resident);
  else showTrouble(reasonText(code));
  return code;
}

/**
 * That a person agrees to be helped with their accounts: the bare mark, which every phone of the village
 * reads,
 * and the evidence, which goes to the closed book.
 */
export function ConsentPart({ village, resident }: { village: Village; resident: Resident }) {
  const text = memberWords.value.consent;
  const [asking, setAsking] = useState(false);
  const given = hasConsent(resident, village.day);
  const saving = useSaving();
  const end = async (): Promise<void> =>
    saving.run(
      async () => withdraw(village, resident),
      () => undefined,
    );
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p>{given ? text.given(formatDay(resident.consentUntil ?? village.day)) : text.none}</p>
      <div class="cluster">
        <Button icon="check" onPress={() => setAsking(true)}>
          {given ? text.renew : text.ask}
        </Button>
        {given && (
          <Button kind="danger" busy={saving.busy} onPress={() => void end()}>
            {text.withdraw}
          </Button>
        )}
      </div>
      {asking && (
        <ConsentSheet village={village} resident={resident} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}

/** Where something is to be done for a person who has not agreed yet. */
export function ConsentAsk({ village, resident }: { village: Village; resident: Resident }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p class="small">{memberWords.value.visit.needsConsent}</p>
      <Button icon="check" onPress={() => setAsking(true)}>
        {memberWords.value.consent.ask}
      </Button>
      {asking && (
        <ConsentSheet village={village} resident={resident} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

type SheetProps = { village: Village; resident: Resident; onClose: () => void };

/** Writes evidence and mark; a code when something was not written. */
async function saveConsent(
  village: Village,
  resident: Resident,
  until: number,
  given: Given,
): Promise<string | undefined> {
  const said = { purpose: 'assist', readAloud: true, wording: ASSIST_WORDING, until } as const;
  // The evidence first: a mark without it would prove nothing.
  const missed = await saveEvidence(
    village,
    proposeEvidence(village, { resident: resident.id, ...said, ...given }),
  );
  if (missed !== undefined) return missed;
  return saveTogether(village.device, village.homesBook, proposeConsent(village, resident, until), {
    said: memberWords.value.consent.marked(formatDay(until)),
    undo: () => {
      void endEvidence(village, resident);
      return proposeConsentEnd(village, resident);
    },
  });
}

/** What to read aloud before the mark is set. */
function ConsentSheet({ village, resident, onClose }: SheetProps) {
  const text = memberWords.value.consent;
  const [term, setTerm] = useState<Term>('year');
  const [given, setGiven] = useState<Partial<Given>>({});
  const [isMissing, setMissing] = useState(false);
  const saving = useSaving();
  const until = village.day + TERMS[term];
  const helper = village.device.me()?.name ?? '';
  const wording = text.wording(addressedName(resident, village.day), helper, formatDay(until));
  const agree = async (): Promise<void> => {
    const { how, language } = given;
    const isBoth = how !== undefined && language !== undefined;
    setMissing(!isBoth);
    if (!isBoth) return;
    const said = { how, language };
    await saving.run(async () => saveConsent(village, resident, until, said), onClose);
  };
  return (
    <Sheet
      open
      title={text.sheetTitle}
      onClose={onClose}
      action={<SaveAction {...saving} icon="check" label={text.agree} onSave={agree} />}
    >
      {isMissing && <Banner kind="error">{text.bothMissing}</Banner>}
      <p class="soft">{text.readAloud}</p>
      <blockquote class="wording">{wording}</blockquote>
      <SpeakButton text={wording} />
      <HowGiven given={given} onChange={setGiven} />
      <Choice
        legend={text.term}
        options={[
          { value: 'half', label: text.terms.half },
          { value: 'year', label: text.terms.year },
          { value: 'two', label: text.terms.two },
        ]}
        value={term}
        onChange={setTerm}
      />
    </Sheet>
  );
}
