import { useEffect, useRef, useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { watchCamera } from '#pwa/screens/carry/watch-camera.ts';
import type { DoorLine } from '#pwa/screens/doors/door-lines.ts';
import { meetingWords } from './meeting-words.ts';
import { plateIn, platesOf } from './plates.ts';

type ScanProps = {
  /** Of the register in which a household stands. */
  readonly placeOf: (household: string) => string;
  readonly lines: readonly DoorLine[];
  readonly present: ReadonlySet<string>;
  readonly onFound: (line: DoorLine) => void;
};

/** Reads the codes of invitations and plates, one household after the other, until it is stopped. */
export function RollScan({ placeOf, lines, present, onFound }: ScanProps) {
  const text = meetingWords.value.roll;
  const video = useRef<HTMLVideoElement>(null);
  const [said, setSaid] = useState('');
  const [isBlind, setBlind] = useState(false);
  // The camera goes on while the roll grows.
  const nowRef = useRef({ placeOf, lines, present, onFound });
  useEffect(() => {
    nowRef.current = { placeOf, lines, present, onFound };
  });
  useEffect(() => {
    const picture = video.current;
    if (picture === null) return;
    const { current: first } = nowRef;
    const plates = platesOf(first.lines.map(({ id }) => ({ id, place: first.placeOf(id) })));
    let last = '';
    const take = async (code: string): Promise<void> => {
      const found = plateIn(code);
      if (typeof found === 'string') {
        setSaid(found === 'card' ? text.scanCard : text.scanOther);
        return;
      }
      const id = (await plates).get(found.plate);
      const line = nowRef.current.lines.find((each) => each.id === id);
      if (line === undefined) {
        setSaid(text.scanOther);
        return;
      }
      setSaid((nowRef.current.present.has(line.id) ? text.scanAgain : text.scanSeen)(line.head));
      if (!nowRef.current.present.has(line.id)) nowRef.current.onFound(line);
    };
    const isDone = (code: string): boolean => {
      if (code !== last) void take(code);
      last = code;
      return false;
    };
    return watchCamera(picture, isDone, () => setBlind(true));
  }, [text]);
  if (isBlind) return <Banner kind="error">{text.scanBlind}</Banner>;
  return (
    <div class="meeting-scan">
      <video ref={video} autoplay muted playsInline aria-label={text.scan} />
      <p class="meeting-seen" role="status">
        {said === '' ? text.scanLook : said}
      </p>
    </div>
  );
}
