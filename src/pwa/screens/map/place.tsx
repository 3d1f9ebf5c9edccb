import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Position } from '#domain/homes/facts.ts';
import { householdsOn, type Household } from '#domain/homes/state.ts';
import { metresBetween, middlePosition, reachOf } from '#domain/position.ts';
import { words } from '#pwa/ui/language.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { Page } from '#pwa/page.tsx';
import { proposeHouseholdEdits } from '#pwa/phone/intents.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { locate, type LocateProblem, ROUGH_M, USELESS_M } from './locate.ts';
import { distanceText, mapWords } from './map-words.ts';
import { PointOut } from './point-out.tsx';

/** Where a house stands: measured at its door, or pointed out on the map. */
export function PlaceScreen({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <PlaceOf village={village} household={household} />;
}

type PlaceProps = { readonly village: Village; readonly household: Household };

/** What is about to be written down; `accuracyM` of what was measured. */
type Found = { readonly position: Position; readonly accuracyM?: number };
type Stage =
  | { readonly is: 'idle' | 'measuring' }
  | { readonly is: 'pointing'; readonly at?: Position }
  | { readonly is: 'found'; readonly found: Found }
  | { readonly is: 'problem'; readonly problem: LocateProblem };

function PlaceOf({ village, household }: PlaceProps) {
  const text = mapWords.value.place;
  const [stage, setStage] = useState<Stage>({ is: 'idle' });
  const measure = async (): Promise<void> => {
    setStage({ is: 'measuring' });
    const found = await locate();
    // Whoever has begun to point meanwhile goes on pointing.
    setStage((now) => {
      if (now.is !== 'measuring') return now;
      return found.ok
        ? { is: 'found', found: found.value }
        : { is: 'problem', problem: found.error };
    });
  };
  const point = useCallback(
    (at: Position | undefined) => setStage({ is: 'pointing', ...(at && { at }) }),
    [],
  );
  const isPointing = stage.is === 'pointing';
  return (
    <Page
      title={text.title}
      lead={words.value.door.household(headOf(village, household))}
      back={{ href: `#/household/${household.id}`, label: memberWords.value.household.back }}
      action={
        <Action
          stage={stage}
          onMeasure={() => void measure()}
          onPoint={(position) => setStage({ is: 'found', found: { position } })}
        />
      }
    >
      {isPointing ? (
        <>
          <PointOut village={village} household={household} onMove={point} />
          <Button wide icon="sync" onPress={() => void measure()}>
            {text.measureInstead}
          </Button>
        </>
      ) : (
        <>
          <Said stage={stage} household={household} />
          {stage.is === 'found' && (
            <Check {...{ village, household }} found={stage.found} onAgain={() => void measure()} />
          )}
          <Button wide icon="commune" onPress={() => setStage({ is: 'pointing' })}>
            {text.tap}
          </Button>
          {stage.is === 'found' || <Removal village={village} household={household} />}
        </>
      )}
    </Page>
  );
}

type ActionProps = {
  readonly stage: Stage;
  readonly onMeasure: () => void;
  readonly onPoint: (at: Position) => void;
};

/** What to press now. */
function Action({ stage, onMeasure, onPoint }: ActionProps) {
  const text = mapWords.value.place;
  if (stage.is === 'found') return null;
  if (stage.is === 'pointing') {
    const { at } = stage;
    return at === undefined ? null : (
      <Button kind="primary" icon="pin" onPress={() => onPoint(at)}>
        {text.tapHere}
      </Button>
    );
  }
  return (
    <Button kind="primary" icon="pin" busy={stage.is === 'measuring'} onPress={onMeasure}>
      {stage.is === 'measuring' ? text.measuring : text.measure}
    </Button>
  );
}

function Removal({ village, household }: PlaceProps) {
  if (household.position === undefined) return null;
  return (
    <Button kind="quiet" icon="delete" onPress={() => void write(village, household, undefined)}>
      {mapWords.value.place.remove}
    </Button>
  );
}

function Said({ stage, household }: { stage: Stage; household: Household }) {
  const text = mapWords.value.place;
  if (stage.is === 'problem') {
    const { problem } = stage;
    return (
      <Banner kind="error">{problem === 'outside' ? text.outside : text.problems[problem]}</Banner>
    );
  }
  if (stage.is === 'found') return null;
  return (
    <>
      <p>{household.position === undefined ? text.hasNot : text.has}</p>
      <p>{text.stand}</p>
    </>
  );
}

type CheckProps = PlaceProps & { readonly found: Found; readonly onAgain: () => void };

/** Says how sure a place is before it is written down; a rough one is better measured again. */
function Check({ village, household, found, onAgain }: CheckProps) {
  const text = mapWords.value.place;
  const { position, accuracyM } = found;
  const farM = useMemo(() => farOff(village, household, position), [village, household, position]);
  const isRough = accuracyM !== undefined && accuracyM > ROUGH_M;
  const movedM = household.position === undefined ? 0 : metresBetween(household.position, position);
  const isDoubtful = isRough || farM !== undefined;
  const isUseless = accuracyM !== undefined && accuracyM > USELESS_M;
  return (
    <div class="stack" role="status">
      {accuracyM !== undefined && (
        <Banner kind={isRough ? 'error' : 'info'}>
          {(isRough ? text.rough : text.found)(distanceText(accuracyM))}
        </Banner>
      )}
      {farM !== undefined && (
        <Banner kind="error">
          {(accuracyM === undefined ? text.farTap : text.far)(distanceText(farM))}
        </Banner>
      )}
      {movedM > 0 && farM === undefined && <p>{text.moves(distanceText(movedM))}</p>}
      {accuracyM !== undefined && (
        <Button kind={isDoubtful ? 'primary' : 'secondary'} wide icon="sync" onPress={onAgain}>
          {text.measureAgain}
        </Button>
      )}
      {isUseless || (
        <Button
          kind={isDoubtful ? 'secondary' : 'primary'}
          wide
          icon="save"
          onPress={() => void write(village, household, position)}
        >
          {isDoubtful ? text.saveAll : text.save}
        </Button>
      )}
    </div>
  );
}

/** Metres from the middle of the village, where that is further than the village reaches. */
function farOff(village: Village, household: Household, position: Position): number | undefined {
  const positions = householdsOn(village.homes.state, village.day).flatMap((each) =>
    each.id === household.id || each.position === undefined ? [] : [each.position],
  );
  const origin = middlePosition(positions);
  if (origin === undefined) return undefined;
  const metres = metresBetween(origin, position);
  return metres > reachOf(origin, positions) ? metres : undefined;
}

/** Undefined takes the position away. */
async function write(
  village: Village,
  household: Household,
  position: Position | undefined,
): Promise<void> {
  const text = mapWords.value.place;
  const put = (to: Position | undefined) =>
    proposeHouseholdEdits(village, household, [{ field: 'position', to }]);
  const before = household.position;
  const problem = await saveTogether(village.device, village.homesBook, put(position), {
    said: position === undefined ? text.removed : text.saved,
    undo: () => {
      const now = village.device.findView('homes', village.place)?.state.households;
      return proposeHouseholdEdits(village, now?.get(household.id) ?? household, [
        { field: 'position', to: before },
      ]);
    },
  });
  if (problem === undefined) leaveTo(`#/household/${household.id}`);
  else showTrouble(reasonText(problem));
}
