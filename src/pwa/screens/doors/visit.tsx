import { useState } from 'preact/hooks';
import type { Outcome } from '#domain/doors/facts.ts';
import type { Household } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { BackPicker } from './back-picker.tsx';
import { OutcomeCards } from './outcome-cards.tsx';
import { PeopleCards } from './people-cards.tsx';
import { recordVisit } from './record-visit.ts';
import { FRESH_VISIT, VisitDraft, visitDraftKey } from './visit-draft.ts';

/** One visit, one save, under a minute, one thumb. */
export function VisitScreen({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <VisitForm village={village} household={household} />;
}

type VisitFormProps = { readonly village: Village; readonly household: Household };

function VisitForm({ village, household }: VisitFormProps) {
  const text = memberWords.value.visit;
  const { device, day } = village;
  const draft = useDraft(device, visitDraftKey(household.id), VisitDraft, FRESH_VISIT);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { value } = draft;

  const save = async (visit: VisitDraft): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const code = await recordVisit(village, household, visit);
    setBusy(false);
    setProblem(code);
    if (code !== undefined) return;
    await draft.drop();
    leaveTo(`#/household/${household.id}`);
  };
  const choose = (outcome: Outcome): void => {
    if (outcome === 'nobody' && value.note === '') {
      void save({ ...FRESH_VISIT, outcome });
      return;
    }
    const { back: _, ...kept } = value;
    draft.change({ ...kept, outcome, ...(outcome === 'later' && { back: { on: day + 1, hour: 19 } }) });
  };

  return (
    <Page
      title={text.title}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: `#/household/${household.id}`, label: memberWords.value.household.back }}
      banners={
        <VisitBanners
          draft={draft.restoredAt === undefined ? undefined : whenText(draft.restoredAt, day)}
          problem={problem}
          onDrop={() => {
            void draft.drop();
            draft.change(FRESH_VISIT);
          }}
        />
      }
      action={
        value.outcome !== undefined && (
          <Button kind="primary" icon="save" busy={busy} onPress={() => void save(value)}>
            {text.save[value.outcome]}
          </Button>
        )
      }
    >
      {draft.ready && (
        <>
          <OutcomeCards value={value.outcome} onChoose={choose} />
          {value.outcome === 'met' && (
            <PeopleCards village={village} household={household} steps={value.steps} onChange={(steps) => draft.change({ ...value, steps })} />
          )}
          {value.outcome === 'later' && (
            <BackPicker day={day} value={value.back} onChange={(back) => draft.change({ ...value, back })} />
          )}
          {value.outcome !== undefined && (
            <Field label={text.note} kind="long" optional value={value.note} onInput={(note) => draft.change({ ...value, note })} />
          )}
        </>
      )}
    </Page>
  );
}

type BannersProps = { draft: string | undefined; problem: string | undefined; onDrop: () => void };

function VisitBanners({ draft, problem, onDrop }: BannersProps) {
  const { visit } = memberWords.value;
  return (
    <>
      {draft !== undefined && (
        <Banner kind="draft" second={{ label: words.value.shell.draftDrop, onPress: onDrop }}>
          {visit.restored(draft)}
        </Banner>
      )}
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
    </>
  );
}
