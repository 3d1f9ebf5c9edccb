import { useState } from 'preact/hooks';
import type { Item } from '#form/definition.ts';
import type { Node } from '#form/fill.ts';
import { Button } from '#pwa/ui/button.tsx';
import type { Village } from '#pwa/phone/village.ts';
import { AddFiles } from '#pwa/screens/files/add-files.tsx';
import { FileSheet } from '#pwa/screens/files/file-sheet.tsx';
import { FileTiles } from '#pwa/screens/files/file-tiles.tsx';
import type { TakenFile } from '#pwa/screens/files/taken-file.ts';
import type { Filling } from './filling.ts';
import { surveyWords } from './survey-words.ts';

type FileAnswerProps = {
  readonly village: Village;
  readonly node: Node;
  readonly item: Item;
  readonly filling: Filling;
  readonly files: readonly TakenFile[];
  readonly onTaken: (taken: TakenFile) => void;
};

/** A picture or sound as an answer: the last one taken counts. */
export function FileAnswer({ village, node, item, filling, files, onTaken }: FileAnswerProps) {
  const text = surveyWords.value;
  const id = filling.settled.answers[node.key] ?? '';
  const taken = files.find(({ attachment }) => attachment === id);
  const [isLooking, setLooking] = useState(false);
  return (
    <>
      {taken !== undefined && (
        <FileTiles
          device={village.device}
          files={[{ ...taken, id: taken.attachment }]}
          day={village.day}
          onOpen={() => setLooking(true)}
        />
      )}
      {id !== '' && (
        <Button kind="quiet" icon="undo" onPress={() => filling.answer(node, '')}>
          {text.takeAway}
        </Button>
      )}
      {id !== '' && taken === undefined && (
        <p>{text.taken[item.type === 'audio' ? 'audio' : 'image']}</p>
      )}
      {taken !== undefined && isLooking && (
        <FileSheet
          device={village.device}
          book={village.doorsBook.id}
          shown={{ ...taken, id: taken.attachment }}
          lead={undefined}
          onClose={() => setLooking(false)}
        />
      )}
      <AddFiles
        village={village}
        only={item.type === 'audio' ? 'audio' : 'image'}
        onTaken={async (file) => {
          onTaken(file);
          return undefined;
        }}
      />
    </>
  );
}
