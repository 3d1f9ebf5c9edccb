import { useCallback } from 'preact/hooks';
import * as v from 'valibot';
import type { Resident } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { showToast, showTrouble } from '#pwa/ui/toast.tsx';
import { MARK, useDraft } from '#pwa/phone/draft.ts';
import { spokenName, startUpper, villageName } from '#pwa/phone/names.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { share } from '#pwa/screens/carry/files.ts';
import '#pwa/screens/share/share.css';
import { awayVi } from '#words/away-vi.ts';

const awayWords = wordsOfPart(awayVi, async () => (await import('#words/away-en.ts')).awayEn);

/** Messages that wait for a signal lie in the person's own sealed store, under whom they are for. */
const QUEUE = `${MARK}away.`;
const Queued = v.object({ isQueued: v.boolean() });
const NOT_QUEUED = { isQueued: false };

type AwayProps = { readonly village: Village; readonly resident: Resident };

/** For a child who works far away: a word from the team, sent now or when there is a signal. */
export function AwayPart({ village, resident }: AwayProps) {
  const text = awayWords.value;
  const queue = useDraft(village.device, QUEUE + resident.id, Queued, NOT_QUEUED);
  const said = text.words({
    who: startUpper(spokenName(resident, village.day)),
    team: text.team(villageName(village)),
    page: `${location.origin}/thon/${village.place}`,
  });
  const send = async (): Promise<void> => {
    const shared = await share({ text: said });
    if (shared === 'shared') await queue.drop();
    if (shared === 'failed') showTrouble(text.failed);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(said);
    showToast(text.copied);
  };
  if (!queue.ready) return null;
  const isShared = typeof navigator.share === 'function';
  return (
    <section class="section">
      <div>
        <h2>{text.title}</h2>
        <p class="soft small">{text.lead}</p>
      </div>
      <p class="share-words">{said}</p>
      <div class="cluster">
        {isShared && (
          <Button icon="share" onPress={() => void send()}>
            {text.send}
          </Button>
        )}
        <Button icon="file" onPress={() => void copy()}>
          {text.copy}
        </Button>
        {!queue.value.isQueued && (
          <Button icon="waiting" onPress={() => queue.change({ isQueued: true })}>
            {text.later}
          </Button>
        )}
      </div>
      {queue.value.isQueued && (
        <>
          <p>{text.queued}</p>
          <Button icon="check" onPress={() => void queue.drop()}>
            {text.sent}
          </Button>
        </>
      )}
    </section>
  );
}

/** In the tray: for whom messages wait. */
export function AwayQueue() {
  const text = awayWords.value;
  const device = usePhone();
  const village = useVillage();
  const drafts = useRead(useCallback(async () => device.listDrafts(), [device])) ?? [];
  const waiting = drafts.flatMap(({ key }) => {
    const id = key.startsWith(QUEUE) ? key.slice(QUEUE.length) : '';
    return village?.homes.state.residents.get(id) ?? [];
  });
  if (village === undefined || waiting.length === 0) return null;
  return (
    <section class="section">
      <div>
        <h2>{text.tray}</h2>
        <p class="soft small">{text.trayText}</p>
      </div>
      <List label={text.tray}>
        {waiting.map((one) => (
          <ListRow
            key={one.id}
            title={startUpper(spokenName(one, village.day))}
            href={`#/person/${one.id}`}
          />
        ))}
      </List>
    </section>
  );
}
