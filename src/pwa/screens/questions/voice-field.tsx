import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { VOICE_MEDIA } from '#domain/learning/facts.ts';
import type { Village } from '#pwa/phone/village.ts';
import { LanguageSheet } from '#pwa/screens/cards/language-sheet.tsx';
import { fileProblemText } from '#pwa/screens/files/files-words.ts';
import { SoundRecorder } from '#pwa/screens/files/sound-recorder.tsx';
import { takeFile } from '#pwa/screens/files/take-file.ts';
import { usePlayer } from '#pwa/screens/files/use-player.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { questionWords } from './question-words.ts';

const SECONDS_MAX = 180;
const BYTES_MAX = 1_000_000;

/** A recording that lies sealed on this phone already. */
export const KeptVoice = v.strictObject({
  file: v.string(),
  key: v.string(),
  bytes: v.number(),
  media: v.picklist(VOICE_MEDIA),
  language: v.string(),
});
export type KeptVoice = v.InferOutput<typeof KeptVoice>;

type VoiceFieldProps = {
  readonly village: Village;
  readonly value: KeptVoice | null;
  readonly onChange: (voice: KeptVoice | null) => void;
};

/** The question as they say it, in whichever language they speak. */
export function VoiceField({ village, value, onChange }: VoiceFieldProps) {
  const text = questionWords.value.form;
  const [stage, setStage] = useState<'no' | 'language' | { readonly tag: string }>('no');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const book = village.device.findBook('reach', village.place);
  if (book === undefined) return null;
  const end = (code?: string): void => {
    setStage('no');
    setProblem(code);
  };
  const take = async (language: string, sound: Blob): Promise<void> => {
    end();
    if (sound.size > BYTES_MAX) return setProblem('sound-too-large');
    const taken = await takeFile(village.device, book.id, sound);
    if (!taken.ok) return setProblem(taken.error.code);
    const { attachment: _, media: kind, ...file } = taken.value;
    const media = VOICE_MEDIA.find((each) => each === kind);
    return media === undefined ? setProblem('file-kind') : onChange({ ...file, media, language });
  };
  return (
    <>
      {value !== null && (
        <Recorded village={village} book={book.id} voice={value} onDrop={() => onChange(null)} />
      )}
      {problem !== undefined && (
        <Banner kind="error">
          {problem === 'sound-too-large' ? text.tooLarge : fileProblemText(problem)}
        </Banner>
      )}
      <Button wide icon="mic" onPress={() => setStage('language')}>
        {value === null ? text.record : text.recordAgain}
      </Button>
      {stage === 'language' && (
        <LanguageSheet onChosen={(tag) => setStage({ tag })} onClose={() => end()} />
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
    </>
  );
}

type RecordedProps = {
  readonly village: Village;
  readonly book: string;
  readonly voice: KeptVoice;
  readonly onDrop: () => void;
};

function Recorded({ village, book, voice, onDrop }: RecordedProps) {
  const text = questionWords.value.form;
  const { isPlaying, toggle } = usePlayer(village.device, book, voice);
  return (
    <div class="cluster">
      <Button icon={isPlaying ? 'stop' : 'speak'} onPress={toggle}>
        {isPlaying ? text.stop : text.play}
      </Button>
      <Button kind="quiet" icon="delete" onPress={onDrop}>
        {text.drop}
      </Button>
    </div>
  );
}
