import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { isAgreed, type Pairing, pairingsOf, unasked } from '#domain/doors/pairing.ts';
import { PAIR_PARTS, type PairPart, type Skill } from '#domain/doors/facts.ts';
import { rowsOf } from '#domain/doors/pairs.ts';
import { hasReached, stepOf } from '#domain/doors/state.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { nameIn, startUpper } from '#pwa/phone/names.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { Page } from '#pwa/page.tsx';
import { route } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { CallButton } from '#pwa/screens/homes/call-button.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
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
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a pair is named anew after each end
  const fresh = useMemo(() => device.newId(), [device, ends.length]);
  const isLearnt = hasReached(stepOf(doors.state, learner, skill, day), 'alone');
  const isOver = isLearnt || !around.has(learner) || !around.has(teacher);
  const both = pairing !== undefined && isAgreed(pairing);
  const asked = pairing === undefined ? 'learns' : unasked(pairing);
  const missing = isOver ? undefined : asked;
  const [names, whom] = [nameIn(village, learner), nameIn(village, teacher)];
  return (
    <Page
      title={startUpper(text.learns(names, skillName(skill)))}
      lead={startUpper(text.shownBy(whom))}
      back={backOf(village, learner)}
      place="doors"
      action={
        missing === undefined ? (
          pairing && <EndButton isPrimary onPress={() => setEnding(true)} />
        ) : (
          <Button kind="primary" icon="together" onPress={() => setAsking(missing)}>
            {text.ask(nameIn(village, missing === 'learns' ? learner : teacher))}
          </Button>
        )
      }
    >
      {both && <Banner kind="info">{text.both}</Banner>}
      {both && !isOver && <p class="soft">{text.going}</p>}
      {pairing === undefined && ended !== undefined && (
        <Banner kind="info">{text.wasEnded(formatDay(ended.on), text.whys[ended.outcome])}</Banner>
      )}
      {isOver ? <p>{text.over}</p> : <Two village={village} of={of} pairing={pairing} />}
      {pairing && missing && <EndButton onPress={() => setEnding(true)} />}
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

type EndProps = { readonly isPrimary?: true; readonly onPress: () => void };

const EndButton = ({ isPrimary, onPress }: EndProps) => (
  <Button kind={isPrimary ? 'primary' : 'secondary'} icon="check" onPress={onPress}>
    {pairWords.value.end}
  </Button>
);

type TwoProps = {
  readonly village: Village;
  readonly of: Of;
  readonly pairing: Pairing | undefined;
};

/** What each of the two has said, the learner first; their doors and phones are a tap away. */
function Two({ village, of, pairing }: TwoProps) {
  const text = pairWords.value;
  const { residents } = village.homes.state;
  const missing = pairing === undefined ? 'learns' : unasked(pairing);
  const told = (part: PairPart): string => {
    const agreed = pairing?.[part];
    if (agreed !== undefined) return text.said(formatDay(agreed.on), formatDay(agreed.until));
    const isTurn = part === 'learns' || pairing?.learns !== undefined;
    return isTurn ? text.notAsked : text.notYet(nameIn(village, of.learner));
  };
  return (
    <>
      <List label={text.two}>
        {PAIR_PARTS.map((part) => {
          const id = part === 'learns' ? of.learner : of.teacher;
          return (
            <ListRow
              key={part}
              href={`#/household/${residents.get(id)?.household}`}
              lead={<Icon name={pairing?.[part] === undefined ? 'clock' : 'check'} />}
              title={startUpper(nameIn(village, id))}
              text={told(part)}
            />
          );
        })}
      </List>
      {missing && (
        <CallButton phone={residents.get(missing === 'learns' ? of.learner : of.teacher)?.phone} />
      )}
    </>
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
