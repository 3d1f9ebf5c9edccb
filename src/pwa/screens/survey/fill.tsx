import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Household, isThere } from '#domain/homes/state.ts';
import { isAsked, type Survey } from '#domain/work/state.ts';
import type { Node } from '#form/fill.ts';
import type { OpenForm } from '#form/open.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, whenText } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import type { TakenFile } from '#pwa/screens/files/taken-file.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { answerOf, findSurvey, readForm } from './asked.ts';
import { fillDraftKey } from './fill-draft-key.ts';
import { type ChangeFill, useFilling } from './filling.ts';
import { FillingAction, FillingView } from './filling-view.tsx';
import { changeKept, FillDraft, freshOf, isOvertaken } from './fill-draft.ts';
import { answered } from './stand.ts';
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

/** What becomes of it comes with the first question, so that it is there at the last. */
const loadSave = async () => (await import('./save-answer.tsx')).SaveEnd;
const loadRoom = async () => (await import('./save-answer.tsx')).RoomBanner;

/** Comes with the last look at what was answered before. */
const loadWithdraw = async () => (await import('./withdraw-answer.tsx')).WithdrawAnswer;

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
  const { change, end } = useChange(device, key, (to) =>
    draft.update((now) => ({ answer: minted, ...to(now) })),
  );
  const filling = useFilling(form, draft.value, device.now().at, change);
  const drop = async (): Promise<void> => {
    end();
    await draft.drop();
  };
  return { draft, filling, drop, draftKey: key, answer: draft.value.answer ?? minted };
}

function FillOf(props: FillProps) {
  const { village, household, survey } = props;
  const text = surveyWords.value;
  const { draft, filling, ...fill } = useFill(props);
  const { drop } = fill;
  const stands = answerOf(village, household.id, survey.survey);
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
      banners={
        <>
          <FillBanners {...props} draft={draft} />
          {draft.ready && <Later load={loadRoom} props={{ settled: filling.settled }} />}
        </>
      }
      action={
        draft.ready && (
          <FillingAction
            filling={filling}
            atEnd={
              <Later load={loadSave} props={{ ...props, ...fill, filling, draft: draft.value }} />
            }
          />
        )
      }
    >
      {draft.ready && <FillingView filling={filling} files={files} />}
      {draft.ready && filling.index === undefined && stands !== undefined && (
        <Later load={loadWithdraw} props={{ village, answer: stands, drop }} />
      )}
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
      {standing?.missing !== undefined && <Banner kind="info">{text.states.incomplete}</Banner>}
      {draft.ready && isOvertaken(draft.value, standing) && (
        <Banner kind="info">{text.overtaken}</Banner>
      )}
      {restoredAt !== undefined && (
        <Banner
          kind="draft"
          second={{ label: words.value.shell.draftDrop, onPress: () => void draft.drop() }}
        >
          {words.value.shell.draftRestored(whenText(restoredAt, village.day))}
        </Banner>
      )}
    </>
  );
}
