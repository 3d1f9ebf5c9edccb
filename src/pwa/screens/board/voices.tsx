import { useState } from 'preact/hooks';
import { proposeAnswerUnvoiced, proposeAnswerVoice } from '#domain/board/propose-answer.ts';
import { proposeNoticeUnvoiced, proposeNoticeVoice } from '#domain/board/propose.ts';
import { type Notice, type NoticeVoice, voicesOf } from '#domain/board/state.ts';
import { VOICE_MEDIA } from '#domain/learning/facts.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { findSpeaker } from '#pwa/phone/speaker.ts';
import { whenText } from '#pwa/phone/names.ts';
import { type Intended, saveOrTell, saveTogether } from '#pwa/phone/save.ts';
import { fileProblemText } from '#pwa/screens/files/files-words.ts';
import { SoundRecorder } from '#pwa/screens/files/sound-recorder.tsx';
import { takeFile } from '#pwa/screens/files/take-file.ts';
import { usePlayer } from '#pwa/screens/files/use-player.ts';
import { type Boards, type Posted } from './board.ts';
import { maySpeak, toWrite } from './may-speak.ts';
import { boardWords } from './board-words.ts';

const loadLanguages = async () =>
  (await import('#pwa/screens/cards/language-sheet.tsx')).LanguageSheet;

const SECONDS_MAX = 120;
const BYTES_MAX = 1_000_000;

type Spoken = Pick<Posted, 'book' | 'board'> & {
  readonly notice: Pick<Notice, 'notice' | 'edition' | 'enough' | 'withdrawn'>;
};

type VoicesProps = {
  readonly boards: Pick<Boards, 'device' | 'day'>;
  readonly posted: Spoken;
  /** Of an answer, which is spoken as a notice is, under the id of the answer: what its screen calls that. */
  readonly answer?: { readonly record: string; readonly recordLead: string };
};

/** A notice or answer as somebody of the team read it, in whichever language; and a way to read it, too. */
export function NoticeVoices({ boards, posted, answer }: VoicesProps) {
  const text = boardWords.value.voices;
  const own = answer ?? text;
  const isAnswer = answer !== undefined;
  const [stage, setStage] = useState<'no' | 'language' | { readonly tag: string }>('no');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { device } = boards;
  const voices = voicesOf(posted.board, posted.notice);
  const end = (code?: string): void => {
    setStage('no');
    setProblem(code);
  };
  const take = async (tag: string, sound: Blob): Promise<void> => {
    setStage('no');
    setProblem(await keepVoice(device, { posted, isAnswer }, tag, sound));
  };
  return (
    <section class="section">
      {voices.length > 0 && <h2>{text.title}</h2>}
      {voices.map((voice) => (
        <VoiceLine
          key={voice.voice}
          boards={boards}
          posted={posted}
          voice={voice}
          isAnswer={isAnswer}
        />
      ))}
      {problem !== undefined && (
        <Banner kind="error">
          {problem === 'sound-too-large' ? text.tooLarge : fileProblemText(problem)}
        </Banner>
      )}
      {posted.notice.withdrawn === undefined && (
        <Button wide icon="mic" onPress={() => setStage('language')}>
          {own.record}
        </Button>
      )}
      {stage === 'language' && (
        <Later
          load={loadLanguages}
          props={{ onChosen: (tag: string) => setStage({ tag }), onClose: () => end() }}
        />
      )}
      {typeof stage === 'object' && (
        <SoundRecorder
          secondsMax={SECONDS_MAX}
          lead={own.recordLead}
          onProblem={end}
          onClose={() => end()}
          onRecorded={(sound) => void take(stage.tag, sound)}
        />
      )}
    </section>
  );
}

type Whose = Pick<VoicesProps, 'posted'> & { readonly isAnswer: boolean };

/** The code of what went wrong. */
async function keepVoice(
  device: Device,
  whose: Whose,
  tag: string,
  sound: Blob,
): Promise<string | undefined> {
  if (sound.size > BYTES_MAX) return 'sound-too-large';
  const { notice, book } = whose.posted;
  const taken = await takeFile(device, book.id, sound);
  if (!taken.ok) return taken.error.code;
  const { attachment: voice, media: kind, ...file } = taken.value;
  const media = VOICE_MEDIA.find((each) => each === kind);
  const now = toWrite(device, book);
  if (media === undefined || now === undefined) return 'file-kind';
  const said = { ...file, voice, edition: notice.edition, language: tag, media };
  const proposed = whose.isAnswer
    ? proposeAnswerVoice(now.states, now.author, { ...said, answer: notice.notice })
    : proposeNoticeVoice(now.states, now.author, { ...said, notice: notice.notice });
  return saveTogether(device, book, proposed, {
    said: boardWords.value.voices.kept,
    undo: () => takenBack(device, whose, voice),
  });
}

function takenBack(device: Device, { posted: { book }, isAnswer }: Whose, voice: string): Intended {
  const now = toWrite(device, book);
  if (now === undefined) return { ok: true, value: [] };
  const takeBack = isAnswer ? proposeAnswerUnvoiced : proposeNoticeUnvoiced;
  return takeBack(now.states, now.author, voice);
}

type LineProps = Pick<VoicesProps, 'boards'> & Whose & { readonly voice: NoticeVoice };

function VoiceLine({ boards: { device, day }, posted, voice, isAnswer }: LineProps) {
  const text = boardWords.value.voices;
  const speaker = findSpeaker(device, voice.stream);
  const who = speaker?.person?.name ?? text.somebody;
  const isTheirs = speaker?.stream.person === device.me()?.person || maySpeak(device, posted.book);
  const { isPlaying, toggle } = usePlayer(device, posted.book.id, voice);
  return (
    <div class="voice">
      <Button wide icon={isPlaying ? 'stop' : 'speak'} onPress={toggle}>
        {isPlaying
          ? text.stop
          : text.play(LEARNING_WORDS[language.value].languageOf(voice.language))}
      </Button>
      <p class="soft small">{text.by(who, whenText(voice.at, day))}</p>
      {isTheirs && (
        <Button
          kind="quiet"
          icon="delete"
          onPress={() =>
            void saveOrTell(
              device,
              posted.book,
              takenBack(device, { posted, isAnswer }, voice.voice),
              {
                said: text.withdrawn,
              },
            )
          }
        >
          {text.withdraw}
        </Button>
      )}
    </div>
  );
}
