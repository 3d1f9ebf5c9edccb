import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
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
import { EmptyState } from '#pwa/ui/states.tsx';
import { choiceOf } from './chosen.ts';
import { GroupPart } from './group-part.tsx';
import { groupMatters, type Kind } from './groups.ts';
import { useKeyboard } from './keyboard.ts';
import { reviewWords } from './review-words.ts';
import { SendPart } from './send-part.tsx';
import './review.css';

const KINDS: readonly Kind[] = ['held', 'question', 'refused'];
const GROUPS_FIRST = 20;

/** What waits for a decision of the commune, by phone and day; decided one by one or together. */
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
  const waiting = useAsked(`attention ${place}`, () => homeQueries(device).attention(place));
  const refused = useAsked(`refused ${place}`, () => homeQueries(device).refused(place));
  const asked = route.value.query['tab'] ?? '';
  const kind = KINDS.find((each) => each === asked) ?? 'held';
  const count = (each: Kind): number =>
    (each === 'refused' ? refused : waiting).reply?.items.filter((item) => item.kind === each)
      .length ?? 0;
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
      <FilterChips
        label={words.value.phone.places.review}
        filters={KINDS.map((each) => ({
          value: each,
          label: text.tabs[each],
          count: count(each),
        }))}
        value={kind}
        onChange={(next) => setQuery({ tab: next === 'held' ? '' : next })}
      />
      <Tab key={kind} kind={kind} asked={kind === 'refused' ? refused : waiting} />
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
