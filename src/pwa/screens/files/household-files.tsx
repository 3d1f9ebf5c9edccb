import { useState } from 'preact/hooks';
import { attachmentsOf } from '#domain/doors/state.ts';
import type { Attachment } from '#domain/doors/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { proposeAttachment, proposeAttachmentAway } from '#pwa/phone/intents.ts';
import { whenText } from '#pwa/phone/names.ts';
import { saveOrTell, saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { AddFiles } from './add-files.tsx';
import { FileSheet } from './file-sheet.tsx';
import { FileTiles } from './file-tiles.tsx';
import { filesWords, kindOf } from './files-words.ts';
import type { TakenFile } from './taken-file.ts';

const FIRST = 6;

type HouseholdFilesProps = {
  readonly village: Village;
  readonly household: Household;
  /** Whether anything may be added: not to a household that has left. */
  readonly open: boolean;
};

/** Pictures, files and sounds of a household, the newest first. */
export function HouseholdFiles({ village, household, open }: HouseholdFilesProps) {
  const text = filesWords.value;
  const { device, doors, doorsBook, day } = village;
  const [most, setMost] = useState(FIRST);
  const [looked, setLooked] = useState<string | undefined>(undefined);
  const files = [...attachmentsOf(doors.state, household.id)].reverse();
  const shown = files.find(({ id }) => id === looked);
  return (
    <section class="section">
      <h2>{text.title}</h2>
      {files.length === 0 ? (
        <p class="soft">{text.none}</p>
      ) : (
        <FileTiles
          device={device}
          files={files.slice(0, most)}
          day={day}
          onOpen={({ id }) => setLooked(id)}
        />
      )}
      {files.length > most && (
        <Button kind="quiet" onPress={() => setMost(most + 2 * FIRST)}>
          {text.more(files.length - most)}
        </Button>
      )}
      {open && (
        <AddFiles village={village} onTaken={async (taken) => addTo(village, household, taken)} />
      )}
      {shown !== undefined && (
        <FileSheet
          device={device}
          book={doorsBook.id}
          shown={shown}
          lead={text.by(whoOf(village, shown), whenText(shown.at, day))}
          remove={{
            label: text.withdraw,
            note: text.withdrawNote,
            onPress: () => {
              setLooked(undefined);
              void withdraw(village, shown);
            },
          }}
          onClose={() => setLooked(undefined)}
        />
      )}
    </section>
  );
}

const addTo = (
  village: Village,
  household: Household,
  taken: TakenFile,
): Promise<string | undefined> =>
  saveTogether(
    village.device,
    village.doorsBook,
    proposeAttachment(village, { ...taken, household: household.id }),
    {
      said: filesWords.value.added[kindOf(taken.media)],
      undo: () => proposeAttachmentAway(village, taken.attachment),
    },
  );

/** Undone by adding the same file once more: nothing is ever struck out. */
const withdraw = (village: Village, shown: Attachment): Promise<void> => {
  const { id, household, file, key, bytes, media, note } = shown;
  const kept = { household, file, key, bytes, media, ...(note !== undefined && { note }) };
  return saveOrTell(village.device, village.doorsBook, proposeAttachmentAway(village, id), {
    said: filesWords.value.withdrawn,
    undo: () => proposeAttachment(village, { ...kept, attachment: village.device.newId() }),
  });
};

function whoOf({ people }: Village, { stream }: Attachment): string {
  const person = people?.state.streams.get(stream)?.person;
  const name = person === undefined ? undefined : people?.state.persons.get(person)?.name;
  return name ?? '';
}
