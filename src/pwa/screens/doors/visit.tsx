import { useState } from 'preact/hooks';
import type { Back, Outcome } from '#domain/doors/facts.ts';
import type { Household } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { useVillageToVisit } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import type { ChangeFiles } from '#pwa/screens/files/visit-files.tsx';
import { OutcomeCards } from './outcome-cards.tsx';
import { PeopleCards } from './people-cards.tsx';
import { recordVisit } from './record-visit.ts';
import { FRESH_VISIT, VisitDraft, visitDraftKey, withBack } from './visit-draft.ts';

/** One visit, one save, under a minute, one thumb. */
export function VisitScreen({ params }: ScreenProps) {
  const village = useVillageToVisit();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <VisitForm village={village} household={household} />;
}

const loadFiles = async () => (await import('#pwa/screens/files/visit-files.tsx')).VisitFiles;

type VisitFormProps = { readonly village: Village; readonly household: Household };

/** The draft, and what becomes of it. */
function useVisit(village: Village, household: Household) {
  const { device, day } = village;
  const draft = useDraft(device, visitDraftKey(household.id), VisitDraft, FRESH_VISIT);
  // The same for two taps in a row, so that the second finds the visit saved.
  const [fresh] = useState(() => device.newId());
  const [busy, setBusy] = useState(false);
  // A picture that came after the save would belong to a visit that is over.
  const [taking, setTaking] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { value } = draft;

  const save = async (visit: VisitDraft): Promise<void> => {
    if (busy || taking) return;
    setBusy(true);
    const code = await recordVisit(village, household, visit);
    setBusy(false);
    const isSaved = code === undefined || code === 'already-saved';
    setProblem(isSaved ? undefined : code);
    if (!isSaved) return;
    if (code !== undefined) showToast(reasonText(code));
    await draft.drop();
    leaveTo(`#/household/${household.id}`);
  };
  const change = (next: VisitDraft): void => {
    setProblem(undefined);
    draft.change({ visit: fresh, begun: day, ...next });
  };
  // A picture may take a second, in which the form was written on.
  const changeFiles: ChangeFiles = (changed) =>
    draft.update((now) => ({
      visit: fresh,
      begun: day,
      ...now,
      files: [...changed(now.files ?? [])],
    }));
  const dropAll = async (): Promise<void> => {
    const { files = [] } = value;
    await draft.drop();
    const attachments = await device.attachments();
    for (const { file } of files) await attachments.drop(file);
  };
  const { note, steps, files: taken = [] } = value;
  const isBlank = note === '' && steps.length + taken.length === 0 && !taking;
  const choose = (outcome: Outcome): void => {
    if (outcome === 'nobody' && isBlank) {
      void save({ ...FRESH_VISIT, visit: value.visit ?? fresh, outcome });
    } else change(withOutcome(value, outcome, day));
  };
  const chooseAway = (back: Back): void => {
    const visit = value.visit ?? fresh;
    const away: VisitDraft = { ...value, visit, outcome: 'nobody', back };
    if (isBlank) void save(away);
    else change(away);
  };
  const files = { taking, setTaking, change: changeFiles };
  return { draft, busy, files, problem, save, change, dropAll, choose, chooseAway };
}

function VisitForm({ village, household }: VisitFormProps) {
  const text = memberWords.value.visit;
  const visit = useVisit(village, household);
  const { draft, busy, files, problem, save, change, choose } = visit;
  const { value, restoredAt } = draft;
  return (
    <Page
      title={text.title}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: `#/household/${household.id}`, label: memberWords.value.household.back }}
      banners={
        <DraftRestored
          when={restoredAt === undefined ? undefined : whenText(restoredAt, village.day)}
          onDrop={() => void visit.dropAll()}
        />
      }
      action={
        value.outcome !== undefined && (
          <SaveAction
            label={files.taking ? text.taking : text.save[value.outcome]}
            problem={problem}
            busy={busy || files.taking}
            onSave={async () => save(value)}
          />
        )
      }
    >
      {draft.ready && (
        <VisitFields
          village={village}
          household={household}
          value={value}
          onChoose={choose}
          onAway={visit.chooseAway}
          onChange={change}
          onFiles={files.change}
          onTaking={files.setTaking}
        />
      )}
    </Page>
  );
}

/** Who is asked to come back says so for tomorrow evening, until another day is chosen. */
function withOutcome(draft: VisitDraft, outcome: Outcome, day: number): VisitDraft {
  const { back: _, ...kept } = draft;
  const back = outcome === 'later' ? { back: { on: day + 1, hour: 19 } } : {};
  return { ...kept, outcome, ...back };
}

const loadBack = async () => (await import('./back-picker.tsx')).BackPicker;

const loadNext = async () => (await import('./next-time.tsx')).NextTime;

const loadDay = async () => (await import('./visit-day.tsx')).VisitDay;

const loadAway = async () => (await import('./away-days.tsx')).AwayDays;

const loadNeighbours = async () =>
  (await import('#pwa/screens/team/neighbours-at-door.tsx')).NeighboursAtDoor;

type FieldsProps = VisitFormProps & {
  readonly value: VisitDraft;
  readonly onChoose: (outcome: Outcome) => void;
  readonly onAway: (back: Back) => void;
  readonly onChange: (value: VisitDraft) => void;
  readonly onFiles: ChangeFiles;
  readonly onTaking: (isTaking: boolean) => void;
};

function VisitFields(props: FieldsProps) {
  const { village, value, onChoose, onAway, onChange, onFiles, onTaking } = props;
  const { outcome, back, note, files = [], begun } = value;
  return (
    <>
      {begun !== undefined && begun < village.day && (
        <Later
          load={loadDay}
          props={{
            begun,
            day: village.day,
            on: value.on ?? begun,
            onChange: (on: number) => onChange({ ...value, on }),
          }}
        />
      )}
      <OutcomeCards value={outcome} onChoose={onChoose} />
      {(outcome === undefined || outcome === 'nobody') && (
        <Later
          load={loadAway}
          props={{ day: village.day, at: village.at, chosen: back, onChoose: onAway }}
        />
      )}
      {outcome === 'met' && <MetFields {...props} />}
      {outcome === 'later' && (
        <Later
          load={loadBack}
          props={{
            day: village.day,
            at: village.at,
            value: back,
            onChange: (next: Back) => onChange(withBack(value, next)),
          }}
        />
      )}
      {outcome !== undefined && (
        <Field
          label={memberWords.value.visit.note}
          kind="long"
          optional
          value={note}
          onInput={(next) => onChange({ ...value, note: next })}
        />
      )}
      <Later load={loadFiles} props={{ village, files, onChange: onFiles, onBusy: onTaking }} />
    </>
  );
}

/** Who was met: what they reached, what neighbours do, and when to come again. */
function MetFields({ village, household, value, onChange }: FieldsProps) {
  return (
    <>
      {village.isEarly ? (
        <p class="soft">{memberWords.value.visit.early}</p>
      ) : (
        <>
          <PeopleCards
            village={village}
            household={household}
            steps={value.steps}
            onChange={(next) => onChange({ ...value, steps: next })}
          />
          <Later load={loadNeighbours} props={{ village, household }} />
        </>
      )}
      <Later
        load={loadNext}
        props={{
          day: village.day,
          at: village.at,
          value: value.back,
          onChange: (next: Back | undefined) => onChange(withBack(value, next)),
        }}
      />
    </>
  );
}

function DraftRestored({ when, onDrop }: { when: string | undefined; onDrop: () => void }) {
  if (when === undefined) return null;
  return (
    <Banner kind="draft" second={{ label: words.value.shell.draftDrop, onPress: onDrop }}>
      {words.value.shell.draftRestored(when)}
    </Banner>
  );
}
