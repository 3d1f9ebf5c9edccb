import { useRef } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';

type FilePickProps = {
  readonly label: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
};

/** The file's own button is the phone's; ours stands over it and says the same. */
export function FilePick({ label, accept, onFile }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="file-pick">
      <Button icon="upload" onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        class="sr"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </div>
  );
}
