import type { Book } from '#book/activity.ts';
import { PICTURE_MEDIA } from '#domain/learning/facts.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { fileProblemText } from '#pwa/screens/files/files-words.ts';
import { takeFile } from '#pwa/screens/files/take-file.ts';
import { boardWords } from './board-words.ts';
import type { NoticeDraft } from './notice-draft.ts';

type Pictured = Pick<NoticeDraft, 'photo' | 'shows'>;

type PictureFieldProps = {
  readonly device: Device;
  readonly book: Book;
  readonly value: Pictured;
  readonly problem: string | undefined;
  readonly onChange: (changes: Partial<Pictured>) => void;
  readonly onProblem: (code: string | undefined) => void;
};

/** A picture, drawn anew on the phone before it is kept, and what it shows in words. */
export function PictureField(props: PictureFieldProps) {
  const text = boardWords.value.form;
  const { value, problem, onChange } = props;
  return (
    <>
      <label class="button button--secondary file-button">
        <span>{value.photo === null ? text.picture : text.pictureAgain}</span>
        <input
          class="sr"
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file !== undefined) void take(props, file);
          }}
        />
      </label>
      {(problem?.startsWith('file-') === true || problem?.startsWith('picture-') === true) && (
        <Banner kind="error">{fileProblemText(problem)}</Banner>
      )}
      {value.photo !== null && (
        <>
          <Field
            label={text.shows}
            hint={text.showsHint}
            error={problem === 'shows' ? text.wrong.shows : undefined}
            value={value.shows}
            onInput={(shows) => onChange({ shows })}
            maxLength={120}
          />
          <Button kind="quiet" icon="delete" onPress={() => onChange({ photo: null, shows: '' })}>
            {text.pictureOff}
          </Button>
        </>
      )}
    </>
  );
}

async function take(
  { device, book, onChange, onProblem }: PictureFieldProps,
  file: Blob,
): Promise<void> {
  const taken = await takeFile(device, book.id, file);
  if (!taken.ok) {
    onProblem(taken.error.code);
    return;
  }
  const { attachment: _, media: kind, ...kept } = taken.value;
  const media = PICTURE_MEDIA.find((each) => each === kind);
  if (media === undefined) onProblem('file-kind');
  else onChange({ photo: { ...kept, media } });
}
