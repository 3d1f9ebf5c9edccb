import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import { type Union, unionOf } from '#pwa/phone/chapters.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { route } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { SearchField } from '#pwa/ui/search-field.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import {
  indexNames,
  isResident,
  type Listed,
  listedIn,
  whoText,
} from '#pwa/screens/doors/search.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { FRESH_ROLL, type LessonPlan, lessonWith, planIn, RollDraft, rollKey } from './lesson.ts';
import { teamWords } from './team-words.ts';
import './team.css';

/** The roll of one lesson. */
export function SessionScreen({ params }: ScreenProps) {
  const village = useVillage();
  const [session = ''] = params;
  const union = useMemo(() => village && unionOf(village), [village]);
  if (village === undefined || union === undefined) return <NotHere />;
  const lesson = lessonWith(union.whole, session);
  const plan = planOf(lesson, session) ?? planIn(session, route.value.query);
  if (plan === undefined) return <NoPlan />;
  return <Roll key={session} union={union} lesson={lesson} plan={plan} />;
}

function planOf(lesson: Lesson | undefined, session: Id): LessonPlan | undefined {
  if (lesson === undefined) return undefined;
  const { title, skill, reached, on } = lesson;
  return { session, title, skill, reached, on };
}

function NoPlan() {
  const text = teamWords.value.session;
  return (
    <Page title={text.title} back={{ href: '#/sessions', label: text.title }} place="doors">
      <EmptyState icon="error" title={text.broken} />
    </Page>
  );
}

type RollProps = {
  readonly union: Union;
  readonly lesson: Lesson | undefined;
  readonly plan: LessonPlan;
};

const loadAbsent = async () => (await import('./absent.tsx')).Absent;
const loadShare = async () => (await import('./share-sheet.tsx')).ShareSheet;

/** The names ticked on this phone, and their save. */
function useRoll(union: Union, plan: LessonPlan, listed: readonly Listed[]) {
  const text = teamWords.value.session;
  const { whole: village, chapters } = union;
  const { device } = village;
  const key = rollKey(plan.session);
  const draft = useDraft(device, key, RollDraft, FRESH_ROLL);
  const saving = useSaving();
  const [skipped, setSkipped] = useState('');
  const { there } = draft.value;
  const choose = (next: string[]): void => draft.change({ plan, there: next });
  const save = async (): Promise<void> => {
    const gone = there.filter((id) => !listed.some((each) => each.id === id));
    const said = text.saved(there.length - gone.length);
    await saving.run(
      async () => {
        const { saveRoll } = await import('./save-roll.ts');
        return saveRoll(chapters, { ...plan, there }, { said, draft: key });
      },
      async () => {
        setSkipped(gone.map((id) => village.homes.state.residents.get(id)?.name).join(', '));
        await draft.drop();
      },
    );
  };
  return { there, choose, save, saving, skipped };
}

function Roll({ union, lesson, plan }: RollProps) {
  const village = union.whole;
  const text = teamWords.value.session;
  const listed = useMemo(() => listedIn(village), [village]);
  const { there, choose, save, saving, skipped } = useRoll(union, plan, listed);
  const [sharing, setSharing] = useState(false);
  const onRoll = new Set((lesson?.there ?? []).map(({ resident }) => resident));
  return (
    <Page
      title={plan.title}
      lead={`${skillName(plan.skill)} – ${stepName(plan.reached)} · ${formatDay(plan.on)}`}
      back={{ href: '#/sessions', label: text.title }}
      place="doors"
      action={
        there.length === 0 ? (
          <p class="soft">{text.saveNone}</p>
        ) : (
          <SaveAction {...saving} label={text.save(there.length)} onSave={save} />
        )
      }
    >
      {skipped !== '' && <Banner kind="info">{text.skipped(skipped)}</Banner>}
      <Finder
        village={village}
        listed={listed}
        isThere={(id) => onRoll.has(id)}
        chosen={there}
        onChoose={(id) => choose([...there, id])}
      />
      <Chosen
        village={village}
        there={there}
        onDrop={(id) => choose(there.filter((each) => each !== id))}
      />
      <Button wide icon="share" onPress={() => setSharing(true)}>
        {text.share}
      </Button>
      <OnRoll union={union} lesson={lesson} />
      {lesson && <Later load={loadAbsent} props={{ village, lesson }} />}
      {sharing && <Later load={loadShare} props={{ plan, onClose: () => setSharing(false) }} />}
    </Page>
  );
}

const FOUND = 8;

type FinderProps = {
  readonly village: Village;
  readonly listed: readonly Listed[];
  readonly isThere: (id: Id) => boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (id: Id) => void;
};

/** Finds who is there by name; a household nobody is written of has nobody to be there. */
function Finder({ village, listed, isThere, chosen, onChoose }: FinderProps) {
  const text = teamWords.value.session;
  const [sought, setSought] = useState('');
  const found = useMemo(
    () => indexNames(listed).find(sought).filter(isResident).slice(0, FOUND),
    [listed, sought],
  );
  const take = (id: Id): void => {
    onChoose(id);
    setSought('');
  };
  return (
    <section class="section">
      <div class="find-bar">
        <SearchField
          label={text.find}
          value={sought}
          onInput={setSought}
          onReady={() => indexNames(listed)}
        />
      </div>
      {sought.trim() === '' && <p class="soft small">{text.findHint}</p>}
      {sought.trim() !== '' && found.length === 0 && <p role="status">{text.notFound}</p>}
      <List label={text.find}>
        {found.map((each) => {
          const isKnown = isThere(each.id) || chosen.includes(each.id);
          return (
            <ListRow
              key={each.id}
              title={each.name}
              text={whoText(village, each)}
              lead={<Icon name={isKnown ? 'check' : 'plus'} />}
              trail={isKnown ? text.onRoll : undefined}
              onPress={isKnown ? undefined : () => take(each.id)}
            />
          );
        })}
      </List>
    </section>
  );
}

type ChosenProps = {
  readonly village: Village;
  readonly there: readonly string[];
  readonly onDrop: (id: Id) => void;
};

function Chosen({ village, there, onDrop }: ChosenProps) {
  const text = teamWords.value.session;
  if (there.length === 0) return null;
  const chosen = [...there].reverse().flatMap((id) => village.homes.state.residents.get(id) ?? []);
  return (
    <section class="section">
      <h2 aria-live="polite">{text.chosen(there.length)}</h2>
      <ul class="ticks" aria-label={text.chosen(there.length)}>
        {chosen.map((each) => (
          <li key={each.id} class="chosen">
            <span>
              <b>{each.name}</b> <span class="soft small">{whoText(village, each)}</span>
            </span>
            <Button kind="quiet" icon="close" onPress={() => onDrop(each.id)}>
              {text.drop}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const loadFix = async () => (await import('./roll-fix.tsx')).RollFix;

function OnRoll({ union, lesson }: { union: Union; lesson: Lesson | undefined }) {
  const text = teamWords.value.session;
  const count = lesson?.there.length ?? 0;
  return (
    <details class="help">
      <summary>{count === 0 ? text.thereNone : text.there(count)}</summary>
      {lesson && count > 0 && <Later load={loadFix} props={{ union, lesson }} />}
    </details>
  );
}
