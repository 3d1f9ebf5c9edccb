import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { PICTURE_MEDIA } from '#domain/learning/facts.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { FactPhoto } from '#pwa/screens/files/fact-photo.tsx';
import { fileProblemText } from '#pwa/screens/files/files-words.ts';
import { takeFile } from '#pwa/screens/files/take-file.ts';
import { taskWords } from './task-words.ts';

/** A picture that lies sealed on the phone already. */
export const Photo = v.strictObject({
  file: v.string(),
  key: v.string(),
  bytes: v.number(),
  media: v.picklist(PICTURE_MEDIA),
});
export type Photo = v.InferOutput<typeof Photo>;

type PhotoFieldProps = {
  readonly device: Device;
  readonly book: Id;
  readonly value: Photo | null;
  readonly onChange: (photo: Photo | null) => void;
};

/** A picture of what was done, drawn anew on the phone before it is kept. */
export function PhotoField({ device, book, value, onChange }: PhotoFieldProps) {
  const text = taskWords.value.report;
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const take = async (file: Blob): Promise<void> => {
    const taken = await takeFile(device, book, file);
    if (!taken.ok) return setProblem(taken.error.code);
    const { attachment: _, media: kind, ...kept } = taken.value;
    const media = PICTURE_MEDIA.find((each) => each === kind);
    setProblem(media === undefined ? 'file-kind' : undefined);
    if (media !== undefined) onChange({ ...kept, media });
  };
  return (
    <>
      {value !== null && (
        <FactPhoto book={book} picture={value} alt={text.pictureAlt} class="task-picture" />
      )}
      <label class="button button--secondary file-button">
        <span>{value === null ? text.picture : text.pictureAgain}</span>
        <input
          class="sr"
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file !== undefined) void take(file);
          }}
        />
      </label>
      {problem !== undefined && <Banner kind="error">{fileProblemText(problem)}</Banner>}
      {value !== null && (
        <Button kind="quiet" icon="delete" onPress={() => onChange(null)}>
          {text.pictureOff}
        </Button>
      )}
    </>
  );
}
