import { useCallback, useMemo, useState } from 'preact/hooks';
import type { OwnFact, SyncState } from '#device/device.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import type { SendStatus } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { doorText, factParts, fileOf } from '#pwa/phone/fact-text.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { whenText } from '#pwa/phone/names.ts';
import { isOffline, usePhone } from '#pwa/phone/phone.ts';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { CarryPart } from '#pwa/screens/carry/carry-part.tsx';
import { ClockNote } from './clock-note.tsx';
import { Unreadable } from './unreadable.tsx';
import { Storage } from './storage.tsx';
import { WaitingFiles } from '#pwa/screens/files/waiting-files.tsx';

/** `files`: the home has the record, and the picture or paper it brings still waits. */
type TrayGroup = SendStatus | 'files';
const ORDER: readonly TrayGroup[] = ['refused', 'held', 'waiting', 'files', 'received'];
const FIRST = 20;

/** What was recorded on this phone and where each record stands. Green only by the home's receipt. */
export function Tray() {
  const device = usePhone();
  const text = memberWords.value.tray;
  const facts = useRead(useCallback(async () => device.ownFacts(), [device]));
  const files = useRead(useCallback(async () => (await device.attachments()).waiting(), [device]));
  const state = device.syncState();
  const { on } = device.now();
  const groups = useMemo(() => groupFacts(facts ?? [], files), [facts, files]);
  return (
    <Page
      title={text.title}
      lead={isPractice.value ? undefined : syncedText(state, on)}
      place="tray"
      banners={
        <>
          <TrayBanner state={state} today={on} />
          <ClockNote offS={state.clockOffS} />
          <Unreadable count={device.lost()} />
        </>
      }
    >
      <Counts files={files?.size ?? 0} />
      {isPractice.value && <Later load={loadPractice} props={{}} />}
      {facts !== undefined && facts.length === 0 && (
        <EmptyState icon="tray" title={text.empty} text={text.emptyText} />
      )}
      {ORDER.map((group) => (
        <Group key={group} group={group} facts={groups.get(group) ?? []} />
      ))}
      <Later load={loadAway} props={{}} />
      {isPractice.value || <Safe />}
    </Page>
  );
}

function syncedText({ syncedAt }: SyncState, today: number): string {
  const text = memberWords.value.tray;
  return syncedAt === undefined ? text.neverSynced : text.syncedAt(whenText(syncedAt, today));
}

/** How what waits reaches the home, and what keeps it until then. */
function Safe() {
  const text = memberWords.value.tray;
  return (
    <>
      <CarryPart />
      <section class="section">
        <h2>{text.safeTitle}</h2>
        <p>{text.safe}</p>
        <Storage />
      </section>
    </>
  );
}

const loadAway = async () => (await import('#pwa/screens/homes/away-part.tsx')).AwayQueue;
const loadPractice = async () =>
  (await import('#pwa/screens/practice-village/practice-village.tsx')).PracticeTray;

function Counts({ files }: { files: number }) {
  const device = usePhone();
  const text = memberWords.value.tray;
  const { waiting, received, held, refused } = device.counts();
  const busy = device.syncState().phase === 'syncing';
  return (
    <div class="stack">
      <ul class="tray-counts">
        <Count status="waiting" count={waiting} />
        <Count status="received" count={received} />
        {(held > 0 || refused > 0) && <Count status="held" count={held} />}
        {(held > 0 || refused > 0) && <Count status="refused" count={refused} />}
      </ul>
      <WaitingFiles count={files} />
      {isPractice.value || (
        <Button icon="sync" wide busy={busy} onPress={() => void device.sync()}>
          {busy ? text.sending : text.sendNow}
        </Button>
      )}
    </div>
  );
}

function Count({ status, count }: { status: SendStatus; count: number }) {
  return (
    <li class={`tray-count status--${status}`}>
      <Icon name={status} />
      <b>{words.value.shell.count(count)}</b>
      <span>{memberWords.value.tray.groups[status]}</span>
    </li>
  );
}

function TrayBanner({ state, today }: { state: SyncState; today: number }) {
  const text = memberWords.value.tray;
  if (isOffline(state)) return <Banner kind="offline" />;
  if (state.phase !== 'trouble' || state.code === 'room-low') return null;
  const why = text.trouble(reasonText(state.code ?? ''));
  if (state.retryAt === undefined) return <Banner kind="error">{why}</Banner>;
  return (
    <Banner kind="info">
      {why} {text.resumesAt(whenText(state.retryAt, today))}
    </Banner>
  );
}

function Group({ group, facts }: { group: TrayGroup; facts: readonly OwnFact[] }) {
  const text = memberWords.value.tray;
  const [most, setMost] = useState(FIRST);
  if (facts.length === 0) return null;
  return (
    <section class="section">
      <div>
        <h2>
          {text.groups[group]} ({words.value.shell.count(facts.length)})
        </h2>
        {isPractice.value || <p class="soft small">{text.groupLead[group]}</p>}
      </div>
      <List label={text.groups[group]}>
        {facts.slice(0, most).map((fact) => (
          <Fact
            key={`${fact.book}.${fact.n}`}
            fact={fact}
            status={group === 'files' ? 'waiting' : group}
          />
        ))}
      </List>
      {facts.length > most && (
        <Button onPress={() => setMost(most + FIRST * 2)}>{words.value.shell.more}</Button>
      )}
    </section>
  );
}

function Fact({ fact, status }: { fact: OwnFact; status: SendStatus }) {
  const device = usePhone();
  const { on } = device.now();
  const { sentence, note } = factParts(device, fact);
  const isReasoned = status === 'held' || status === 'refused';
  return (
    <ListRow
      title={sentence}
      lead={
        <span class={`status status--${status}`}>
          <Icon name={status} />
        </span>
      }
      text={[doorText(device, fact.body, on), whenText(fact.at, on)].filter(Boolean).join(' · ')}
      mark={
        <>
          {note !== undefined && <span class="small tray-note">{note}</span>}
          {isReasoned && fact.why !== undefined && fact.why !== '' && (
            <span class="soft small">{memberWords.value.tray.because(reasonText(fact.why))}</span>
          )}
        </>
      }
    />
  );
}

/** Newest first within each group. */
function groupFacts(
  facts: readonly OwnFact[],
  files: ReadonlySet<string> = new Set(),
): ReadonlyMap<TrayGroup, readonly OwnFact[]> {
  const groups = new Map<TrayGroup, OwnFact[]>();
  for (const fact of [...facts].sort((left, right) => right.at - left.at || right.n - left.n)) {
    const isFileLeft = fact.fate === 'received' && files.has(fileOf(fact) ?? '');
    const name = isFileLeft ? 'files' : fact.fate;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [fact]);
    else group.push(fact);
  }
  return groups;
}
