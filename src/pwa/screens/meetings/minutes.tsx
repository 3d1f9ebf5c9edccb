import { useState } from 'preact/hooks';
import { proposeMinutes } from '#domain/board/propose-meeting.ts';
import { minutesOf } from '#domain/board/held.ts';
import { Field } from '#pwa/ui/field.tsx';
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
import { meetingWords } from './meeting-words.ts';
import { type Called, findCalled, myName, countsHere, useMeetings } from './meetings.ts';
import {
  MinutesDraft,
  minutesDraftOf,
  minutesIntentOf,
  type MinutesProblem,
} from './minutes-draft.ts';
import { CountField, DayField, PaperField } from './paper-fields.tsx';
import './meetings.css';

/** The minutes as they were read out and signed on paper. */
export function MinutesScreen({ params: [id = ''] }: ScreenProps) {
  const meetings = useMeetings();
  const called = meetings && findCalled(meetings, id);
  if (meetings === undefined || called === undefined) return <NotHere />;
  const { village } = meetings;
  if (!maySpeak(village.device, called.book)) return <NotHere />;
  return <MinutesForm village={village} called={called} />;
}

type FormProps = { readonly village: Village; readonly called: Called };

const FIELDS: ReadonlySet<string> = new Set([
  'day',
  'chair',
  'secretary',
  'count',
  'text',
  'document',
]);

function useMinutesForm({ village, called: { meeting, board, book } }: FormProps) {
  const { device, day: today } = village;
  const stands = minutesOf(board, meeting.meeting);
  const counts = countsHere(village, meeting);
  const [fresh] = useState(() =>
    minutesDraftOf(stands, {
      day: Math.min(meeting.day, today),
      chair: myName(village),
      ...counts,
      newId: () => device.newId(),
    }),
  );
  const key = `minutes.${meeting.meeting}`;
  const draft = useDraft(device, key, MinutesDraft, fresh);
  const { busy, problem: code, run } = useSaving();
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const intent = minutesIntentOf(draft.value, meeting.meeting, today);
    const now = toWrite(device, book);
    if (typeof intent === 'string' || now === undefined) {
      setWrong(typeof intent === 'string' ? intent : 'reference-unknown');
      return;
    }
    const proposed = proposeMinutes(now.states, now.author, intent);
    const { saved } = meetingWords.value.minutes;
    await run(
      async () => saveTogether(device, book, proposed, { said: saved, draft: key }),
      () => leaveTo(`#/meeting/${meeting.meeting}`),
    );
  };
  const change = (changes: Partial<MinutesDraft>): void => {
    setWrong(undefined);
    draft.change({ ...draft.value, ...changes });
  };
  const problem = wrong ?? code;
  const field = FIELDS.has(problem ?? '') ? (problem as MinutesProblem) : undefined; // one of them
  const left = field === undefined ? problem : undefined;
  return { draft, busy, field, problem: left, save, change, stands, counts };
}

function MinutesForm(props: FormProps) {
  const text = meetingWords.value.minutes;
  const { draft, busy, field, problem, save, change, stands, counts } = useMinutesForm(props);
  const { meeting } = props.called;
  const href = `#/meeting/${meeting.meeting}`;
  const isOver = isOvertaken(draft.value, stands);
  return (
    <Page
      title={stands === undefined ? text.newTitle : text.editTitle}
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
        <Fields value={draft.value} wrong={field} counted={counts.present} onChange={change} />
      )}
    </Page>
  );
}

type FieldsProps = {
  readonly value: MinutesDraft;
  readonly wrong: MinutesProblem | undefined;
  /** Households on the roll. */
  readonly counted: number;
  readonly onChange: (changes: Partial<MinutesDraft>) => void;
};

function Fields({ value, wrong, counted, onChange }: FieldsProps) {
  const text = meetingWords.value.minutes;
  const errorOf = (name: MinutesProblem) => (wrong === name ? text.wrong[name] : undefined);
  return (
    <div class="stack">
      <p>{text.lead}</p>
      <DayField
        label={text.day}
        error={errorOf('day')}
        value={value.day}
        onInput={(day) => onChange({ day })}
      />
      <Field
        label={text.chair}
        error={errorOf('chair')}
        value={value.chair}
        onInput={(chair) => onChange({ chair })}
        maxLength={120}
      />
      <Field
        label={text.secretary}
        hint={text.secretaryHint}
        error={errorOf('secretary')}
        value={value.secretary}
        onInput={(secretary) => onChange({ secretary })}
        maxLength={120}
      />
      <Counts value={value} wrong={wrong} counted={counted} onChange={onChange} />
      <Field
        label={text.text}
        kind="long"
        error={errorOf('text')}
        value={value.text}
        onInput={(said) => onChange({ text: said })}
        maxLength={1_800}
      />
      <PaperField
        label={text.document}
        hint={text.documentHint}
        error={errorOf('document')}
        value={value.document}
        onInput={(document) => onChange({ document })}
      />
    </div>
  );
}

function Counts({ value, wrong, counted, onChange }: FieldsProps) {
  const text = meetingWords.value.minutes;
  return (
    <div class="meeting-counts">
      <CountField
        label={text.present}
        hint={counted > 0 ? text.presentHint(counted) : undefined}
        error={wrong === 'count' ? text.wrong.count : undefined}
        value={value.present}
        onInput={(present) => onChange({ present })}
      />
      <CountField label={text.total} value={value.total} onInput={(total) => onChange({ total })} />
    </div>
  );
}
