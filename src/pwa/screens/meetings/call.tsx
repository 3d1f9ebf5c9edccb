import { useState } from 'preact/hooks';
import type { Book } from '#book/activity.ts';
import { MEETING_KINDS } from '#domain/board/meeting-facts.ts';
import { proposeMeeting } from '#domain/board/propose-meeting.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { startUpper, villageName } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { alleysIn } from '#pwa/screens/board/board.ts';
import { maySpeak, toWrite } from '#pwa/screens/board/may-speak.ts';
import { DraftRestored, isOvertaken } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { AgendaFields } from './agenda-fields.tsx';
import { CallDraft, callDraftOf, callIntentOf, type CallProblem } from './call-draft.ts';
import { meetingWords } from './meeting-words.ts';
import { findCalled, ownBoard, useMeetings } from './meetings.ts';
import { DayField } from './paper-fields.tsx';
import './meetings.css';

/** An invitation for the board of the village. */
export function MeetingNewScreen() {
  const meetings = useMeetings();
  const book = meetings && ownBoard(meetings.village);
  if (meetings === undefined || book === undefined) return <NotHere />;
  return <CallForm village={meetings.village} book={book} meeting={undefined} />;
}

/** The next edition of one that stands. */
export function MeetingEditScreen({ params: [id = ''] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  const { village } = meetings;
  if (!maySpeak(village.device, called.book)) return <NotHere />;
  return <CallForm village={village} book={called.book} meeting={called.meeting} />;
}

type FormProps = {
  readonly village: Village;
  readonly book: Book;
  readonly meeting: Meeting | undefined;
};

const FIELDS: ReadonlySet<string> = new Set(['title', 'day', 'clock', 'place', 'agenda']);

function useCallForm({ village, book, meeting }: FormProps) {
  const text = meetingWords.value.form;
  const { device, day } = village;
  const [fresh] = useState(() =>
    callDraftOf(meeting, { day, place: text.placeFirst, newId: () => device.newId() }),
  );
  const key = `meeting.${book.id}.${meeting?.meeting ?? 'new'}`;
  const draft = useDraft(device, key, CallDraft, fresh);
  const { busy, problem: code, run } = useSaving();
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const intent = callIntentOf(draft.value, day);
    const now = toWrite(device, book);
    if (typeof intent === 'string' || now === undefined) {
      setWrong(typeof intent === 'string' ? intent : 'reference-unknown');
      return;
    }
    const proposed = proposeMeeting(now.states, now.author, intent);
    const said = meeting === undefined ? text.saved : text.changed;
    await run(
      async () => saveTogether(device, book, proposed, { said, draft: key }),
      () => leaveTo(`#/meeting/${intent.meeting}`),
    );
  };
  const change = (changes: Partial<CallDraft>): void => {
    setWrong(undefined);
    draft.change({ ...draft.value, ...changes });
  };
  const problem = wrong ?? code;
  const field = FIELDS.has(problem ?? '') ? (problem as CallProblem) : undefined; // one of them
  return { draft, busy, field, problem: field === undefined ? problem : undefined, save, change };
}

function CallForm(props: FormProps) {
  const text = meetingWords.value.form;
  const { village, meeting } = props;
  const { draft, busy, field, problem, save, change } = useCallForm(props);
  const { value } = draft;
  return (
    <Page
      title={meeting === undefined ? text.newTitle : text.editTitle}
      lead={text.lead(villageName(village))}
      back={{
        href: meeting === undefined ? '#/meetings' : `#/meeting/${meeting.meeting}`,
        label: meetingWords.value.title,
      }}
      banners={
        <DraftRestored
          draft={draft}
          day={village.day}
          overtaken={
            isOvertaken(value, meeting) && {
              text: text.overtaken,
              href: `#/meeting/${value.meeting}`,
            }
          }
        />
      }
      action={
        <SaveAction
          label={meeting === undefined ? text.save : text.saveEdit}
          problem={problem}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && (
        <div class="stack">
          <WhenFields value={value} wrong={field} onChange={change} />
          {meeting !== undefined && <p class="soft small">{text.retellNote}</p>}
          <AgendaFields value={value} wrong={field} onChange={change} />
          <MoreFields village={village} value={value} onChange={change} />
        </div>
      )}
    </Page>
  );
}

type FieldsProps = {
  readonly value: CallDraft;
  readonly wrong: CallProblem | undefined;
  readonly onChange: (changes: Partial<CallDraft>) => void;
};

/** What it is, when and where. */
function WhenFields({ value, wrong, onChange }: FieldsProps) {
  const text = meetingWords.value.form;
  const { kinds } = MEETING_WORDS[language.value];
  const errorOf = (name: CallProblem) => (wrong === name ? text.wrong[name] : undefined);
  return (
    <>
      <Choice
        legend={text.kind}
        options={MEETING_KINDS.map((each) => ({
          value: each,
          label: startUpper(kinds[each]),
          hint: text.kindHints[each],
        }))}
        value={value.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Field
        label={text.name}
        hint={text.nameHint}
        error={errorOf('title')}
        value={value.title}
        onInput={(title) => onChange({ title })}
        maxLength={120}
      />
      <DayField
        label={text.day}
        error={errorOf('day')}
        value={value.day}
        onInput={(day) => onChange({ day })}
      />
      <Field
        label={text.clock}
        hint={text.clockHint}
        error={errorOf('clock')}
        value={value.clock}
        onInput={(clock) => onChange({ clock })}
        maxLength={8}
      />
      <Field
        label={text.place}
        error={errorOf('place')}
        value={value.place}
        onInput={(place) => onChange({ place })}
        maxLength={120}
      />
    </>
  );
}

type MoreProps = Omit<FieldsProps, 'wrong'> & { readonly village: Village };

function MoreFields({ village, value, onChange }: MoreProps) {
  const text = meetingWords.value.form;
  const alleys = alleysIn(village);
  return (
    <details class="section">
      <summary class="notice-more">{text.more}</summary>
      <div class="stack">
        <Field
          label={text.bring}
          optional
          value={value.bring}
          onInput={(bring) => onChange({ bring })}
          maxLength={120}
        />
        <Field
          label={text.text}
          kind="long"
          optional
          value={value.text}
          onInput={(said) => onChange({ text: said })}
          maxLength={1_000}
        />
        {alleys.length > 1 && (
          <>
            <Chips
              legend={text.alleys}
              options={alleys.map((each) => ({ value: each, label: each }))}
              values={value.alleys}
              onChange={(chosen) => onChange({ alleys: chosen })}
            />
            <p class="soft small">{text.alleysHint}</p>
          </>
        )}
      </div>
    </details>
  );
}
