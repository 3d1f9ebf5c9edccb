import { useState } from 'preact/hooks';
import type { Book } from '#book/activity.ts';
import { CLASSES } from '#domain/board/facts.ts';
import { proposeCorrection, proposeNotice } from '#domain/board/propose.ts';
import type { Notice } from '#domain/board/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { words } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { placeName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { type Boards, findPosted, maySpeak, toWrite, useBoards } from './board.ts';
import { boardWords } from './board-words.ts';
import { draftOf, intentOf, isOvertaken, NoticeDraft, type NoticeProblem } from './notice-draft.ts';
import { PictureField } from './picture-field.tsx';
import { TextFields } from './text-fields.tsx';
import { WarningFields } from './warning-fields.tsx';
import { WhomFields } from './whom-fields.tsx';
import './board.css';

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
  const posted = boards && findPosted(boards, id);
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
  const [fresh] = useState(() => draftOf(notice, { day, newId: () => device.newId() }));
  const key = `notice.${book.id}.${notice?.notice ?? 'new'}`;
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
  const drop = async (): Promise<void> => {
    await draft.drop();
    leaveTo(`#/board/${draft.value.notice}`);
  };
  const change = (changes: Partial<NoticeDraft>): void => {
    setWrong(undefined);
    draft.change({ ...draft.value, ...changes });
  };
  return { draft, busy, problem: wrong ?? code, setProblem: setWrong, save, drop, change };
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
  const { draft, busy, problem, setProblem, save, drop, change } = useNoticeForm(props);
  const { value } = draft;
  const wrong = FIELDS.has(problem ?? '') ? (problem as NoticeProblem) : undefined; // one of them
  const name = placeName(boards.places, book.place, boards.day);
  return (
    <Page
      title={notice === undefined ? text.newTitle : text.editTitle}
      lead={text.leadVillage(name)}
      back={{
        href: notice === undefined ? '#/board' : `#/board/${notice.notice}`,
        label: boardWords.value.title,
      }}
      action={
        <SaveAction
          label={notice === undefined ? text.save : text.saveEdit}
          problem={wrong === undefined ? problem : undefined}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && isOvertaken(value, notice) && <Overtaken onDrop={drop} />}
      {draft.ready && (
        <div class="stack">
          <Choice
            legend={text.class}
            options={CLASSES.map((each) => ({
              value: each,
              label: text.classes[each],
              hint: text.classHints[each],
            }))}
            value={value.class}
            onChange={(pressing) => change({ class: pressing })}
          />
          <TextFields value={value} wrong={wrong} onChange={change} />
          <WarningFields value={value} wrong={wrong} onChange={change} />
          <PictureField
            device={boards.device}
            book={book}
            value={value}
            problem={problem}
            onChange={change}
            onProblem={setProblem}
          />
          <WhomFields boards={boards} book={book} value={value} wrong={wrong} onChange={change} />
          {notice !== undefined && <Retell value={value} onChange={change} />}
        </div>
      )}
    </Page>
  );
}

/** Another edition stands by now: whoever writes reads it first, or goes on. */
function Overtaken({ onDrop }: { readonly onDrop: () => Promise<void> }) {
  const { draftDrop } = words.value.shell;
  return (
    <Banner kind="info" second={{ label: draftDrop, onPress: () => void onDrop() }}>
      {boardWords.value.form.overtaken}
    </Banner>
  );
}

type RetellProps = {
  readonly value: NoticeDraft;
  readonly onChange: (changes: Partial<NoticeDraft>) => void;
};

/** Whether whoever was told before is told anew. */
function Retell({ value, onChange }: RetellProps) {
  const text = boardWords.value.form;
  return (
    <Choice
      legend={text.retell}
      options={[
        { value: 'yes', label: text.retellYes },
        { value: 'no', label: text.retellNo },
      ]}
      value={value.retell ? 'yes' : 'no'}
      onChange={(each) => onChange({ retell: each === 'yes' })}
    />
  );
}
