import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { VOICE_MEDIA } from '#domain/learning/facts.ts';
import { proposeVoice, proposeVoiceWithdrawn } from '#domain/learning/propose.ts';
import { type Voice, voicesOf } from '#domain/learning/state.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { whenText } from '#pwa/phone/names.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { saveOrTell, saveTogether } from '#pwa/phone/save.ts';
import { fileProblemText } from '#pwa/screens/files/files-words.ts';
import { SoundRecorder } from '#pwa/screens/files/sound-recorder.tsx';
import { takeFile } from '#pwa/screens/files/take-file.ts';
import { usePlayer } from '#pwa/screens/files/use-player.ts';
import { cardsWords } from './cards-words.ts';
import { type Taught, toWrite } from './taught.ts';

const loadLanguages = async () => (await import('./language-sheet.tsx')).LanguageSheet;

const SECONDS_MAX = 60;
const BYTES_MAX = 500_000;

type VoicesProps = { readonly taught: Taught; readonly card: Id };

/** What people of the team have said of a card, in which language whatever; and a way to say it, too. */
export function Voices({ taught, card }: VoicesProps) {
  const text = cardsWords.value.spoken;
  const [stage, setStage] = useState<'no' | 'language' | { readonly tag: string }>('no');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const voices = voicesOf(taught.learning, card);
  const end = (code?: string): void => {
    setStage('no');
    setProblem(code);
  };
  const take = async (tag: string, sound: Blob): Promise<void> => {
    setStage('no');
    setProblem(await keepVoice(taught, card, tag, sound));
  };
  return (
    <section class="section">
      {voices.length > 0 && <h2>{text.title}</h2>}
      {voices.map((voice) => (
        <VoiceLine key={voice.voice} taught={taught} voice={voice} />
      ))}
      {problem !== undefined && (
        <Banner kind="error">
          {problem === 'sound-too-large' ? text.tooLarge : fileProblemText(problem)}
        </Banner>
      )}
      <Button wide icon="mic" onPress={() => setStage('language')}>
        {text.record}
      </Button>
      {stage === 'language' && (
        <Later
          load={loadLanguages}
          props={{ onChosen: (tag: string) => setStage({ tag }), onClose: () => end() }}
        />
      )}
      {typeof stage === 'object' && (
        <SoundRecorder
          secondsMax={SECONDS_MAX}
          lead={text.recordLead}
          onProblem={end}
          onClose={() => end()}
          onRecorded={(sound) => void take(stage.tag, sound)}
        />
      )}
    </section>
  );
}

/** The code of what went wrong. */
async function keepVoice(
  taught: Taught,
  card: Id,
  tag: string,
  sound: Blob,
): Promise<string | undefined> {
  const { device, book } = taught;
  if (sound.size > BYTES_MAX) return 'sound-too-large';
  const taken = await takeFile(device, book.id, sound);
  if (!taken.ok) return taken.error.code;
  const { attachment, media: kind, ...file } = taken.value;
  const media = VOICE_MEDIA.find((each) => each === kind);
  if (media === undefined) return 'file-kind';
  const { states, author } = toWrite(taught);
  const body = { ...file, voice: attachment, card, language: tag, media };
  return saveTogether(device, book, proposeVoice(states, author, body), {
    said: cardsWords.value.spoken.kept,
    undo: () => takenBack(taught, attachment),
  });
}

function takenBack(taught: Taught, voice: Id) {
  const { states, author } = toWrite(taught);
  return proposeVoiceWithdrawn(states, author, voice);
}

/** What was taken back by mistake, under an id of its own: the home keeps the file. */
function spokenAgain(taught: Taught, voice: Voice) {
  const { on: _, at: __, stream: ___, ...was } = voice;
  const { states, author } = toWrite(taught);
  return proposeVoice(states, author, { ...was, voice: taught.device.newId() });
}

function VoiceLine({ taught, voice }: { readonly taught: Taught; readonly voice: Voice }) {
  const text = cardsWords.value.spoken;
  const { device, people, day } = taught;
  const person = people.streams.get(voice.stream)?.person;
  const who = (person && people.persons.get(person)?.name) ?? text.somebody;
  const isTheirs = person === device.me()?.person || looksOverCommune(device);
  const { isPlaying, toggle } = usePlayer(device, taught.book.id, voice);
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
            void saveOrTell(device, taught.book, takenBack(taught, voice.voice), {
              said: text.withdrawn,
              undo: () => spokenAgain(taught, voice),
            })
          }
        >
          {text.withdraw}
        </Button>
      )}
    </div>
  );
}
