import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { words } from './language.ts';

/** Reads a Vietnamese text aloud with the phone's own voice; not shown on a phone that has none. */
export function SpeakButton({ text }: { text: string }) {
  const voice = useVoice('vi');
  const [reading, setReading] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (voice === undefined) return null;
  const start = (): void => {
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.rate = 0.9;
    speech.onend = () => setReading(false);
    speech.onerror = () => setReading(false);
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(speech);
    setReading(true);
  };
  const stop = (): void => {
    window.speechSynthesis.cancel();
    setReading(false);
  };
  return (
    <Button icon={reading ? 'stop' : 'speak'} onPress={reading ? stop : start}>
      {reading ? words.value.shell.speakStop : words.value.shell.speak}
    </Button>
  );
}

/** Voices arrive late on most phones. */
function useVoice(language: string): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | undefined>(undefined);
  useEffect(() => {
    const speech: SpeechSynthesis | undefined = window.speechSynthesis;
    if (speech === undefined) return undefined;
    const look = (): void =>
      setVoice(speech.getVoices().find((each) => each.lang.startsWith(language)));
    look();
    speech.addEventListener('voiceschanged', look);
    return () => speech.removeEventListener('voiceschanged', look);
  }, [language]);
  return voice;
}
