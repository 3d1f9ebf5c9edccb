import type { ComponentChildren } from 'preact';
import { stepOf, hasReached } from '#domain/doors/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Page } from '#pwa/page.tsx';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { route } from '#pwa/router.ts';
import { type Practice, SKILLS_OF } from './kinds.ts';
import { practiceWords } from './practice-words.ts';
import './practice.css';

type FrameProps = {
  readonly kind: Practice;
  readonly task: string;
  readonly children: ComponentChildren;
};

/** A practice screen: what is within the striped edge is not real, and says so all the time. */
export function Frame({ kind, task, children }: FrameProps) {
  const text = practiceWords.value;
  const { person } = route.value.query;
  return (
    <Page
      title={text.kinds[kind]}
      lead={task}
      back={
        person === undefined
          ? { href: '#/cards', label: text.back }
          : { href: `#/person/${person}`, label: text.backPerson }
      }
    >
      <section class="practice" aria-label={text.mark}>
        <p class="practice-mark">
          <Icon name="demo" />
          <span>{text.mark}</span>
        </p>
        <div class="practice-screen">{children}</div>
      </section>
      <p class="soft small">{text.lead}</p>
    </Page>
  );
}

type EndProps = {
  readonly kind: Practice;
  readonly well: boolean;
  /** What the skill is about was done, so that it may be written down. */
  readonly isDone?: boolean;
  readonly children: ComponentChildren;
  readonly onRestart: () => void;
  /** To the place where it went wrong. */
  readonly onRetry?: (() => void) | undefined;
};

/** How it went: kindly, and never as a loss. */
export function End({ kind, well, isDone = well, children, onRestart, onRetry }: EndProps) {
  const text = practiceWords.value;
  return (
    <div class="stack" role="status">
      <h2 class={well ? 'practice-well' : ''}>
        <Icon name={well ? 'received' : 'info'} /> {well ? text.well : text.stopped}
      </h2>
      <p>{children}</p>
      {isDone && <RecordStep kind={kind} />}
      {onRetry && (
        <Button kind="primary" icon="undo" wide onPress={onRetry}>
          {text.retry}
        </Button>
      )}
      <Button icon="sync" wide onPress={onRestart}>
        {text.restart}
      </Button>
    </div>
  );
}

/** After practice with a person the step may be written down; practice alone writes nothing. */
function RecordStep({ kind }: { readonly kind: Practice }) {
  const text = practiceWords.value;
  const village = useVillage();
  const resident = village?.homes.state.residents.get(route.value.query['person'] ?? '');
  if (village === undefined || resident === undefined) return null;
  const skill = SKILLS_OF[kind].find(
    (each) => !hasReached(stepOf(village.doors.state, resident.id, each, village.day), 'together'),
  );
  if (skill === undefined) return <p class="soft">{text.already}</p>;
  const record = async (): Promise<void> => {
    const { recordStep } = await import('#pwa/screens/homes/record-step.ts');
    await recordStep(village, resident, skill, 'together');
  };
  return (
    <>
      <Button kind="primary" icon="together" wide onPress={() => void record()}>
        {text.record(skillName(skill))}
      </Button>
      <p class="soft small">{text.recordHint}</p>
    </>
  );
}
