import { useState } from 'preact/hooks';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { isOpen } from '#domain/asked.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import type { Addressee } from '#domain/reach/question-facts.ts';
import { questionQueries } from '#device/question-queries.ts';
import { QUESTION_WORDS } from '#domain/reach/question-words.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { usePlayer } from '#pwa/screens/files/use-player.ts';
import { CallButton } from '#pwa/screens/homes/call-button.tsx';
import { AskedView, problemText } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { type AskedLine, useAskedOf } from './asked-of.ts';
import { askedText } from './asked-text.ts';
import { questionWords } from './question-words.ts';
import { StandText } from './stand-text.tsx';
import './questions.css';

/** One question as the office reads it, and what an officer does about it. */
export function AskedOneScreen({ params: [id] }: ScreenProps) {
  const { place, asked } = useAskedOf();
  const text = questionWords.value.office;
  return (
    <OfficerPage
      title={questionWords.value.one.title}
      back={{ href: '#/asked', label: text.title }}
      place="commune"
    >
      <AskedView asked={asked}>
        {({ questions, today }) => {
          const line = questions.find((each) => each.id === id);
          return line === undefined ? (
            <EmptyState icon="search" title={text.gone} text={text.goneText} />
          ) : (
            <LineOf key={line.id} place={place} line={line} today={today} again={asked.again} />
          );
        }}
      </AskedView>
    </OfficerPage>
  );
}

type LineProps = {
  readonly place: string;
  readonly line: AskedLine;
  readonly today: number;
  readonly again: () => void;
};

function LineOf(props: LineProps) {
  const { line, today } = props;
  const text = questionWords.value;
  const { asked } = QUESTION_WORDS[language.value];
  return (
    <>
      <section class="section">
        <blockquote class="question-words">{askedText(line)}</blockquote>
        {line.voice && <VoiceButton line={line} voice={line.voice} />}
        <p>
          {[line.name && text.office.asker(line.name), line.villageName]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p class="soft small">
          {[asked[line.way], line.by, formatDay(line.on)].filter(Boolean).join(' · ')}
        </p>
        <CallButton phone={line.phone} />
      </section>
      <p>
        <b>
          <StandText line={line} today={today} />
        </b>
      </p>
      {line.answer !== undefined && (
        <Button wide icon="note" href={`#/answer/${line.answer}`}>
          {text.one.see}
        </Button>
      )}
      {isOpen(line.stage) && <Doings {...props} />}
    </>
  );
}

type VoiceProps = {
  readonly line: AskedLine;
  readonly voice: NonNullable<AskedLine['voice']>;
};

function VoiceButton({ line, voice }: VoiceProps) {
  const text = questionWords.value;
  const device = usePhone();
  const { languageOf } = LEARNING_WORDS[language.value];
  const { isPlaying, toggle } = usePlayer(device, line.book, voice);
  return (
    <Button wide icon={isPlaying ? 'stop' : 'speak'} onPress={toggle}>
      {isPlaying
        ? text.form.stop
        : text.one.voice(voice.language === undefined ? undefined : languageOf(voice.language))}
    </Button>
  );
}

function useStep({ place, line, again }: LineProps) {
  const device = usePhone();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [assignment, setAssignment] = useState(() => device.newId());
  const step = async (to: Addressee, due: number, said: string): Promise<void> => {
    setBusy(true);
    const over = line.assignment;
    const answer = await questionQueries(device).step({
      place,
      question: line.id,
      assignment,
      ...(over !== undefined && { over }),
      to,
      due,
    });
    setBusy(false);
    if (!answer.ok) return setProblem(problemText(answer.error.code));
    const { verdict, why } = answer.value;
    // Pressed twice: the first press wrote it.
    const isWritten = verdict === 'ok' || verdict === 'flagged' || why === 'id-taken';
    setProblem(isWritten ? undefined : reasonText(why));
    if (isWritten) {
      showToast(said);
      setAssignment(device.newId());
    }
    return again();
  };
  return { busy, problem, step };
}

function Doings(props: LineProps) {
  const { line, today } = props;
  const text = questionWords.value;
  const device = usePhone();
  const { busy, problem, step } = useStep(props);
  const [typed, setTyped] = useState(formatDay(Math.max(line.due, today)));
  const [isWrong, setWrong] = useState(false);
  const take = async (): Promise<void> => {
    const read = parseDay(typed.trim(), dateOfDay(today).year);
    const due = read.ok && 'day' in read.value ? read.value.day : undefined;
    if (due === undefined || due < today) return setWrong(true);
    return step('commune', due, text.office.taken);
  };
  const book = device.findBook('board', props.place);
  return (
    <section class="section">
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      {maySpeak(device, book) && (
        <Button kind="primary" wide icon="edit" href={`#/asked/${line.id}/answer`}>
          {text.one.answer}
        </Button>
      )}
      <Field
        label={text.office.dueDay}
        kind="date"
        error={isWrong ? text.assign.wrong : undefined}
        value={typed}
        onInput={(next) => {
          setWrong(false);
          setTyped(next);
        }}
        maxLength={10}
      />
      <div class="cluster">
        <Button icon="check" busy={busy} onPress={() => void take()}>
          {text.office.take}
        </Button>
        {line.to === 'commune' && (
          <Button
            kind="quiet"
            icon="undo"
            busy={busy}
            onPress={() => void step('village', Math.max(line.due, today), text.office.backDone)}
          >
            {text.office.back}
          </Button>
        )}
      </div>
    </section>
  );
}
