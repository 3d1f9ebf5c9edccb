import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Household, isThere } from '#domain/homes/state.ts';
import { isAsked, type Survey } from '#domain/work/state.ts';
import type { Node } from '#form/fill.ts';
import type { OpenForm } from '#form/open.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import type { TakenFile } from '#pwa/screens/files/taken-file.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { answerOf, findSurvey, readForm } from './asked.ts';
import { fillDraftKey } from './fill-draft-key.ts';
import { type ChangeFill, type Filling, useFilling, wrongCount, wrongOf } from './filling.ts';
import { FillingAction, FillingView } from './filling-view.tsx';
import { changeKept, FillDraft, freshOf, isOvertaken } from './fill-draft.ts';
import { answered } from './stand.ts';
import { recordAnswer } from './record-answer.ts';
import type { TakeFiles } from './question.tsx';
import { surveyWords } from './survey-words.ts';

/** A survey at one door, offline: every answer is on the phone as soon as it is given. */
export function SurveyFillScreen({ params: [survey = '', id = ''] }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(id);
  const found = village && findSurvey(village, survey);
  const form = useForm(found?.text);
  if (village === undefined || household === undefined || found === undefined || !form) {
    return <NotHere />;
  }
  return <FillOf village={village} household={household} survey={found.survey} form={form} />;
}

/** Read once, for its text does not change. */
const useForm = (text: string | undefined): OpenForm | undefined =>
  useMemo(() => (text === undefined ? undefined : readForm(text)), [text]);

/** Cameras and recorders come with the question that asks for one. */
const loadFileAnswer = async () => (await import('./file-answer.tsx')).FileAnswer;

type FillProps = {
  readonly village: Village;
  readonly household: Household;
  readonly survey: Survey;
  readonly form: OpenForm;
};

/** Open until somebody ends it. */
function createEnding() {
  let isOver = false;
  return {
    isOver: () => isOver,
    end: () => {
      isOver = true;
    },
  };
}

/** Changes of a draft while its screen is open and nothing was saved. */
function useChange(device: Device, key: string, update: ChangeFill) {
  const [ending] = useState(createEnding);
  useEffect(() => ending.end, [ending]);
  const change: ChangeFill = (to) => {
    if (ending.isOver()) void changeKept(device, key, to);
    else update(to);
  };
  return { change, end: ending.end };
}

function useFill({ village, household, survey, form }: FillProps) {
  const { device } = village;
  const key = fillDraftKey(survey.survey, household.id);
  const [fresh] = useState(() => freshOf(answerOf(village, household.id, survey.survey)));
  const [minted] = useState(() => device.newId());
  const draft = useDraft(device, key, FillDraft, fresh);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { change, end } = useChange(device, key, (to) => {
    setProblem(undefined);
    draft.update((now) => ({ answer: minted, ...to(now) }));
  });
  const filling = useFilling(form, draft.value, device.now().at, change);
  const save = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = draft.value.answer ?? minted;
    const code = await recordAnswer(
      village,
      { survey, household, filling, key, answer },
      draft.value,
    );
    setBusy(false);
    const isSaved = code === undefined || code === 'already-saved';
    setProblem(isSaved ? undefined : code);
    if (!isSaved) return;
    end();
    if (code !== undefined) showToast(reasonText(code));
    await draft.drop();
    leaveTo(`#/household/${household.id}`);
  };
  return { draft, filling, busy, problem, save };
}

function FillOf(props: FillProps) {
  const { village, household, survey } = props;
  const text = surveyWords.value;
  const { draft, filling, busy, problem, save } = useFill(props);
  const isBegun = draft.value.start !== undefined;
  const takeFile = (node: Node, taken: TakenFile): void =>
    filling.edit((standing) => ({
      ...answered(standing, node.key, taken.attachment),
      files: [...standing.draft.files, taken],
    }));
  const files: TakeFiles = (node, item) => (
    <Later
      load={loadFileAnswer}
      props={{
        village,
        node,
        item,
        filling,
        files: draft.value.files,
        onTaken: (taken: TakenFile) => takeFile(node, taken),
      }}
    />
  );
  return (
    <Page
      title={survey.title}
      lead={words.value.door.household(headOf(village, household))}
      back={{
        href: `#/household/${household.id}`,
        label: isBegun ? text.later : memberWords.value.household.back,
        onPress: isBegun ? () => showToast(text.keptForLater) : undefined,
      }}
      banners={<FillBanners {...props} draft={draft} />}
      action={
        draft.ready && (
          <FillingAction
            filling={filling}
            atEnd={<SaveEnd filling={filling} problem={problem} busy={busy} onSave={save} />}
          />
        )
      }
    >
      {draft.ready && <FillingView filling={filling} files={files} />}
    </Page>
  );
}

type BannersProps = FillProps & { readonly draft: ReturnType<typeof useDraft<FillDraft>> };

function FillBanners({ village, household, survey, draft }: BannersProps) {
  const { restoredAt } = draft;
  const text = surveyWords.value;
  const standing = answerOf(village, household.id, survey.survey);
  return (
    <>
      {!isAsked(survey, village.day) && <Banner kind="info">{text.closed}</Banner>}
      {!isThere(household, village.day) && <Banner kind="info">{text.left}</Banner>}
      {draft.ready && isOvertaken(draft.value, standing) && (
        <Banner kind="info">{text.overtaken}</Banner>
      )}
      {restoredAt !== undefined && (
        <Banner
          kind="draft"
          second={{ label: words.value.shell.draftDrop, onPress: () => void draft.drop() }}
        >
          {memberWords.value.visit.restored(whenText(restoredAt, village.day))}
        </Banner>
      )}
    </>
  );
}

type SaveEndProps = {
  readonly filling: Filling;
  readonly problem: string | undefined;
  readonly busy: boolean;
  readonly onSave: () => Promise<void>;
};

/** Nothing is saved half: what is missing is in the list, one tap away, and the draft stays. */
function SaveEnd({ filling, problem, busy, onSave }: SaveEndProps) {
  const text = surveyWords.value.end;
  const wrong = wrongCount(filling);
  if (wrong > 0) {
    return (
      <Button kind="primary" icon="edit" onPress={() => filling.go(firstWrong(filling))}>
        {text.toMissing}
      </Button>
    );
  }
  return <SaveAction label={text.save} problem={problem} busy={busy} onSave={onSave} />;
}

function firstWrong({ settled, steps }: Filling): string {
  const step = steps.find(({ nodes }) =>
    nodes.some((node) => wrongOf(settled, node) !== undefined),
  );
  return step?.key ?? '';
}
