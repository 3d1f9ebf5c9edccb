import { useCallback, useState } from 'preact/hooks';
import type { OwnFact } from '#device/device.ts';
import { membersOf } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { words } from '#pwa/ui/language.ts';
import { whenText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { closedWords } from './closed-words.ts';
import { PovertySheet } from './poverty-sheet.tsx';
import { RequestSheet } from './request-sheet.tsx';
import { SensitiveSheet } from './sensitive-sheet.tsx';

type ClosedProps = { readonly village: Village; readonly household: Household };
const SHOWN = 6;

/** What is taken down at the door for the commune alone: written, sent, and not read back on this phone. */
export function ClosedPart({ village, household }: ClosedProps) {
  const text = closedWords.value;
  const [sheet, setSheet] = useState<'poverty' | 'request' | 'sensitive'>();
  const close = (): void => setSheet(undefined);
  const props = { village, household, onClose: close };
  const hasPeople = membersOf(village.homes.state, household.id, village.day).length > 0;
  return (
    <section class="section">
      <div>
        <h2>{text.title}</h2>
        <p class="soft small">{text.lead}</p>
      </div>
      <div class="cluster">
        <Button icon="home" onPress={() => setSheet('poverty')}>
          {text.poverty}
        </Button>
        {hasPeople && (
          <>
            <Button icon="list" onPress={() => setSheet('request')}>
              {text.request}
            </Button>
            <Button icon="person" onPress={() => setSheet('sensitive')}>
              {text.sensitive}
            </Button>
          </>
        )}
      </div>
      <Written village={village} household={household} />
      {sheet === 'poverty' && <PovertySheet {...props} />}
      {sheet === 'request' && <RequestSheet {...props} />}
      {sheet === 'sensitive' && <SensitiveSheet {...props} />}
    </section>
  );
}

/** That something was written, when, and where it stands; never what. */
function Written({ village, household }: ClosedProps) {
  const text = closedWords.value;
  const { device, day } = village;
  const own = useRead(
    useCallback(async () => {
      const members = village.homes.state.members.get(household.id) ?? [];
      const isHere = ({ activity, body }: OwnFact): boolean =>
        activity === 'care' &&
        (body['household'] === household.id || members.includes(String(body['resident'])));
      return (await device.ownFacts()).filter(isHere).sort((left, right) => right.at - left.at);
    }, [device, village, household.id]),
  );
  if (own === undefined || own.length === 0) return null;
  const kinds: Readonly<Record<string, string>> = text.kindsOfFact;
  return (
    <List label={text.list}>
      {own.slice(0, SHOWN).map(({ book, n, type, at, fate }) => (
        <ListRow
          key={`${book}.${String(n)}`}
          title={kinds[type] ?? text.title}
          lead={
            <span class={`status status--${fate}`}>
              <Icon name={fate} />
            </span>
          }
          text={[words.value.status[fate], whenText(at, day)].join(' · ')}
        />
      ))}
    </List>
  );
}
