import type { Id } from '#kernel/id.ts';
import { formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { type Acting, actingsOf, secondsLeft } from '#domain/doors/acting.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { helperName } from '#pwa/phone/acting.ts';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { addressedName, spokenName, startUpper } from '#pwa/phone/names.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';

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
  const lines = linesOf(village, resident);
  const spoken = lines
    .slice(0, READ_ALOUD)
    .map(({ on, helper, what }) => text.line(formatDay(on), helper, what))
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
        <SpeakButton
          text={spoken === '' ? text.spokenNone(addressedName(resident, village.day)) : spoken}
        />
        {lines.length === 0 ? (
          <EmptyState icon="person" title={text.none} />
        ) : (
          <ul class="acted-list" aria-label={text.title}>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        )}
        <p>{text.more}</p>
      </div>
    </Page>
  );
}

type ActedLine = {
  readonly id: Id;
  readonly on: number;
  readonly at?: number;
  readonly helper: string;
  readonly what: string;
  readonly outcome?: string;
};

/** Times of acting, and what was done for the person outside one; the newest first. */
function linesOf(village: Village, { id: resident }: Resident): readonly ActedLine[] {
  const { state } = village.doors;
  const helper = (stream: Id): string =>
    helperName(village, stream) ?? actingWords.value.seen.unknown;
  const actings = actingsOf(state, resident).map((acting): ActedLine => ({
    id: acting.id,
    on: acting.on,
    at: acting.at,
    helper: helper(acting.stream),
    what: `${skillName(acting.skill)}: ${acting.reason}`,
    outcome: outcomeText(village, acting),
  }));
  const helps = (state.helpsByResident.get(resident) ?? [])
    .filter(({ how, acting }) => how === 'for' && acting === undefined)
    .map(({ help, on, stream, skill, note }): ActedLine => ({
      id: help,
      on,
      helper: helper(stream),
      what: [skillName(skill), note].filter(Boolean).join(': '),
    }));
  return [...actings, ...helps].sort((left, right) => right.on - left.on);
}

function Line({ line }: { line: ActedLine }) {
  const text = actingWords.value.seen;
  const { on, at, helper, what, outcome } = line;
  return (
    <li>
      <p class="acted-day">
        {formatDay(on)}
        {at !== undefined && `, ${formatTime(at)}`}
      </p>
      <p class="acted-who">{text.helper(helper)}</p>
      <p>
        {what}
        {outcome !== undefined && ` (${outcome})`}
      </p>
      {at !== undefined && (
        <Button icon="print" href={`#/slip/${line.id}`}>
          {text.print}
        </Button>
      )}
    </li>
  );
}

/** How it ended, said within a sentence. */
export function outcomeText({ device }: Village, acting: Acting): string {
  const text = actingWords.value.seen;
  if (acting.ended !== undefined) return doorsWords().actingOutcomes[acting.ended.outcome];
  // It runs out by the clock, though nothing else on the phone has changed.
  return secondsLeft(acting, device.now().at) > 0 ? text.running : text.overtime;
}
