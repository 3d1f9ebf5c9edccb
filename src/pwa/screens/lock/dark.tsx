import { useEffect, useState } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Page } from '#pwa/page.tsx';
import { MARK } from '#pwa/phone/draft.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { isOffline, usePhone } from '#pwa/phone/phone.ts';

/** The lease has run out, or was ended: what is still there, and what brings the rest again. */
export function Dark() {
  const text = lockWords.value.dark;
  const device = usePhone();
  const [isBusy, setBusy] = useState(false);
  const state = device.syncState();
  const isEnded = device.lease()?.state === 'ended';
  const isStuck = isOffline(state) || state.phase === 'trouble';
  const meet = async (): Promise<void> => {
    setBusy(true);
    await device.sync();
    setBusy(false);
  };
  return (
    <Page
      title={text.title}
      lead={isEnded ? text.ended : text.runOut}
      place="doors"
      banners={isStuck && !isBusy && <Banner kind="offline">{text.stuck}</Banner>}
      action={
        <Button kind="primary" icon="sync" busy={isBusy} onPress={() => void meet()}>
          {isBusy ? text.meeting : text.meet}
        </Button>
      }
    >
      {!isEnded && <p>{text.runOutDo}</p>}
      <p>{text.kept}</p>
      <Button icon="share" wide href="#/carry">
        {text.carry}
      </Button>
      <Button icon="guide" wide href="#/cards">
        {text.cards}
      </Button>
      <Drafts device={device} />
    </Page>
  );
}

type KeptDraft = { readonly key: string; readonly savedAt: number; readonly text: string };

/** What was being written, so far as it is words: the forms around it need the book. */
function Drafts({ device }: { device: Device }) {
  const text = lockWords.value.dark;
  const [drafts, setDrafts] = useState<readonly KeptDraft[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const listed = (await device.listDrafts()).filter(({ key }) => !key.startsWith(MARK));
      const found = await Promise.all(
        listed.map(async ({ key, savedAt }) => {
          return { key, savedAt, text: wordsIn(await device.getDraft(key)).join(' · ') };
        }),
      );
      if (!isGone) setDrafts(found);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [device]);
  if (drafts.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.drafts}</h2>
      {drafts.map((draft) => (
        <div key={draft.key}>
          <p class="soft small">{text.draft(formatDay(dayOfSeconds(draft.savedAt)))}</p>
          {draft.text !== '' && <p>{draft.text}</p>}
        </div>
      ))}
    </section>
  );
}

/** Fields of forms that hold a person's own words. */
const WORDS: ReadonlySet<string> = new Set(['note', 'name', 'phone', 'text', 'reason', 'alley']);

function wordsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    if (typeof item !== 'string') return wordsIn(item);
    return WORDS.has(name) && item !== '' ? [item] : [];
  });
}
