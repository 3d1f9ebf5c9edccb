import { useState } from 'preact/hooks';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import { factText } from '#domain/wording.ts';
import { whyText } from '#domain/words.ts';
import type { AttentionReply } from '#protocol/queries.ts';
import { Button } from '#pwa/ui/button.tsx';
import { FilterChips } from '#pwa/ui/filter-chips.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { EmptyState, StatusMark } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { route, setQuery } from '#pwa/router.ts';
import { AskedView, useAsked } from './asked.tsx';
import { Decide } from './decide.tsx';
import type { Decision } from './decide.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { findCommune, placeText } from './territory.ts';
import { momentText, startUpper } from './text.ts';

export type Matter = AttentionReply['items'][number];

/** Held facts and open questions of the commune, each with what can be decided and what follows. */
export function ReviewScreen() {
  const device = usePhone();
  const place = findCommune(device);
  const text = officerWords.value.review;
  return (
    <OfficerPage title={words.value.phone.places.review} lead={text.lead} place="review">
      {place === undefined ? (
        <EmptyState icon="held" title={officerWords.value.place.none} />
      ) : (
        <Review place={place} />
      )}
    </OfficerPage>
  );
}

function Review({ place }: { place: Id }) {
  const device = usePhone();
  const asked = useAsked(`attention ${place}`, () => homeQueries(device).attention(place));
  return <AskedView asked={asked}>{(reply) => <Matters reply={reply} />}</AskedView>;
}

const keyOf = (matter: Matter): string => `${matter.book} ${matter.stream} ${String(matter.n)}`;

function Matters({ reply }: { reply: AttentionReply }) {
  const text = officerWords.value.review;
  const [decided, setDecided] = useState<ReadonlyMap<string, Decision>>(new Map());
  const tab = route.value.query['tab'] === 'questions' ? 'question' : 'held';
  const count = (kind: Matter['kind']): number =>
    reply.items.filter((each) => each.kind === kind && !decided.has(keyOf(each))).length;
  const shown = reply.items.filter((each) => each.kind === tab);
  if (reply.items.length === 0) {
    return <EmptyState icon="check" title={text.none} text={text.noneText} />;
  }
  return (
    <>
      <FilterChips
        label={words.value.phone.places.review}
        filters={[
          { value: 'held', label: text.held, count: count('held') },
          { value: 'question', label: text.questions, count: count('question') },
        ]}
        value={tab}
        onChange={(next) => setQuery({ tab: next === 'question' ? 'questions' : '' })}
      />
      <p class="soft">{tab === 'held' ? text.heldNote : text.questionNote}</p>
      {shown.length === 0 && <EmptyState icon="check" title={text.none} />}
      <div class="matters">
        {shown.map((matter) => (
          <MatterCard
            key={keyOf(matter)}
            matter={matter}
            decision={decided.get(keyOf(matter))}
            onDecided={(decision) => setDecided(new Map(decided).set(keyOf(matter), decision))}
          />
        ))}
      </div>
    </>
  );
}

/** The household that a matter speaks of. */
function homeOf({ village, body }: Matter): string | undefined {
  const { household } = body;
  return village && typeof household === 'string' ? `#/home/${village.id}/${household}` : undefined;
}

type MatterCardProps = {
  matter: Matter;
  decision: Decision | undefined;
  onDecided: (decision: Decision) => void;
};

/** What happened, who recorded it, why it is asked, and the buttons. */
function MatterCard({ matter, decision, onDecided }: MatterCardProps) {
  const text = officerWords.value.review;
  const [choice, setChoice] = useState<Decision | undefined>(undefined);
  const names = (id: string): string | undefined =>
    matter.about.find((each) => each.id === id)?.name;
  const village = matter.village && startUpper(placeText(matter.village));
  const about = [...new Set(matter.about.map((each) => each.name))].filter((name) => name !== '');
  const home = homeOf(matter);
  const what = factText(language.value, matter.type, matter.body as JsonObject, names); // JSON, as it came
  const choices: readonly Decision[] = matter.kind === 'held' ? ['release', 'decline'] : ['settle'];
  return (
    <article class="matter">
      <p class="matter-about">{[village, ...about].filter(Boolean).join(' · ')}</p>
      <h2>{what}</h2>
      <p class="soft small">{text.by(matter.person, momentText(matter.at))}</p>
      <p>{text.whys[matter.why] ?? whyText(language.value, matter.why)}</p>
      {decision === undefined ? (
        <div class="cluster">
          {choices.map((each) => (
            <Button
              key={each}
              kind={each === 'decline' ? 'danger' : 'secondary'}
              icon={each === 'decline' ? 'close' : 'check'}
              onPress={() => setChoice(each)}
            >
              {text[each]}
            </Button>
          ))}
          {home !== undefined && (
            <Button kind="quiet" icon="door" href={home}>
              {text.open}
            </Button>
          )}
        </div>
      ) : (
        <p class="matter-done">
          {text.sent}: <b>{text[decision]}</b> <StatusMark status="received" />
        </p>
      )}
      {choice !== undefined && (
        <Decide
          matter={matter}
          decision={choice}
          onClose={() => setChoice(undefined)}
          onDone={() => {
            setChoice(undefined);
            onDecided(choice);
          }}
        />
      )}
    </article>
  );
}
