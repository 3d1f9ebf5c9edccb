import { useCallback, useState } from 'preact/hooks';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Back, Outcome } from '#domain/doors/facts.ts';
import { OUTCOMES } from '#domain/doors/facts.ts';
import type { Visit } from '#domain/doors/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import type { ChoiceOption } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { proposeVisitCorrection } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { dayText, headOf, whenText } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Intended } from '#pwa/phone/save.ts';
import { doorsWords } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { chosen, CorrectDraft, freshOf, NEVER, realOf } from './correct-draft.ts';
import { withBack } from './visit-draft.ts';
import { takenBackWords } from './taken-back-words.ts';
import { proposeUndo, readSavedWith } from './undo-visit.ts';

/** What a visit really was. The first record stays in the history beside this one. */
export function CorrectVisit({ params }: ScreenProps) {
  const village = useVillage();
  const visit = village?.doors.state.visits.get(params[0] ?? '');
  if (village === undefined || visit === undefined) return <NotHere />;
  return <CorrectForm village={village} visit={visit} />;
}

function CorrectForm({ village, visit }: { village: Village; visit: Visit }) {
  const { correct } = memberWords.value;
  const key = `correct.${visit.household}.${visit.id}`;
  const [fresh] = useState(() => freshOf(visit));
  const draft = useDraft(village.device, key, CorrectDraft, fresh);
  const { choice, reason } = draft.value;
  const saving = useSaving();
  const household = village.homes.state.households.get(visit.household);
  const home = `#/household/${visit.household}`;
  const intend = async (): Promise<Intended> => {
    if (choice === NEVER) {
      const saved = await readSavedWith(village, visit);
      return saved.ok ? proposeUndo(village, visit.id, saved.value, reason) : saved;
    }
    return proposeVisitCorrection(village, {
      visit: visit.id,
      reason,
      ...realOf(choice, draft.value),
    });
  };
  const write = async (): Promise<string | undefined> =>
    saveTogether(village.device, village.doorsBook, await intend(), {
      said: correct.saved,
      draft: key,
    });
  const leave = async (): Promise<void> => {
    await draft.drop();
    leaveTo(home);
  };
  return (
    <Page
      title={correct.visitTitle}
      lead={household && words.value.door.household(headOf(village, household))}
      back={{ href: home, label: memberWords.value.household.back }}
      banners={<DraftRestored draft={draft} day={village.day} />}
      action={
        <SaveAction
          {...saving}
          label={correct.save}
          onSave={async () => saving.run(write, leave)}
        />
      }
    >
      <p>{recordedText(visit, village.day)}</p>
      {draft.ready && (
        <CorrectFields
          village={village}
          visit={visit}
          value={draft.value}
          onChange={draft.change}
        />
      )}
      <p class="soft small">{correct.bothKept}</p>
    </Page>
  );
}

type FieldsProps = {
  readonly village: Village;
  readonly visit: Visit;
  readonly value: CorrectDraft;
  readonly onChange: (value: CorrectDraft) => void;
};

const loadBack = async () => (await import('./back-picker.tsx')).BackPicker;
const loadNext = async () => (await import('./next-time.tsx')).NextTime;

function CorrectFields({ village, visit, value, onChange }: FieldsProps) {
  const { correct, visit: said } = memberWords.value;
  const { choice, back, note, reason } = value;
  const now = { day: village.day, at: village.at };
  const put = (change: Partial<CorrectDraft>): void => onChange({ ...value, ...change });
  return (
    <>
      <Choice
        legend={correct.really}
        options={realOptions()}
        value={choice}
        onChange={(next) => onChange(chosen(value, next, visit))}
      />
      {choice === 'later' && (
        <Later
          load={loadBack}
          props={{ ...now, value: back, onChange: (next: Back) => onChange(withBack(value, next)) }}
        />
      )}
      {(choice === 'met' || choice === 'nobody') && (
        <Later
          load={loadNext}
          props={{
            ...now,
            value: back,
            isAway: choice === 'nobody',
            onChange: (next: Back | undefined) => onChange(withBack(value, next)),
          }}
        />
      )}
      {choice !== NEVER && (
        <Field
          label={said.note}
          kind="long"
          optional
          value={note}
          onInput={(next) => put({ note: next })}
        />
      )}
      <Field
        label={correct.reason}
        hint={correct.reasonHint}
        optional
        value={reason}
        onInput={(next) => put({ reason: next })}
        maxLength={120}
      />
      {choice === NEVER && <GoesToo village={village} visit={visit} />}
    </>
  );
}

/** What else was recorded within the visit and goes with it. */
function GoesToo({ village, visit }: { village: Village; visit: Visit }) {
  const saved = useRead(useCallback(async () => readSavedWith(village, visit), [village, visit]));
  if (saved?.ok !== true || saved.value.length === 0) return null;
  const count = (type: string): number => saved.value.filter((each) => each.type === type).length;
  const said = takenBackWords.value.goesToo(
    count('skill.stepped@1'),
    count('help.given@1'),
    count('attachment.added@1'),
  );
  return <Banner kind="info">{said}</Banner>;
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
