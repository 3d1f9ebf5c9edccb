import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { language, words } from './language.ts';

/** Why a phone cannot read aloud: it has no such voice, its voice lives in the network, it stays silent. */
export type VoiceTrouble = 'none' | 'far' | 'silent';

type SpeakButtonProps = {
  readonly text: string;
  /** What is said where the phone cannot read aloud; without it nothing stands there. */
  readonly troubles?: Readonly<Record<VoiceTrouble, string>>;
};

/** A voice that has not begun after so long will not. */
const SILENT_MS = 4_000;
/** Voices arrive late on most phones, and never on some. */
const VOICES_MS = 1_500;

/** Reads a text aloud with the phone's own voice. */
export function SpeakButton({ text, troubles }: SpeakButtonProps) {
  const voice = useVoice(language.value);
  const { reading, isSilent, start, stop } = useSpeech(text);
  if (voice === undefined) return null;
  if (voice === null || isSilent) {
    return troubles === undefined ? null : (
      <p class="soft small" role="status">
        {troubles[troubleOf(voice)]}
      </p>
    );
  }
  return (
    <Button icon={reading ? 'stop' : 'speak'} onPress={reading ? stop : () => start(voice)}>
      {reading ? words.value.shell.speakStop : words.value.shell.speak}
    </Button>
  );
}

/** A voice that stays silent and lives in the network does so for want of it. */
function troubleOf(voice: SpeechSynthesisVoice | null): VoiceTrouble {
  if (voice === null) return 'none';
  return voice.localService ? 'silent' : 'far';
}

/** What is being read, and whether the voice has begun. */
type Reading = 'no' | 'asked' | 'begun';

function useSpeech(text: string) {
  const [state, setState] = useState<Reading>('no');
  const [isSilent, setSilent] = useState(false);
  // Another text, or another screen, is not read over the last one.
  useEffect(() => stopSpeech, [text]);
  useEffect(() => {
    if (state !== 'asked') return undefined;
    const timer = setTimeout(() => {
      stopSpeech();
      setSilent(true);
    }, SILENT_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const start = (voice: SpeechSynthesisVoice): void => {
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.rate = 0.9;
    speech.onstart = () => setState('begun');
    speech.onend = () => setState('no');
    speech.onerror = ({ error }) => {
      setState('no');
      // To be interrupted is no trouble.
      if (error !== 'interrupted' && error !== 'canceled') setSilent(true);
    };
    stopSpeech();
    window.speechSynthesis.speak(speech);
    setState('asked');
  };
  const stop = (): void => {
    stopSpeech();
    setState('no');
  };
  return { reading: state !== 'no', isSilent, start, stop };
}

const stopSpeech = (): void => window.speechSynthesis?.cancel();

/** One that lies on the phone comes first; undefined while looking, null where there is none. */
function useVoice(wanted: string): SpeechSynthesisVoice | null | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null | undefined>(undefined);
  useEffect(() => {
    const speech: SpeechSynthesis | undefined = window.speechSynthesis;
    if (speech === undefined) {
      setVoice(null);
      return undefined;
    }
    const look = (): void => {
      const fitting = speech.getVoices().filter(({ lang }) => lang.startsWith(wanted));
      const found = fitting.find(({ localService }) => localService) ?? fitting[0];
      if (found !== undefined) setVoice(found);
    };
    const giveUp = setTimeout(() => setVoice((found) => found ?? null), VOICES_MS);
    look();
    speech.addEventListener('voiceschanged', look);
    return () => {
      clearTimeout(giveUp);
      speech.removeEventListener('voiceschanged', look);
    };
  }, [wanted]);
  return voice;
}
