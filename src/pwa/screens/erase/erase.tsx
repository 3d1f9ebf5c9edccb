import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { privacyQueries } from '#device/privacy-queries.ts';
import type { ErasePreviewReply } from '#protocol/erase.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { sendStep } from '#pwa/screens/care/send-step.ts';
import { AskedView, problemText, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findPlaceText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { eraseWords } from './erase-words.ts';
import { Confirmation, type Done } from './confirmation.tsx';
import { findPaper, keepPaper } from './done-papers.ts';
import { Goes, Holders, Stays } from './preview.tsx';
import type { Why } from './why-part.tsx';
import './erase.css';

const loadWhy = async () => (await import('./why-part.tsx')).WhyPart;

/** What goes of a person or a household, what stays, why; then, once, the erasing. */
export function EraseScreen({ params }: ScreenProps) {
  const [place = '', id = '', request] = params;
  const device = usePhone();
  const text = eraseWords.value;
  const asked = useAsked(`erase ${place} ${id}`, () =>
    privacyQueries(device).erasePreview(id, place),
  );
  const address = `#/erase/${params.join('/')}`;
  const [done, setDone] = useState(findPaper(device, address));
  const village = startUpper(findPlaceText(device.places(), place, device.now().on) ?? '');
  const { reply } = asked;
  const title = reply?.of === 'household' ? text.titleHousehold : text.title;
  return (
    <OfficerPage
      title={done === undefined ? title(reply?.name || '—') : text.done}
      lead={done === undefined ? text.lead : village}
      back={
        request === undefined
          ? { href: `#/village/${place}`, label: village }
          : { href: '#/requests', label: text.toDesk }
      }
      place="commune"
    >
      {done === undefined ? (
        <AskedView asked={asked}>
          {(preview) => (
            <Preview
              // The same from the home once more leaves the form as it is; with other facts it begins anew.
              key={preview.facts}
              preview={preview}
              of={{ place, id, request }}
              onDone={(reached) => {
                const next = { ...reached, village };
                keepPaper(device, address, next);
                setDone(next);
              }}
            />
          )}
        </AskedView>
      ) : (
        <Confirmation done={done} />
      )}
    </OfficerPage>
  );
}

type Of = { readonly place: Id; readonly id: Id; readonly request: Id | undefined };
type Reached = Omit<Done, 'village'>;

type PreviewProps = {
  preview: ErasePreviewReply;
  of: Of;
  onDone: (done: Reached) => void;
};

function Preview({ preview, of, onDone }: PreviewProps) {
  const device = usePhone();
  const text = eraseWords.value;
  if (preview.facts === 0 && !preview.elsewhere) {
    return <EmptyState icon="check" title={text.nothing} text={text.nothingText} />;
  }
  const isAsked = of.request !== undefined;
  const erase = async (why: Why): Promise<string | undefined> => {
    const reached = await eraseNow(device, preview, of, why);
    if (typeof reached === 'string') return reached;
    onDone(reached);
    return undefined;
  };
  const hindrance = preview.elsewhere ? text.elsewhere : unreadyText(preview.unready);
  return (
    <div class="split">
      <Goes preview={preview} />
      <div class="stack">
        <Stays />
        {hindrance === undefined ? (
          <Later load={loadWhy} props={{ text, preview, id: of.id, isAsked, erase }} />
        ) : (
          <Banner kind="error">{hindrance}</Banner>
        )}
        <Holders holders={preview.holders} />
      </div>
    </div>
  );
}

function unreadyText(code: string | undefined): string | undefined {
  const known: Readonly<Record<string, string>> = eraseWords.value.problems;
  return code === undefined ? undefined : (known[code] ?? problemText(code));
}

/** A sentence where nothing was erased. */
async function eraseNow(
  device: Device,
  preview: ErasePreviewReply,
  { place, id, request }: Of,
  why: Why,
): Promise<Reached | string> {
  const wanted = preview.of === 'resident' ? { resident: id } : { household: id };
  const answer = await privacyQueries(device).erase({ ...why, ...wanted });
  if (!answer.ok) return unreadyText(answer.error.code) ?? answer.error.code;
  await endDrafts(device, new Set([id, ...preview.people.map((each) => each.id)]));
  const closed =
    request === undefined
      ? undefined
      : ((await sendStep(device, {
          step: 'close',
          village: place,
          resident: id,
          request,
          outcome: 'done',
        })) ?? 'done');
  const { name, holders } = preview;
  return { ...why, ...answer.value, name, holders: holders.length, closed };
}

/** What was being written about somebody ends with what was known of them. */
async function endDrafts(device: Device, ids: ReadonlySet<Id>): Promise<void> {
  for (const { key } of await device.listDrafts()) {
    if (key.split('.').some((part) => ids.has(part))) await device.deleteDraft(key);
  }
}
