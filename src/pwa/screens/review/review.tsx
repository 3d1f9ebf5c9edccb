import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { attentionQueries } from '#device/attention-queries.ts';
import type { AttentionReply } from '#protocol/queries.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { route, setQuery } from '#pwa/router.ts';
import { type Asked, AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { officerWords } from '#pwa/screens/officer/officer-words.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';
import { Button } from '#pwa/ui/button.tsx';
import { FilterChips } from '#pwa/ui/filter-chips.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { choiceOf } from './chosen.ts';
import { GroupPart } from './group-part.tsx';
import { groupMatters, type Kind } from './groups.ts';
import { useKeyboard } from './keyboard.ts';
import { reviewWords } from './review-words.ts';
import { SendPart } from './send-part.tsx';
import './review.css';

const loadDirectives = async () =>
  (await import('#pwa/screens/directives/late-directives.tsx')).LateDirectives;
const loadDue = async () => import('./due-part.tsx');
const loadDuePart = async () => (await loadDue()).DuePart;

const KINDS: readonly Kind[] = ['held', 'question', 'refused'];
const TABS = [...KINDS, 'due'] as const;
const GROUPS_FIRST = 20;

/** What waits for a decision of the commune, by phone and day; and what is erased by itself before long. */
export function ReviewScreen() {
  const place = findCommune(usePhone());
  return place === undefined ? (
    <OfficerPage title={words.value.phone.places.review} place="review">
      <EmptyState icon="held" title={officerWords.value.place.none} />
    </OfficerPage>
  ) : (
    <Review place={place} />
  );
}

function Review({ place }: { place: Id }) {
  const device = usePhone();
  const text = reviewWords.value;
  const waiting = useAsked(`attention ${place}`, () => attentionQueries(device).attention(place));
  const refused = useAsked(`refused ${place}`, () => attentionQueries(device).refused(place));
  const due = useAsked(`due ${place}`, () => loadDue().then(({ askDue }) => askDue(device, place)));
  const asked = route.value.query['tab'] ?? '';
  const tab = TABS.find((each) => each === asked) ?? 'held';
  const count = (each: (typeof TABS)[number]): number => {
    if (each === 'due') return due.reply?.lines.length ?? 0;
    const { reply } = each === 'refused' ? refused : waiting;
    return reply?.items.filter((item) => item.kind === each).length ?? 0;
  };
  return (
    <OfficerPage
      title={words.value.phone.places.review}
      lead={text.lead}
      place="review"
      action={
        waiting.reply &&
        choiceOf(device).decisions.value.size > 0 && (
          <SendPart key={place} reply={waiting.reply} onSent={waiting.again} />
        )
      }
    >
      <Later load={loadDirectives} props={{ place }} />
      <FilterChips
        label={words.value.phone.places.review}
        filters={TABS.map((each) => ({
          value: each,
          label: text.tabs[each],
          count: count(each),
        }))}
        value={tab}
        onChange={(next) => setQuery({ tab: next === 'held' ? '' : next })}
      />
      {tab === 'due' ? (
        <AskedView asked={due}>
          {(reply) => <Later load={loadDuePart} props={{ reply }} />}
        </AskedView>
      ) : (
        <Tab key={tab} kind={tab} asked={tab === 'refused' ? refused : waiting} />
      )}
    </OfficerPage>
  );
}

function Tab({ kind, asked }: { kind: Kind; asked: Asked<AttentionReply> }) {
  return <AskedView asked={asked}>{(reply) => <Matters kind={kind} reply={reply} />}</AskedView>;
}

function Matters({ kind, reply }: { kind: Kind; reply: AttentionReply }) {
  const text = reviewWords.value;
  const choice = choiceOf(usePhone());
  const [most, setMost] = useState(GROUPS_FIRST);
  const groups = groupMatters(reply, kind);
  useKeyboard(kind, choice);
  if (groups.length === 0) {
    const isAll = kind !== 'refused' && reply.items.length === 0;
    return (
      <EmptyState icon="check" title={text.none[kind]} text={isAll ? text.noneText : undefined} />
    );
  }
  return (
    <>
      <p class="soft">{text.about[kind]}</p>
      <p class="soft small keys-hint">{text.keysHint[kind]}</p>
      <div class="phones">
        {groups.slice(0, most).map((group) => (
          <GroupPart key={group.id} group={group} kind={kind} alone={groups.length === 1} />
        ))}
      </div>
      {groups.length > most && (
        <Button onPress={() => setMost(most + GROUPS_FIRST)}>{words.value.shell.more}</Button>
      )}
    </>
  );
}
