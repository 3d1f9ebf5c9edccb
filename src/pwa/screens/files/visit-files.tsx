import { useState } from 'preact/hooks';
import type { Village } from '#pwa/phone/village.ts';
import { AddFiles } from './add-files.tsx';
import { FileSheet } from './file-sheet.tsx';
import { FileTiles } from './file-tiles.tsx';
import { filesWords } from './files-words.ts';
import type { TakenFile } from './taken-file.ts';

type VisitFilesProps = {
  readonly village: Village;
  readonly files: readonly TakenFile[];
  readonly onChange: ChangeFiles;
  readonly onBusy: (isBusy: boolean) => void;
};

/** Told how the list changes and not what it becomes: several files may come one after the other. */
export type ChangeFiles = (update: (files: readonly TakenFile[]) => readonly TakenFile[]) => void;

/** What was taken during a visit; it lies on the phone already and is saved with the visit. */
export function VisitFiles({ village, files, onChange, onBusy }: VisitFilesProps) {
  const text = filesWords.value;
  const { device, doorsBook, day } = village;
  const [looked, setLooked] = useState<string | undefined>(undefined);
  const shown = files.find(({ attachment }) => attachment === looked);
  const leaveOut = async ({ attachment, file }: TakenFile): Promise<void> => {
    setLooked(undefined);
    onChange((all) => all.filter((each) => each.attachment !== attachment));
    await (await device.attachments()).drop(file);
  };
  return (
    <section class="section">
      <h2>{text.title}</h2>
      {files.length > 0 && (
        <FileTiles
          device={device}
          files={files.map((each) => ({ ...each, id: each.attachment }))}
          day={day}
          onOpen={({ id }) => setLooked(id)}
        />
      )}
      <AddFiles
        village={village}
        onBusy={onBusy}
        onTaken={async (taken) => {
          onChange((all) => [...all, taken]);
          return undefined;
        }}
      />
      {shown !== undefined && (
        <FileSheet
          device={device}
          book={doorsBook.id}
          shown={{ ...shown, id: shown.attachment }}
          lead={undefined}
          remove={{ label: text.leaveOut, onPress: () => void leaveOut(shown) }}
          onClose={() => setLooked(undefined)}
        />
      )}
    </section>
  );
}
