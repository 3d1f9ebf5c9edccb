import { entriesOf } from '#domain/homes/joined.ts';
import { useCallback, useState } from 'preact/hooks';
import type { Book } from '#book/activity.ts';
import type { Folded } from '#book/folded.ts';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState, Progress, StatusMark } from '#pwa/ui/states.tsx';
import type { SendStatus } from '#pwa/ui/states.tsx';
import { TraceList } from '#pwa/ui/trace-list.tsx';
import type { TraceEntry } from '#pwa/ui/trace-list.tsx';
import { Page } from '#pwa/page.tsx';
import { factText, fileOf } from '#pwa/phone/fact-text.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, spokenName, startUpper, whenText } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';

const PAGE = 30;

export function HouseholdTrace({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  const lead = words.value.door.household(headOf(village, household));
  return (
    <TraceOf village={village} id={household.id} lead={lead} home={`#/household/${household.id}`} />
  );
}

export function PersonTrace({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined) return <NotHere />;
  const lead = startUpper(spokenName(resident, village.day));
  return (
    <TraceOf village={village} id={resident.id} lead={lead} home={`#/person/${resident.id}`} />
  );
}

type TraceProps = {
  readonly village: Village;
  readonly id: Id;
  readonly lead: string;
  readonly home: string;
};

/** Who, when, what, from which phone: the newest first, corrections beside what they correct. */
function TraceOf({ village, id, lead, home }: TraceProps) {
  const text = memberWords.value.trace;
  const lines = useRead(useCallback(async () => readTrace(village, id), [village, id]));
  const files = useRead(useCallback(async () => readWaiting(village), [village]));
  const [most, setMost] = useState(PAGE);
  return (
    <Page
      title={words.value.trace.title}
      lead={lead}
      back={{ href: home, label: lead }}
      place="doors"
    >
      <p class="soft">{text.lead}</p>
      {lines === undefined && <Progress label={text.opening} />}
      {lines !== undefined && !isWhole(village) && <Banner kind="info">{text.lacking}</Banner>}
      {lines?.length === 0 && isWhole(village) && (
        <EmptyState icon="history" title={text.empty} text={text.emptyText} />
      )}
      {lines !== undefined && lines.length > 0 && (
        <>
          <TraceList
            entries={lines.slice(0, most).map((line) => entryOf(village, line, id, files))}
          />
          {lines.length > most && (
            <Button onPress={() => setMost(most + PAGE)}>{words.value.shell.more}</Button>
          )}
        </>
      )}
    </Page>
  );
}

type Found = Awaited<ReturnType<Device['factsOf']>>[number];
type Line = { readonly book: Book; readonly fact: Found };

/** What a household was told, and what it paid. */
const BESIDE = ['reach', 'funds'] as const;

/** Whether what was said before this phone had these books lies here, too. */
const isWhole = ({ device, place }: Village): boolean =>
  (['homes', 'doors', ...BESIDE] as const).every((name) => {
    const book = device.findBook(name, place);
    return book === undefined || device.hasHistory(book.id);
  });

async function readTrace(
  { device, place, homes, homesBook, doors, doorsBook }: Village,
  id: Id,
): Promise<readonly Line[]> {
  // Of somebody who was written down twice, all that is told under either entry.
  const ids = entriesOf(homes.state, id);
  const read = async (book: Book, folded: Folded): Promise<readonly Line[]> => {
    const traced = ids.flatMap((each) => [
      ...(folded.traces.get(each) ?? []),
      ...(folded.erased.get(each) ?? []),
    ]);
    const facts = await device.fetchFacts(book.id, [...new Set(traced)]);
    return facts.map((fact) => ({ book, fact }));
  };
  const beside = BESIDE.flatMap((name) => {
    const [book, folded] = [device.findBook(name, place), device.findView(name, place)];
    return book === undefined || folded === undefined ? [] : [read(book, folded)];
  });
  const found = await Promise.all([read(homesBook, homes), read(doorsBook, doors), ...beside]);
  return found
    .flat()
    .sort((left, right) => right.fact.at - left.fact.at || right.fact.n - left.fact.n);
}

/** Names of the pictures and papers that only this phone has. */
const readWaiting = async ({ device }: Village): Promise<ReadonlySet<string>> =>
  (await device.attachments()).waiting();

function entryOf(
  village: Village,
  { book, fact }: Line,
  id: Id,
  files: ReadonlySet<string> = new Set(),
): TraceEntry {
  const text = memberWords.value.trace;
  const own = 'fate' in fact;
  const stream = own ? '' : (fact.origin?.stream ?? fact.stream);
  const author = village.people?.state.streams.get(stream);
  const me = village.device.me();
  return {
    key: `${book.id}.${own ? '' : fact.stream}.${fact.n}`,
    who: own
      ? (me?.name ?? '')
      : (village.people?.state.persons.get(author?.person ?? '')?.name ?? text.unknown),
    when: whenText(fact.at, village.day),
    what: factText(village.device, { activity: book.activity, ...fact }, id),
    device: own ? text.thisPhone : author?.device,
    mark: <Mark fact={fact} isFileLeft={files.has(fileOf(fact) ?? '')} />,
  };
}

function statusOf(fact: Found): SendStatus {
  if ('fate' in fact) return fact.fate;
  return fact.verdict === 'held' ? 'held' : 'received';
}

function Mark({ fact, isFileLeft }: { fact: Found; isFileLeft: boolean }) {
  const text = memberWords.value.trace;
  const status = statusOf(fact);
  const isLeft = isFileLeft && status === 'received';
  const why = fact.why ?? '';
  return (
    <p class="small">
      <StatusMark status={isLeft ? 'waiting' : status} />
      {isLeft && <span class="soft"> {text.fileLeft}</span>}
      {why !== '' && <span class="soft"> {text.asked(reasonText(why))}</span>}
      {'mark' in fact && fact.mark === 'clock-ahead' && (
        <span class="soft"> {text.clockAhead}</span>
      )}
    </p>
  );
}
