import { Icon } from '#pwa/ui/icon.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';

type FindBarProps = {
  readonly sought: string;
  readonly onInput: (text: string) => void;
  readonly asList: boolean;
  readonly onTurn: () => void;
};

/** Find a name, and change between doors and list, in one line. */
export function FindBar({ sought, onInput, asList, onTurn }: FindBarProps) {
  const text = memberWords.value.doors;
  return (
    <div class="find-bar">
      <label class="find">
        <Icon name="search" />
        <span class="sr">{text.search}</span>
        <input
          type="search"
          value={sought}
          placeholder={text.search}
          maxLength={60}
          autocomplete="off"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </label>
      <Button icon={asList ? 'door' : 'list'} onPress={onTurn}>
        {asList ? text.asWall : text.asList}
      </Button>
    </div>
  );
}
