import { Button } from '#pwa/ui/button.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';

/** Three ways to look at the same doors. */
export const DOORS_VIEWS = ['wall', 'list', 'map'] as const;
export type DoorsView = (typeof DOORS_VIEWS)[number];

const ICONS = { wall: 'door', list: 'list', map: 'commune' } as const;

type FindBarProps = {
  readonly sought: string;
  readonly onInput: (text: string) => void;
  readonly onReady: () => void;
  readonly view: DoorsView;
  readonly onView: (view: DoorsView) => void;
};

/** Find a name, and change between doors, list and map. */
export function FindBar({ sought, onInput, onReady, view, onView }: FindBarProps) {
  const text = memberWords.value.doors;
  return (
    <div class="find-bar">
      <SearchField label={text.search} value={sought} onInput={onInput} onReady={onReady} />
      {DOORS_VIEWS.filter((each) => each !== view).map((each) => (
        <Button key={each} icon={ICONS[each]} onPress={() => onView(each)}>
          {text.views[each]}
        </Button>
      ))}
    </div>
  );
}
