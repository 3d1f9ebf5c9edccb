import { useMemo, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import { type Union, unionOf } from '#pwa/phone/chapters.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { route } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { findNames, type Named, namesOf } from '#pwa/screens/doors/search.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Absent } from './absent.tsx';
import { proposeSession, takeStepsBack } from './intents.ts';
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

const loadShare = async () => (await import('./share-sheet.tsx')).ShareSheet;

/**
 * Each chapter writes those of its own into its own book. One that was saved before another failed finds them
 * written when it is tried again.
 */
async function saveRoll(
  chapters: readonly Village[],
  roll: LessonPlan & { readonly there: readonly Id[] },
  { said, draft }: { readonly said: string; readonly draft: string },
): Promise<string | undefined> {
  const own = chapters.map((chapter) => ({
    chapter,
    there: roll.there.filter((id) => chapter.homes.state.residents.has(id)),
  }));
  // Of a roll whose people have all left, that it was held.
  const [first] = own;
  const peopled = own.filter(({ there }) => there.length > 0);
  const asked = peopled.length === 0 && first !== undefined ? [first] : peopled;
  for (const { chapter, there } of asked) {
    const intended = proposeSession(chapter, { ...roll, there });
    const undo = asked.length === 1 ? takeStepsBack(chapter, intended) : undefined;
    const told = { said, undone: teamWords.value.session.stepsBack, ...(undo && { undo }) };
    const isLast = chapter === asked.at(-1)?.chapter;
    const code = await saveTogether(chapter.device, chapter.doorsBook, intended, {
      ...told,
      ...(isLast && { draft }),
    });
    if (code !== undefined) return code;
  }
  return undefined;
}

/** The names ticked on this phone, and their save. */
function useRoll(union: Union, plan: LessonPlan, named: readonly Named[]) {
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
    const gone = there.filter((id) => !named.some((each) => each.key === id));
    const said = text.saved(there.length - gone.length);
    await saving.run(
      async () => saveRoll(chapters, { ...plan, there }, { said, draft: key }),
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
  const named = useMemo(
    () => namesOf(village).filter((each) => each.key !== each.household),
    [village],
  );
  const { there, choose, save, saving, skipped } = useRoll(union, plan, named);
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
        named={named}
        isThere={(id) => onRoll.has(id)}
        chosen={there}
        onChoose={(id) => choose([...there, id])}
      />
      <Chosen
        named={named}
        there={there}
        onDrop={(id) => choose(there.filter((each) => each !== id))}
      />
      <Button wide icon="share" onPress={() => setSharing(true)}>
        {text.share}
      </Button>
      <OnRoll village={village} lesson={lesson} />
      {lesson && <Absent village={village} lesson={lesson} />}
      {sharing && <Later load={loadShare} props={{ plan, onClose: () => setSharing(false) }} />}
    </Page>
  );
}

const FOUND = 8;

type FinderProps = {
  readonly named: readonly Named[];
  readonly isThere: (id: Id) => boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (id: Id) => void;
};

/** Finds who is there by name; twins are told apart by year of birth, house and alley. */
function Finder({ named, isThere, chosen, onChoose }: FinderProps) {
  const text = teamWords.value.session;
  const [sought, setSought] = useState('');
  const found = sought.trim() === '' ? [] : findNames(named, sought).slice(0, FOUND);
  const take = (id: Id): void => {
    onChoose(id);
    setSought('');
  };
  return (
    <section class="section">
      <div class="find-bar">
        <label class="find">
          <Icon name="search" />
          <span class="sr">{text.find}</span>
          <input
            type="search"
            value={sought}
            placeholder={text.find}
            maxLength={60}
            autocomplete="off"
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </label>
      </div>
      {sought.trim() === '' && <p class="soft small">{text.findHint}</p>}
      {sought.trim() !== '' && found.length === 0 && <p role="status">{text.notFound}</p>}
      <List label={text.find}>
        {found.map((each) => {
          const isKnown = isThere(each.key) || chosen.includes(each.key);
          return (
            <ListRow
              key={each.key}
              title={each.name}
              text={whoText(each)}
              lead={<Icon name={isKnown ? 'check' : 'plus'} />}
              trail={isKnown ? text.onRoll : undefined}
              onPress={isKnown ? undefined : () => take(each.key)}
            />
          );
        })}
      </List>
    </section>
  );
}

/** "1960 · Hộ ông Triệu Văn Sinh · Ngõ Đình" */
const whoText = ({ birthYear, head, alley }: Named): string =>
  [birthYear, words.value.door.household(head), alley].filter(Boolean).join(' · ');

type ChosenProps = {
  readonly named: readonly Named[];
  readonly there: readonly string[];
  readonly onDrop: (id: Id) => void;
};

function Chosen({ named, there, onDrop }: ChosenProps) {
  const text = teamWords.value.session;
  if (there.length === 0) return null;
  const chosen = [...there].reverse().flatMap((id) => named.find((each) => each.key === id) ?? []);
  return (
    <section class="section">
      <h2 aria-live="polite">{text.chosen(there.length)}</h2>
      <ul class="ticks" aria-label={text.chosen(there.length)}>
        {chosen.map((each) => (
          <li key={each.key} class="chosen">
            <span>
              <b>{each.name}</b> <span class="soft small">{whoText(each)}</span>
            </span>
            <Button kind="quiet" icon="close" onPress={() => onDrop(each.key)}>
              {text.drop}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnRoll({ village, lesson }: { village: Village; lesson: Lesson | undefined }) {
  const text = teamWords.value.session;
  const names = (lesson?.there ?? [])
    .flatMap(({ resident }) => village.homes.state.residents.get(resident)?.name ?? [])
    .sort(compareByGivenName);
  return (
    <details class="help">
      <summary>{names.length === 0 ? text.thereNone : text.there(names.length)}</summary>
      <p>{names.join(', ')}</p>
    </details>
  );
}
