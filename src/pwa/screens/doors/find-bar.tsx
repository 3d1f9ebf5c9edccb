import { Icon } from '#pwa/ui/icon.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';

/** Three ways to look at the same doors. */
export const DOORS_VIEWS = ['wall', 'list', 'map'] as const;
export type DoorsView = (typeof DOORS_VIEWS)[number];

const ICONS = { wall: 'door', list: 'list', map: 'commune' } as const;

type FindBarProps = {
  readonly sought: string;
  readonly onInput: (text: string) => void;
  readonly view: DoorsView;
  readonly onView: (view: DoorsView) => void;
};

/** Find a name, and change between doors, list and map. */
export function FindBar({ sought, onInput, view, onView }: FindBarProps) {
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
      {DOORS_VIEWS.filter((each) => each !== view).map((each) => (
        <Button key={each} icon={ICONS[each]} onPress={() => onView(each)}>
          {text.views[each]}
        </Button>
      ))}
    </div>
  );
}
