import { useState } from 'preact/hooks';
import { readCap } from '#form/cap/read.ts';
import { type CapDraft, draftFromCap } from '#domain/board/from-cap.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { FilePick } from '#pwa/screens/officer/file-pick.tsx';
import { capVi } from '#words/cap-vi.ts';
import { changesOf } from './cap-draft.ts';
import type { NoticeDraft } from './notice-draft.ts';

const capWords = wordsOfPart(capVi, async () => (await import('#words/cap-en.ts')).capEn);

type TakeProps = {
  /** Seconds UTC. */
  readonly at: number;
  readonly onTake: (changes: Partial<NoticeDraft>) => void;
};

type Taken = CapDraft | keyof typeof capVi.problems;

/** Fills the form with a warning that others sent as a file; whoever reads it through posts it, or not. */
export function TakeCap({ at, onTake }: TakeProps) {
  const text = capWords.value;
  const [taken, setTaken] = useState<Taken | undefined>(undefined);
  const take = async (file: File): Promise<void> => {
    const draft = await draftOf(file, at);
    setTaken(draft);
    if (typeof draft === 'object') onTake(changesOf(draft));
  };
  return (
    <div class="stack">
      <FilePick
        label={text.take}
        accept=".xml,.cap,application/cap+xml,application/xml,text/xml"
        onFile={(file) => void take(file)}
      />
      {typeof taken === 'string' && <Banner kind="error">{text.problems[taken]}</Banner>}
      {typeof taken === 'object' && (
        <Banner kind="info">
          {text.taken(taken.source)}
          {taken.areas.length > 0 && ` ${text.areas(taken.areas.join('; '))}`}
          {taken.notes.map((note) => (
            <p key={note}>{text.notes[note]}</p>
          ))}
        </Banner>
      )}
    </div>
  );
}

async function draftOf(file: File, at: number): Promise<Taken> {
  const alert = readCap(new Uint8Array(await file.slice(0, BYTES_READ).arrayBuffer()));
  if (!alert.ok) return alert.error.code;
  const draft = draftFromCap(alert.value, at);
  return draft.ok ? draft.value : draft.error.code;
}

/** More than is ever taken, so that a huge file is told without being read whole. */
const BYTES_READ = 1_000_000;
