import { formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { type Acting, actingsOf, secondsLeft } from '#domain/doors/acting.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { helperName } from '#pwa/phone/acting.ts';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { spokenName, startUpper } from '#pwa/phone/names.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import './acting.css';

const READ_ALOUD = 3;

/** For the resident's own eyes and ears: who of the team acted for them, when and what for. */
export function ActedScreen({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined) return <NotHere />;
  return <Acted village={village} resident={resident} />;
}

function Acted({ village, resident }: { village: Village; resident: Resident }) {
  const text = actingWords.value.seen;
  const who = spokenName(resident, village.day);
  const actings = actingsOf(village.doors.state, resident.id);
  const spoken = actings
    .slice(0, READ_ALOUD)
    .map((acting) =>
      text.line(
        formatDay(acting.on),
        helperName(village, acting.stream) ?? text.unknown,
        skillName(acting.skill),
        acting.reason,
      ),
    )
    .join(' ');
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={{ href: `#/person/${resident.id}`, label: startUpper(who) }}
      place="doors"
    >
      <div class="acted">
        <h2>{text.for(who)}</h2>
        <SpeakButton text={spoken === '' ? text.spokenNone(who) : spoken} />
        {actings.length === 0 ? (
          <EmptyState icon="person" title={text.none} />
        ) : (
          <ul class="acted-list" aria-label={text.title}>
            {actings.map((acting) => (
              <Line key={acting.id} village={village} acting={acting} />
            ))}
          </ul>
        )}
        <p>{text.more}</p>
      </div>
    </Page>
  );
}

function Line({ village, acting }: { village: Village; acting: Acting }) {
  const text = actingWords.value.seen;
  return (
    <li>
      <p class="acted-day">
        {formatDay(acting.on)}, {formatTime(acting.at)}
      </p>
      <p class="acted-who">{text.helper(helperName(village, acting.stream) ?? text.unknown)}</p>
      <p>
        {skillName(acting.skill)}: {acting.reason} ({outcomeText(village, acting)})
      </p>
      <Button icon="print" href={`#/slip/${acting.id}`}>
        {text.print}
      </Button>
    </li>
  );
}

/** How it ended, said within a sentence. */
export function outcomeText({ at }: Village, acting: Acting): string {
  const text = actingWords.value.seen;
  if (acting.ended !== undefined) return doorsWords().actingOutcomes[acting.ended.outcome];
  return secondsLeft(acting, at) > 0 ? text.running : text.overtime;
}
