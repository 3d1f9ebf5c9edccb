import { useState } from 'preact/hooks';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Outcome } from '#domain/doors/facts.ts';
import { OUTCOMES } from '#domain/doors/facts.ts';
import type { Visit } from '#domain/doors/state.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import type { ChoiceOption } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { proposeVisitCorrection } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { dayText, headOf, whenText } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { doorsWords } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { BackPicker } from './back-picker.tsx';

const NEVER = 'never';

/** What a visit really was. The first record stays in the history beside this one. */
export function CorrectVisit({ params }: ScreenProps) {
  const village = useVillage();
  const visit = village?.doors.state.visits.get(params[0] ?? '');
  if (village === undefined || visit === undefined) return <NotHere />;
  return <CorrectForm village={village} visit={visit} />;
}

function CorrectForm({ village, visit }: { village: Village; visit: Visit }) {
  const { correct, visit: said } = memberWords.value;
  const [choice, setChoice] = useState<Outcome | typeof NEVER>(visit.outcome);
  const [back, setBack] = useState(visit.back);
  const [note, setNote] = useState(visit.note ?? '');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const household = village.homes.state.households.get(visit.household);
  const home = `#/household/${visit.household}`;
  const save = async (): Promise<void> => {
    const real =
      choice === NEVER
        ? {}
        : { outcome: choice, note, ...(choice === 'later' && back && { back }) };
    const intended = proposeVisitCorrection(village, { visit: visit.id, reason, ...real });
    if (intended.ok && intended.value.length === 0) {
      leaveTo(home);
      return;
    }
    const failed = await saveTogether(village.device, village.doorsBook, intended, {
      said: correct.saved,
    });
    setProblem(failed);
    if (failed === undefined) leaveTo(home);
  };
  return (
    <Page
      title={correct.visitTitle}
      lead={household && words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      action={<SaveAction label={correct.save} problem={problem} onSave={async () => save()} />}
    >
      <p>{recordedText(visit, village.day)}</p>
      <Choice legend={correct.really} options={realOptions()} value={choice} onChange={setChoice} />
      {choice === 'later' && <BackPicker day={village.day} value={back} onChange={setBack} />}
      {choice !== NEVER && (
        <Field label={said.note} kind="long" optional value={note} onInput={setNote} />
      )}
      <Field
        label={correct.reason}
        hint={correct.reasonHint}
        optional
        value={reason}
        onInput={setReason}
        maxLength={120}
      />
      <p class="soft small">{correct.bothKept}</p>
    </Page>
  );
}

const recordedText = ({ outcome, on, at }: Visit, day: number): string =>
  memberWords.value.correct.recorded(
    doorsWords().outcomes[outcome],
    whenText(at, day),
    dayOfSeconds(at) === on ? undefined : dayText(on, day),
  );

function realOptions(): readonly ChoiceOption<Outcome | typeof NEVER>[] {
  const { never, neverHint } = memberWords.value.correct;
  const outcomes = OUTCOMES.map((value) => ({ value, label: doorsWords().outcomes[value] }));
  return [...outcomes, { value: NEVER, label: never, hint: neverHint }];
}
