import { useEffect, useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { filesWords } from './files-words.ts';

/** Speech is clear at this rate, and ten minutes of it are 2 MB. */
const BITS_PER_SECOND = 24_000;
const SECONDS_MAX = 600;

type SoundRecorderProps = {
  readonly secondsMax?: number;
  /** Said before the recording begins. */
  readonly lead?: string;
  readonly onRecorded: (sound: Blob) => void;
  readonly onProblem: (code: string) => void;
  readonly onClose: () => void;
};

/** Records while the sheet is open; stopping keeps, closing leaves out. */
export function SoundRecorder(props: SoundRecorderProps) {
  const text = filesWords.value;
  const { secondsMax = SECONDS_MAX, lead = text.recordLead } = props;
  const { onRecorded, onProblem, onClose } = props;
  const [recorder, setRecorder] = useState<MediaRecorder | undefined>(undefined);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => () => release(recorder), [recorder]);
  useEffect(() => {
    if (recorder === undefined) return undefined;
    if (seconds >= secondsMax) finish(recorder, onRecorded);
    const timer = setTimeout(() => setSeconds(seconds + 1), 1_000);
    return () => clearTimeout(timer);
  }, [recorder, seconds, secondsMax, onRecorded]);

  const start = async (): Promise<void> => {
    if (!('MediaRecorder' in window) || !('mediaDevices' in navigator)) {
      onProblem('sound-unable');
      return;
    }
    const opened = await openRecorder();
    if (opened === undefined) {
      onProblem('sound-refused');
      return;
    }
    opened.start();
    setRecorder(opened);
  };
  return (
    <Sheet
      open
      title={text.recordSound}
      onClose={onClose}
      action={
        recorder === undefined ? (
          <Button kind="primary" icon="mic" wide onPress={() => void start()}>
            {text.start}
          </Button>
        ) : (
          <Button kind="primary" icon="stop" wide onPress={() => finish(recorder, onRecorded)}>
            {text.stop}
          </Button>
        )
      }
    >
      <p>{text.recordAsk}</p>
      {recorder === undefined ? (
        <p class="soft">{lead}</p>
      ) : (
        <p class="recording" role="timer">
          {text.recording(timeOf(seconds))}
        </p>
      )}
    </Sheet>
  );
}

async function openRecorder(): Promise<MediaRecorder | undefined> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
  } catch {
    return undefined;
  }
}

/** What was recorded is handed over once, and only when somebody or the time stops it. */
function finish(recorder: MediaRecorder, onRecorded: (sound: Blob) => void): void {
  if (recorder.state === 'inactive') return;
  recorder.addEventListener('dataavailable', ({ data }) => onRecorded(data), { once: true });
  recorder.stop();
}

/** The microphone is let go, so that the phone no longer shows it in use. */
function release(recorder: MediaRecorder | undefined): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}

const timeOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
