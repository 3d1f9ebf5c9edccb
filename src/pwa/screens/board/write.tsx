import { useState } from 'preact/hooks';
import type { Book } from '#book/activity.ts';
import { AUDIENCES, CLASSES } from '#domain/board/facts.ts';
import { isPublic } from '#domain/board/audience.ts';
import { proposeCorrection, proposeNotice } from '#domain/board/propose.ts';
import type { Notice } from '#domain/board/state.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { placeName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { leaveTo, route } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { DraftRestored, isOvertaken } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { type Boards, findNotice, useBoards } from './board.ts';
import { maySpeak, toWrite } from './may-speak.ts';
import { boardWords } from './board-words.ts';
import { draftOf, intentOf, NoticeDraft, type NoticeProblem } from './notice-draft.ts';
import { Retell } from './retell.tsx';
import { TextFields } from './text-fields.tsx';
import { WhomFields } from './whom-fields.tsx';
import './board.css';

const loadWarning = async () => (await import('./warning-fields.tsx')).WarningFields;
const loadPicture = async () => (await import('./picture-field.tsx')).PictureField;
const loadTakeCap = async () => (await import('./take-cap.tsx')).TakeCap;

/** A new notice for the board of the village or commune. */
export function NoticeNewScreen() {
  const boards = useBoards();
  const book = boards?.device.findBook('board', boards.place);
  if (boards === undefined || book === undefined || !maySpeak(boards.device, book)) {
    return <NotHere />;
  }
  return <WriteForm boards={boards} book={book} notice={undefined} />;
}

/** The next edition of one that stands. */
export function NoticeEditScreen({ params: [id = ''] }: ScreenProps) {
  const boards = useBoards();
  const posted = boards && findNotice(boards, id);
  if (boards === undefined || posted === undefined || !maySpeak(boards.device, posted.book)) {
    return <NotHere />;
  }
  return <WriteForm boards={boards} book={posted.book} notice={posted.notice} />;
}

type FormProps = {
  readonly boards: Boards;
  readonly book: Book;
  readonly notice: Notice | undefined;
};

function useNoticeForm({ boards, book, notice }: FormProps) {
  const text = boardWords.value.form;
  const { device, day } = boards;
  const to = AUDIENCES.find((each) => each === route.value.query['to']);
  const [fresh] = useState(() => ({
    ...draftOf(notice, { day, newId: () => device.newId() }),
    ...(notice === undefined && to && { to }),
  }));
  const key = `notice.${book.id}.${notice?.notice ?? `new${to ?? ''}`}`;
  const draft = useDraft(device, key, NoticeDraft, fresh);
  const { busy, problem: code, run } = useSaving();
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const intent = intentOf(draft.value, { day, at: device.now().at }, notice);
    const now = toWrite(device, book);
    if (typeof intent === 'string' || now === undefined) {
      setWrong(typeof intent === 'string' ? intent : 'reference-unknown');
      return;
    }
    const { notice: id, edition, over, retell } = draft.value;
    const ids = { notice: id, edition };
    const proposed =
      notice === undefined
        ? proposeNotice(now.states, now.author, ids, intent)
        : proposeCorrection(now.states, now.author, { ...ids, over }, { ...intent, retell });
    const said = notice === undefined ? text.saved : text.corrected;
    await run(
      async () => saveTogether(device, book, proposed, { said, draft: key }),
      () => leaveTo(`#/board/${id}`),
    );
  };
  const change = (changes: Partial<NoticeDraft>): void => {
    setWrong(undefined);
    draft.update((now) => ({ ...now, ...changes }));
  };
  return { draft, busy, problem: wrong ?? code, setProblem: setWrong, save, change };
}

const FIELDS: ReadonlySet<string> = new Set([
  'title',
  'text',
  'until',
  'expires',
  'source',
  'shows',
]);

function WriteForm(props: FormProps) {
  const text = boardWords.value.form;
  const { boards, book, notice } = props;
  const { draft, busy, problem, setProblem, save, change } = useNoticeForm(props);
  const { value } = draft;
  const wrong = FIELDS.has(problem ?? '') ? (problem as NoticeProblem) : undefined; // one of them
  const isOver = isOvertaken(value, notice);
  const name = placeName(boards.places, book.place, boards.day);
  return (
    <Page
      title={notice === undefined ? text.newTitle : text.editTitle}
      lead={text.leadVillage(name)}
      back={{
        href: notice === undefined ? '#/board' : `#/board/${notice.notice}`,
        label: boardWords.value.title,
      }}
      banners={
        <DraftRestored
          draft={draft}
          day={boards.day}
          overtaken={isOver && { text: text.overtaken, href: `#/board/${value.notice}` }}
        />
      }
      action={
        <SaveAction
          label={notice === undefined ? text.save : text.saveEdit}
          problem={wrong === undefined ? problem : undefined}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && (
        <div class="stack">
          <ForWhom value={value} />
          {notice === undefined && (
            <Later load={loadTakeCap} props={{ at: boards.at, onTake: change }} />
          )}
          <Pressing value={value} onChange={change} />
          <TextFields value={value} wrong={wrong} onChange={change} />
          <Later load={loadWarning} props={{ value, wrong, onChange: change }} />
          <Later
            load={loadPicture}
            props={{
              device: boards.device,
              book,
              value,
              problem,
              onChange: change,
              onProblem: setProblem,
            }}
          />
          <WhomFields {...{ boards, book, notice, value, wrong }} onChange={change} />
          {notice !== undefined && <Retell text={text} value={value.retell} onChange={change} />}
        </div>
      )}
    </Page>
  );
}

/** Said where it is not for everybody. */
function ForWhom({ value }: { readonly value: NoticeDraft }) {
  if (value.to === 'everyone') return null;
  return (
    <p>
      {boardWords.value.notice.for(BOARD_WORDS[language.value].audiences[value.to])}.{' '}
      {!isPublic(value) && boardWords.value.form.notPublic}
    </p>
  );
}

type PartProps = {
  readonly value: NoticeDraft;
  readonly onChange: (changes: Partial<NoticeDraft>) => void;
};

function Pressing({ value, onChange }: PartProps) {
  const text = boardWords.value.form;
  return (
    <Choice
      legend={text.class}
      options={CLASSES.map((each) => ({
        value: each,
        label: text.classes[each],
        hint: text.classHints[each],
      }))}
      value={value.class}
      onChange={(pressing) => onChange({ class: pressing })}
    />
  );
}
