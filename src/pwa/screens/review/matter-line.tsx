import type { JsonObject } from '#kernel/canonical.ts';
import { formatTime } from '#kernel/vi-calendar.ts';
import { toldFact } from '#pwa/phone/told-fact.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { placeText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { choiceOf, choose } from './chosen.ts';

import { type Kind, keyOf, type Matter } from './groups.ts';
import { CHOICES } from './keyboard.ts';
import { ICONS, LOOKS } from './looks.ts';
import { reasonOf } from './reason.ts';
import { reviewWords } from './review-words.ts';

/** The page of the household that a matter speaks of, where the home knows it. */
function homeOf({ place, about, body: { household } }: Matter): string | undefined {
  const isKnown = about.some(({ id }) => id === household);
  return isKnown ? `#/home/${place.id}/${String(household)}` : undefined;
}

const isEmpty = (body: object): boolean => Object.keys(body).length === 0;

type LineProps = { readonly matter: Matter; readonly kind: Kind; readonly tellsWhy: boolean };

/** What happened, where and when, and the buttons; once chosen, what will be done and the way back. */
export function MatterLine({ matter, kind, tellsWhy }: LineProps) {
  const text = reviewWords.value;
  const choice = choiceOf(usePhone());
  const key = keyOf(matter);
  const decision = choice.decisions.value.get(key);
  const problem = choice.problems.value.get(key);
  const names = (id: string): string | undefined =>
    matter.about.find((each) => each.id === id)?.name;
  const about = [...new Set(matter.about.map(({ name }) => name))].filter((name) => name !== '');
  const home = homeOf(matter);
  const said = isEmpty(matter.body)
    ? text.withoutWords
    : toldFact(matter.type, matter.body as JsonObject, names); // JSON, as it came
  return (
    <li class={decision === undefined ? 'line' : `line line--${decision}`} data-matter={key}>
      <div class="line-said">
        <p>
          <b>{said}</b>
        </p>
        <p class="soft small">
          {[startUpper(placeText(matter.place)), ...about, text.at(formatTime(matter.at))].join(
            ' · ',
          )}
        </p>
        {tellsWhy && <p>{reasonOf(matter.why)}</p>}
        {decision !== undefined && (
          <p class="line-chosen">
            <Icon name={ICONS[decision]} /> {text.chosen[decision]}
          </p>
        )}
        {problem !== undefined && (
          <p class="field-error">
            <Icon name="error" /> {reasonOf(problem)}
          </p>
        )}
      </div>
      <div class="cluster">
        {CHOICES[kind].map((each) => (
          <Button
            key={each}
            kind={decision === each ? 'quiet' : LOOKS[each]}
            icon={decision === each ? 'undo' : ICONS[each]}
            onPress={() => choose(choice, [key], decision === each ? undefined : each)}
          >
            {decision === each ? text.undo : text.one[each]}
          </Button>
        ))}
        {home !== undefined && (
          <Button kind="quiet" icon="door" href={home}>
            {text.open}
          </Button>
        )}
      </div>
    </li>
  );
}
