import { useMemo, useState } from 'preact/hooks';
import type { Carrying } from '#device/carry.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { carryWords } from './carry-words.ts';
import { canShareFiles, type FileBytes, fileName, saveFile, shareFile } from './files.ts';
import { ShowCodes } from './show-codes.tsx';

type Props = {
  readonly carrying: Carrying;
  readonly file: FileBytes;
  readonly kind: 'bundle' | 'answers';
  /** Some pictures or files that wait do not go with it. */
  readonly isWithoutFiles?: boolean;
};

/** The ways a file goes from this phone to another: an app, a file, a camera. */
export function HandOver({ carrying, file, kind, isWithoutFiles = false }: Props) {
  const text = carryWords.value;
  const device = usePhone();
  const [isShown, setShown] = useState(false);
  const codes = useMemo(() => carrying.codes(file), [carrying, file]);
  const name = fileName(kind, device.now().at);
  const saveBundle = isWithoutFiles ? text.ways.saveWithoutFiles : text.ways.saveAll;
  const share = async (): Promise<void> => {
    const isShared = await shareFile(carrying.asText(file), name);
    if (!isShared) showToast(text.ways.notShared);
  };
  const save = (): void => {
    saveFile(file, name, carrying.mediaType);
    showToast(text.ways.saved(name));
  };
  return (
    <div class="stack">
      {canShareFiles() && (
        <Button kind="primary" icon="share" wide onPress={() => void share()}>
          {text.ways.share}
        </Button>
      )}
      {codes.length > 0 && (
        <Button icon="camera" wide onPress={() => setShown(true)}>
          {text.ways.show}
        </Button>
      )}
      <Button icon="file" wide onPress={save}>
        {kind === 'bundle' ? saveBundle : text.ways.save}
      </Button>
      {codes.length === 0 && <p class="soft">{text.ways.tooLarge}</p>}
      <Sheet open={isShown} title={text.show.title} onClose={() => setShown(false)}>
        <ShowCodes codes={codes} />
      </Sheet>
    </div>
  );
}
