import { countsHouseholds, SHARES, waysUsed } from '#domain/reach/measures.ts';
import { REACH_WORDS } from '#domain/reach/words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Figure } from '#pwa/ui/figure.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language } from '#pwa/ui/language.ts';
import { startUpper } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { type Posted } from './board.ts';
import { reachHere } from './reach-here.ts';
import { boardWords } from './board-words.ts';

/** How many households were told, how fast, and the way to those that were not. */
export function ReachPart({ village, posted }: { village: Village; posted: Posted }) {
  const text = boardWords.value;
  const { notice } = posted;
  if (!countsHouseholds(notice)) return <p class="soft small">{text.reach.notCounted}</p>;
  const reach = reachHere(village, notice);
  if (reach === undefined) return null;
  const { ways } = REACH_WORDS[language.value];
  const left = reach.untold.length;
  const used = waysUsed(reach).map((way) => text.reach.way(ways[way], reach.ways[way]));
  const times = SHARES.flatMap((share) => {
    const minutes = reach.minutes[share];
    return minutes === undefined ? [] : [text.reach.minutes(share, minutes)];
  });
  return (
    <section class="section">
      <h2>{text.reach.title}</h2>
      <Figure title={text.reach.share} met={reach.met.length} of={reach.of.length} />
      {used.length > 0 && <p class="soft small">{startUpper(used.join(', '))}.</p>}
      {times.length > 0 && <p class="soft small">{startUpper(times.join('; '))}.</p>}
      {reach.of.length > 0 &&
        (left === 0 ? (
          <p>
            <Icon name="check" /> {text.reach.done}
          </p>
        ) : (
          <>
            <Button kind="primary" wide icon="door" href={`#/board/${notice.notice}/untold`}>
              {text.reach.walk(left)}
            </Button>
            {reach.heard.length > 0 && <p class="soft">{text.reach.heard(reach.heard.length)}</p>}
          </>
        ))}
      <Button wide icon="speak" href={`#/board/${notice.notice}/speaker`}>
        {text.speaker.open}
      </Button>
    </section>
  );
}
