import { useState } from 'preact/hooks';
import { proposeDecision } from '#domain/board/propose-meeting.ts';
import { minutesOf } from '#domain/board/held.ts';
import type { Decision } from '#domain/board/meeting-state.ts';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak, toWrite } from '#pwa/screens/board/may-speak.ts';
import { DraftRestored, isOvertaken } from '#pwa/screens/draft-restored.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import {
  DecideDraft,
  decideDraftOf,
  decideIntentOf,
  type DecideProblem,
  withMatter,
} from './decide-draft.ts';
import { CountFields, MatterFields, WordFields } from './decide-fields.tsx';
import { meetingWords } from './meeting-words.ts';
import { type Called, findCalled, countsHere, useMeetings } from './meetings.ts';
import './meetings.css';

/** What came of a vote that people held, household by household; the app holds none. */
export function DecideScreen({ params: [id = '', decision] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  const { village } = meetings;
  const stands = decision === undefined ? undefined : called.board.decisions.get(decision);
  const isGone = decision !== undefined && stands?.ended !== undefined;
  if (!maySpeak(village.device, called.book) || isGone) return <NotHere />;
  return <DecideForm village={village} called={called} stands={stands} />;
}

type FormProps = {
  readonly village: Village;
  readonly called: Called;
  readonly stands: Decision | undefined;
};

const FIELDS: ReadonlySet<string> = new Set(['title', 'day', 'count', 'document']);

function useDecideForm({ village, called: { meeting, board, book }, stands }: FormProps) {
  const { device, day: today } = village;
  const minutes = minutesOf(board, meeting.meeting);
  const counts = countsHere(village, meeting);
  const [fresh] = useState(() =>
    decideDraftOf(stands, {
      day: Math.min(minutes?.day ?? meeting.day, today),
      present: minutes?.present ?? counts.present,
      total: minutes?.total ?? counts.total,
      document: minutes?.document ?? '',
      newId: () => device.newId(),
    }),
  );
  const key = `decide.${meeting.meeting}.${stands?.resolution ?? 'new'}`;
  const draft = useDraft(device, key, DecideDraft, fresh);
  const { busy, problem: code, run } = useSaving();
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const intent = decideIntentOf(draft.value, meeting.meeting, today);
    const now = toWrite(device, book);
    if (typeof intent === 'string' || now === undefined) {
      setWrong(typeof intent === 'string' ? intent : 'reference-unknown');
      return;
    }
    const proposed = proposeDecision(now.states, now.author, intent);
    const { saved } = meetingWords.value.decide;
    await run(
      async () => saveTogether(device, book, proposed, { said: saved, draft: key }),
      () => leaveTo(`#/meeting/${meeting.meeting}`),
    );
  };
  const change = (changes: Partial<DecideDraft>): void => {
    setWrong(undefined);
    const { matter = draft.value.matter, ...rest } = changes;
    draft.change({ ...withMatter(draft.value, matter), ...rest });
  };
  const problem = wrong ?? code;
  const field = FIELDS.has(problem ?? '') ? (problem as DecideProblem) : undefined; // one of them
  return { draft, busy, field, problem: field === undefined ? problem : undefined, save, change };
}

function DecideForm(props: FormProps) {
  const text = meetingWords.value.decide;
  const { draft, busy, field, problem, save, change } = useDecideForm(props);
  const { meeting } = props.called;
  const href = `#/meeting/${meeting.meeting}`;
  const isOver = isOvertaken(draft.value, props.stands);
  const parts = { value: draft.value, wrong: field, onChange: change };
  return (
    <Page
      title={props.stands === undefined ? text.newTitle : text.editTitle}
      lead={meeting.title}
      back={{ href, label: meetingWords.value.invite.back }}
      banners={
        <DraftRestored
          draft={draft}
          day={props.village.day}
          overtaken={isOver && { text: text.overtaken, href }}
        />
      }
      action={<SaveAction label={text.save} problem={problem} busy={busy} onSave={save} />}
    >
      {draft.ready && (
        <div class="stack">
          <p>{text.lead}</p>
          <MatterFields {...parts} agenda={meeting.agenda} />
          <CountFields {...parts} />
          <WordFields {...parts} />
        </div>
      )}
    </Page>
  );
}
