import { useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import type { IconName } from '#pwa/ui/icon.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import type { Village } from '#pwa/phone/village.ts';
import { fileProblemText, filesWords } from './files-words.ts';
import { SoundRecorder } from './sound-recorder.tsx';
import { takeFile } from './take-file.ts';
import type { TakenFile } from './taken-file.ts';

const ACCEPTED = { any: 'image/*,audio/*,application/pdf', image: 'image/*', audio: 'audio/*' };

type AddFilesProps = {
  readonly village: Village;
  /** What is asked for; anything when absent. */
  readonly only?: 'image' | 'audio';
  /** Told while files are being taken: what they belong to is not saved before they are there. */
  readonly onBusy?: (isBusy: boolean) => void;
  /** Called for each file once it is safe on the phone; gives the code of what then went wrong. */
  readonly onTaken: (taken: TakenFile) => Promise<string | undefined>;
};

/** Takes pictures, files and sounds, one after the other; what goes wrong stands beside the buttons. */
export function AddFiles({ village, only, onBusy, onTaken }: AddFilesProps) {
  const text = filesWords.value;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [recording, setRecording] = useState(false);

  const take = async (files: readonly Blob[]): Promise<void> => {
    setBusy(true);
    onBusy?.(true);
    setProblem(undefined);
    for (const file of files) {
      const taken = await takeFile(village.device, village.doorsBook.id, file);
      const code = taken.ok ? await onTaken(taken.value) : taken.error.code;
      if (code !== undefined) setProblem(code);
    }
    setBusy(false);
    onBusy?.(false);
  };
  const endRecording = (code?: string): void => {
    setRecording(false);
    setProblem(code);
  };
  return (
    <>
      {problem !== undefined && <Banner kind="error">{fileProblemText(problem)}</Banner>}
      {busy && <Progress label={text.keeping} />}
      <div class="file-buttons">
        {only !== 'audio' && (
          <FileButton
            icon="camera"
            label={text.takePicture}
            accept="image/*"
            camera
            busy={busy}
            onFiles={(files) => void take(files)}
          />
        )}
        <FileButton
          icon="file"
          label={text.addFile}
          accept={ACCEPTED[only ?? 'any']}
          busy={busy}
          onFiles={(files) => void take(files)}
        />
        {only !== 'image' && <RecordButton busy={busy} onPress={() => setRecording(true)} />}
      </div>
      {recording && (
        <SoundRecorder
          onProblem={endRecording}
          onClose={() => endRecording()}
          onRecorded={(sound) => {
            endRecording();
            void take([sound]);
          }}
        />
      )}
    </>
  );
}

function RecordButton({ busy, onPress }: { busy: boolean; onPress: () => void }) {
  return (
    <Button icon="mic" disabled={busy} onPress={onPress}>
      {filesWords.value.recordSound}
    </Button>
  );
}

type FileButtonProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly accept: string;
  /** Opens the camera where there is one, else the choice of files. */
  readonly camera?: boolean;
  readonly busy: boolean;
  readonly onFiles: (files: readonly Blob[]) => void;
};

/** Looks like a button and is a field for files, which no script may open by itself. */
function FileButton({ icon, label, accept, camera = false, busy, onFiles }: FileButtonProps) {
  return (
    <label class="button button--secondary file-button">
      <Icon name={icon} />
      <span>{label}</span>
      <input
        class="sr"
        type="file"
        accept={accept}
        disabled={busy}
        {...(camera ? { capture: 'environment' } : { multiple: true })}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same picture chosen twice in a row is a change too.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
