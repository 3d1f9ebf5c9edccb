import type { Rest } from '#domain/doors/round/plan.ts';
import type { Wait } from '#domain/doors/round/worth.ts';
import { Button } from '#pwa/ui/button.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { backText, startUpper } from '#pwa/phone/names.ts';
import type { RoundWords } from './round-words.ts';
import type { RoundView } from './use-round.ts';

const WAITS: readonly Wait[] = [
  'dropped',
  'promised',
  'no-time',
  'knocked',
  'met-lately',
  'others',
  'refused',
  'all-away',
  'nothing-left',
];
/** Of these each door is named, the others are counted. */
const NAMED = new Set<Wait>(['dropped', 'promised']);

type RestProps = { readonly view: RoundView; readonly text: RoundWords; readonly today: number };

/** Every other door of the village, and why it waits. */
export function RestPart({ view, text, today }: RestProps) {
  const { rest } = view.round;
  if (rest.length === 0) return null;
  return (
    <details class="rest">
      <summary>{text.rest(rest.length)}</summary>
      {WAITS.map((wait) => {
        const own = rest.filter(({ waits }) => waits === wait);
        if (own.length === 0) return null;
        return (
          <section key={wait} class="section">
            <h2>
              {text.waits[wait]} <span class="soft small">{text.houses(own.length)}</span>
            </h2>
            {NAMED.has(wait) && (
              <LongList
                items={own}
                keyOf={({ household }) => household}
                label={text.waits[wait]}
                render={(each) => <RestRow view={view} text={text} each={each} today={today} />}
              />
            )}
          </section>
        );
      })}
    </details>
  );
}

function RestRow({ view, text, each, today }: RestProps & { each: Rest }) {
  const line = view.lines.get(each.household);
  if (line === undefined) return null;
  const title = startUpper(line.head);
  if (each.waits === 'dropped') {
    return (
      <ListRow
        title={title}
        trail={<Button onPress={() => view.restore(each.household)}>{text.restore}</Button>}
      />
    );
  }
  return (
    <ListRow
      href={`#/household/${each.household}`}
      title={title}
      text={each.back && startUpper(backText(each.back, today))}
    />
  );
}
