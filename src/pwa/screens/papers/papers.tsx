import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { Device } from '#device/device.ts';
import type { HouseholdCardsReply } from '#protocol/household-cards.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { EmptyState, Progress } from '#pwa/ui/states.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import { placeName, startUpper } from '#pwa/phone/names.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Chooser } from './chooser.tsx';
import { papersWords } from './papers-words.ts';
import { CardSheets, PlateSheets } from './sheets.tsx';
import './papers.css';

export type Household = HouseholdCardsReply['households'][number];
type Change = { readonly issue?: readonly Id[]; readonly withdraw?: readonly Id[] };
const KINDS = ['cards', 'plates'] as const;
type Kind = (typeof KINDS)[number];

/** Cards and plates of a village's households, for whoever is in charge of it. */
export function PapersScreen({ params }: ScreenProps) {
  const [village = ''] = params;
  const device = usePhone();
  const text = papersWords.value;
  const { reply, busy, problem, ask } = usePapers(device, village);
  const name = startUpper(placeName(device.places()?.state, village, device.now().on));
  const isOffice = looksOverCommune(device);
  return (
    <Page
      title={text.title}
      lead={reply ? text.lead(name, reply.households.length) : name}
      back={{ href: isOffice ? `#/village/${village}` : '#/charge' }}
      place={isOffice ? 'commune' : 'charge'}
      banners={
        problem !== undefined && (
          <Banner kind="error" action={{ label: text.retry, onPress: () => void ask({}) }}>
            {problemText(problem)}
          </Banner>
        )
      }
    >
      {reply === undefined && busy && <Progress label={text.loading} />}
      {reply && <Papers reply={reply} name={name} busy={busy} ask={ask} />}
    </Page>
  );
}

function problemText(code: string): string {
  const text = papersWords.value;
  if (code === 'offline') return text.offline;
  if (code === 'not-yours') return text.notYours;
  return code === 'not-found' ? text.unknown : text.failed(code);
}

/** What the home says of a village's cards; asked anew with every change. */
function usePapers(device: Device, village: Id) {
  const [reply, setReply] = useState<HouseholdCardsReply | undefined>(undefined);
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const ask = useCallback(
    async ({ issue = [], withdraw = [] }: Change): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      const request = { village, issue: [...issue], withdraw: [...withdraw] };
      const asked = await homeQueries(device).householdCards(request);
      setBusy(false);
      if (asked.ok) setReply(asked.value);
      else setProblem(asked.error.code);
      return asked.ok;
    },
    [device, village],
  );
  useEffect(() => void ask({}), [ask]);
  return { reply, busy, problem, ask };
}

type PapersProps = {
  readonly reply: HouseholdCardsReply;
  readonly name: string;
  readonly busy: boolean;
  readonly ask: (change: Change) => Promise<boolean>;
};

function Papers({ reply, name, busy, ask }: PapersProps) {
  const text = papersWords.value;
  const [kind, setKind] = useState<Kind>('cards');
  const [seen, setSeen] = useState<HouseholdCardsReply | undefined>(undefined);
  const fresh = reply.households.filter(({ card }) => card !== undefined);
  if (reply.households.length === 0) return <EmptyState icon="home" title={text.none} />;
  if (fresh.length > 0 && seen !== reply) {
    return <CardSheets households={fresh} village={name} onBack={() => setSeen(reply)} />;
  }
  const withdraw = async (id: Id): Promise<void> => {
    if (await ask({ withdraw: [id] })) showToast(text.withdrawn);
  };
  return (
    <>
      <div class="no-print">
        <Choice
          legend={text.kind}
          columns={2}
          options={KINDS.map((value) => ({
            value,
            label: text.kinds[value],
            hint: text.kindHints[value],
          }))}
          value={kind}
          onChange={setKind}
        />
        <p>{text.about[kind]}</p>
      </div>
      {kind === 'cards' ? (
        <Chooser
          households={reply.households}
          busy={busy}
          onIssue={(issue) => void ask({ issue })}
          onWithdraw={(id) => void withdraw(id)}
        />
      ) : (
        <PlateSheets households={reply.households} village={name} />
      )}
    </>
  );
}
