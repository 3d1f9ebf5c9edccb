import type { Item } from '#form/definition.ts';
import type { Node } from '#form/fill.ts';
import { Button } from '#pwa/ui/button.tsx';
import type { Village } from '#pwa/phone/village.ts';
import { AddFiles } from '#pwa/screens/files/add-files.tsx';
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
  return (
    <>
      {taken !== undefined && (
        <FileTiles
          device={village.device}
          files={[{ ...taken, id: taken.attachment }]}
          day={village.day}
          onOpen={() => filling.answer(node, '')}
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
      <AddFiles
        village={village}
        onTaken={async (file) => {
          onTaken(file);
          return undefined;
        }}
      />
    </>
  );
}
