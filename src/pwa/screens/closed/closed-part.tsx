import { useCallback, useState } from 'preact/hooks';
import type { OwnFact } from '#device/device.ts';
import { membersOf } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon, type IconName } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { words } from '#pwa/ui/language.ts';
import { whenText } from '#pwa/phone/names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import type { Village } from '#pwa/phone/village.ts';
import { closedDraftKey, type ClosedSheet } from './closed-draft.tsx';
import { closedWords } from './closed-words.ts';
import { PovertySheet } from './poverty-sheet.tsx';
import { RequestSheet } from './request-sheet.tsx';
import { SensitiveSheet } from './sensitive-sheet.tsx';

type ClosedProps = { readonly village: Village; readonly household: Household };
const SHOWN = 6;
const SHEETS: readonly ClosedSheet[] = ['poverty', 'request', 'sensitive'];

/** What is taken down at the door for the commune alone: written, sent, and not read back on this phone. */
export function ClosedPart({ village, household }: ClosedProps) {
  const text = closedWords.value;
  const [sheet, setSheet] = useState<ClosedSheet>();
  const [closed, setClosed] = useState(0);
  const close = (): void => {
    setSheet(undefined);
    setClosed(closed + 1);
  };
  const begun = useBegun(village, household, closed);
  const iconOf = (of: ClosedSheet, icon: IconName): IconName => (begun.has(of) ? 'draft' : icon);
  const props = { village, household, onClose: close };
  const hasPeople = membersOf(village.homes.state, household.id, village.day).length > 0;
  return (
    <section class="section">
      <div>
        <h2>{text.title}</h2>
        <p class="soft small">{text.lead}</p>
      </div>
      <div class="cluster">
        <Button icon={iconOf('poverty', 'home')} onPress={() => setSheet('poverty')}>
          {text.poverty}
        </Button>
        {hasPeople && (
          <>
            <Button icon={iconOf('request', 'list')} onPress={() => setSheet('request')}>
              {text.request}
            </Button>
            <Button icon={iconOf('sensitive', 'person')} onPress={() => setSheet('sensitive')}>
              {text.sensitive}
            </Button>
          </>
        )}
      </div>
      {begun.size > 0 && <p class="soft small">{text.begun}</p>}
      <Written village={village} household={household} />
      {sheet === 'poverty' && <PovertySheet {...props} />}
      {sheet === 'request' && <RequestSheet {...props} />}
      {sheet === 'sensitive' && <SensitiveSheet {...props} />}
    </section>
  );
}

/** Sheets that were left half written. */
function useBegun(
  { device }: Village,
  { id }: Household,
  closed: number,
): ReadonlySet<ClosedSheet> {
  const keys = useRead(
    useCallback(async () => {
      const drafts = await device.listDrafts();
      return { closed, keys: new Set(drafts.map(({ key }) => key)) };
    }, [device, closed]),
  )?.keys;
  return new Set(SHEETS.filter((sheet) => keys?.has(closedDraftKey(sheet, id))));
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
