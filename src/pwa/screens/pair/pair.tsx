import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { isAgreed, type Pairing, pairingsOf } from '#domain/doors/pairing.ts';
import type { PairPart, Skill } from '#domain/doors/facts.ts';
import type { Device } from '#device/device.ts';
import { rowsOf } from '#domain/doors/pairs.ts';
import { hasReached, stepOf } from '#domain/doors/state.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, nameIn, startUpper } from '#pwa/phone/names.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { Page } from '#pwa/page.tsx';
import { route } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { CallButton } from '#pwa/screens/homes/call-button.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { AskSheet } from './ask-sheet.tsx';
import { EndSheet } from './end-sheet.tsx';
import { pairWords } from './pair-words.ts';

/** Two neighbours and one skill: ask the one, then the other; later, how it ended. */
export function PairScreen({ params }: ScreenProps) {
  const village = useVillage();
  const [learner = '', teacher = '', skill = ''] = params;
  const residents = village?.homes.state.residents;
  if (village === undefined || residents?.has(learner) !== true || !residents.has(teacher)) {
    return <NotHere />;
  }
  return <PairOf key={params.join()} village={village} of={{ learner, teacher, skill }} />;
}

type Of = { readonly learner: Id; readonly teacher: Id; readonly skill: Skill };

function PairOf({ village, of }: { village: Village; of: Of }) {
  const text = pairWords.value;
  const { device, doors, day } = village;
  const { learner, teacher, skill } = of;
  const [asking, setAsking] = useState<PairPart | undefined>(undefined);
  const [isEnding, setEnding] = useState(false);
  const around = aroundIn(village);
  const isOf = (each: Of): boolean =>
    each.teacher === teacher && each.learner === learner && each.skill === skill;
  const pairing = pairingsOf(doors.state, learner, day, around).find(isOf);
  const ends = rowsOf(doors.state, learner).filter((row) => isOf(row) && row.ended !== undefined);
  const ended = ends.at(-1)?.ended;
  const fresh = useFresh(device, ends.length);
  const isLearnt = hasReached(stepOf(doors.state, learner, skill, day), 'alone');
  const isOver = isLearnt || !around.has(learner) || !around.has(teacher);
  const both = pairing !== undefined && isAgreed(pairing);
  const [names, whom] = [nameIn(village, learner), nameIn(village, teacher)];
  return (
    <Page
      title={startUpper(text.learns(names, skillName(skill)))}
      lead={startUpper(text.shownBy(whom))}
      back={backOf(village, learner)}
      place="doors"
      action={pairing && <EndButton isPrimary={both} onPress={() => setEnding(true)} />}
    >
      {both && <Banner kind="info">{text.both}</Banner>}
      {pairing === undefined && ended !== undefined && (
        <Banner kind="info">{text.wasEnded(formatDay(ended.on), text.whys[ended.outcome])}</Banner>
      )}
      {isOver ? (
        <p>{text.over}</p>
      ) : (
        <>
          <Side village={village} of={of} part="learns" pairing={pairing} onAsk={setAsking} />
          <Side village={village} of={of} part="shows" pairing={pairing} onAsk={setAsking} />
        </>
      )}
      {asking && (
        <AskSheet
          village={village}
          word={{ pair: pairing?.ids[0] ?? fresh, ...of, part: asking }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {isEnding && pairing && (
        <EndSheet village={village} pairing={pairing} onClose={() => setEnding(false)} />
      )}
    </Page>
  );
}

const EndButton = ({ isPrimary, onPress }: { isPrimary: boolean; onPress: () => void }) => (
  <Button kind={isPrimary ? 'primary' : 'secondary'} icon="check" onPress={onPress}>
    {pairWords.value.end}
  </Button>
);

/** Names a pair when it is first asked about, and anew after each end. */
function useFresh(device: Device, ends: number): Id {
  const [fresh, setFresh] = useState(() => ({ ends, id: device.newId() }));
  if (fresh.ends === ends) return fresh.id;
  const next = { ends, id: device.newId() };
  setFresh(next);
  return next.id;
}

type SideProps = {
  readonly village: Village;
  readonly of: Of;
  readonly part: PairPart;
  readonly pairing: Pairing | undefined;
  readonly onAsk: (part: PairPart) => void;
};

/** One of the two: what they said, or that they are to be asked; the learner first. */
function Side({ village, of, part, pairing, onAsk }: SideProps) {
  const text = pairWords.value;
  const id = part === 'learns' ? of.learner : of.teacher;
  const resident = village.homes.state.residents.get(id);
  const household = village.homes.state.households.get(resident?.household ?? '');
  const agreed = pairing?.[part];
  const isTurn = part === 'learns' || pairing?.learns !== undefined;
  const name = nameIn(village, id);
  return (
    <section class="section">
      <h2>{part === 'learns' ? text.first(name) : text.second(name)}</h2>
      {agreed === undefined ? (
        <p>{isTurn ? text.notAsked : text.notYet(nameIn(village, of.learner))}</p>
      ) : (
        <p>
          <Icon name="check" /> {text.said(formatDay(agreed.on), formatDay(agreed.until))}
        </p>
      )}
      {agreed === undefined && isTurn && (
        <Button kind="primary" icon="together" onPress={() => onAsk(part)}>
          {text.ask}
        </Button>
      )}
      <div class="cluster">
        {household && (
          <Button kind="quiet" icon="door" href={`#/household/${household.id}`}>
            {text.house(headOf(village, household))}
          </Button>
        )}
        <CallButton phone={resident?.phone} />
      </div>
    </section>
  );
}

/** Whence one came: a person, a household, a visit, the list of who is stuck; else who learns. */
function backOf(village: Village, learner: Id) {
  const { person = learner, household, visit, stuck } = route.value.query;
  if (visit !== undefined) {
    return { href: `#/visit/${visit}`, label: memberWords.value.visit.title };
  }
  if (household !== undefined) {
    return { href: `#/household/${household}`, label: memberWords.value.household.back };
  }
  if (stuck !== undefined) return { href: '#/stuck', label: words.value.shell.back };
  return { href: `#/person/${person}`, label: pairWords.value.toPerson(nameIn(village, person)) };
}
