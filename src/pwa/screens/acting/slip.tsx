import { useCallback } from 'preact/hooks';
import { formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { plateBytes, plateId } from '#domain/homes/publish.ts';
import type { Acting } from '#domain/doors/acting.ts';
import { Band } from '#pwa/ui/band.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { Qr } from '#pwa/ui/qr.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { helperName } from '#pwa/phone/acting.ts';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { spokenName, startUpper, villageName } from '#pwa/phone/names.ts';
import { doorsWords, skillName } from '#pwa/phone/skill-names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { outcomeText } from './acted.tsx';

/** A slip of paper for the person: who acted, when, what for, and where that can be checked. */
export function SlipScreen({ params }: ScreenProps) {
  const village = useVillage();
  const acting = village?.doors.state.actings.get(params[0] ?? '');
  if (village === undefined || acting === undefined) return <NotHere />;
  return <Slip village={village} acting={acting} />;
}

type Line = readonly [label: string, said: string];

function linesOf(village: Village, acting: Acting): readonly Line[] {
  const { slip, seen, nobody } = actingWords.value;
  const resident = village.homes.state.residents.get(acting.resident);
  const until = acting.ended?.at ?? acting.at + acting.minutes * 60;
  const helps = (village.doors.state.helpsByResident.get(acting.resident) ?? []).filter(
    (help) => help.acting === acting.id,
  );
  const recorded = helps.map(({ how, skill }) => `${doorsWords().helps[how]}: ${skillName(skill)}`);
  return [
    [slip.forWhom, resident === undefined ? nobody : spokenName(resident, village.day)],
    [slip.by, helperName(village, acting.stream) ?? seen.unknown],
    [slip.when, slip.span(formatDay(acting.on), formatTime(acting.at), formatTime(until))],
    [slip.what, `${skillName(acting.skill)}: ${acting.reason}`],
    ...(recorded.length > 0 ? [[slip.recorded, recorded.join('; ')] as const] : []),
    [slip.outcome, outcomeText(village, acting)],
  ];
}

function Slip({ village, acting }: { village: Village; acting: Acting }) {
  const text = actingWords.value.slip;
  const { place } = village.homesBook;
  const address = useRead(
    useCallback(async () => {
      const hash = await crypto.subtle.digest('SHA-256', plateBytes(place, acting.household));
      return `${location.origin}/bien/${plateId(place, new Uint8Array(hash))}`;
    }, [place, acting.household]),
  );
  const lines = linesOf(village, acting);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={{ href: `#/person/${acting.resident}/acted`, label: actingWords.value.who }}
      place="doors"
      action={
        <Button kind="primary" icon="print" wide onPress={() => window.print()}>
          {text.print}
        </Button>
      }
    >
      <article class="slip">
        <Band />
        <p class="slip-title">{text.title}</p>
        <p>{startUpper(villageName(village))}</p>
        <dl>
          {lines.map(([label, said]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
        <div class="slip-check">
          {address !== undefined && <Qr text={address} label={text.qr} />}
          <div>
            <p>{text.check}</p>
            <p class="slip-address">{address}</p>
          </div>
        </div>
        <p class="slip-never">{text.never}</p>
        <p class="soft small">{words.value.shell.appName}</p>
      </article>
      <SpeakButton text={text.sentence(lines.map(([label, said]) => `${label}: ${said}`))} />
    </Page>
  );
}
