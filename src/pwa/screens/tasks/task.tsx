import { isLeading } from '#pwa/phone/roles-in.ts';
import { useState } from 'preact/hooks';
import { proposeRecall, proposeSettling } from '#domain/reach/propose-task.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Page } from '#pwa/page.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { startUpper, whenText } from '#pwa/phone/names.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { TaskSteps } from './task-steps.tsx';
import { dueText, personIn, StateMark, writerIn } from './task-text.tsx';
import { taskWords } from './task-words.ts';
import { originText } from './tasks.tsx';
import { findTask, isOpen, type TaskHere, toWrite } from './tasks-in.ts';

/** One task: what is to be done by when, who has it, what was done. */
export function TaskScreen({ params: [id = ''] }: ScreenProps) {
  const village = useVillage();
  const here = village && findTask(village, id);
  if (village === undefined || here === undefined) return <NotHere />;
  return <TaskOf key={id} village={village} here={here} />;
}

type TaskProps = { readonly village: Village; readonly here: TaskHere };

function TaskOf({ village, here }: TaskProps) {
  const text = taskWords.value;
  const { task, standing } = here;
  const { handing, state } = standing;
  const leads = isLeading(village);
  const me = village.device.me()?.person;
  const isMine = handing !== undefined && handing.to === me;
  // Whoever has it reports first; whoever leads looks at a report, or hands it to somebody.
  const reports = isOpen(here) && (!leads || (isMine && state !== 'reported'));
  return (
    <Page
      title={task.title}
      lead={[startUpper(originText(village, here)), dueText(here, village.day)].join(' · ')}
      back={{ href: '#/tasks', label: text.title }}
      place="doors"
      action={
        reports && (
          <Button kind="primary" icon="check" href={`#/task/${task.task}/report`}>
            {state === 'reported' ? text.report.more : text.report.press}
          </Button>
        )
      }
    >
      <StateMark here={here} day={village.day} />
      <Back village={village} here={here} />
      <p class="task-text">{task.text}</p>
      <SpeakButton text={`${task.title}. ${task.text}`} />
      <About village={village} here={here} />
      {leads && isOpen(here) && <Lead village={village} here={here} reports={reports} />}
      <TaskSteps village={village} here={here} />
      {leads && here.commune === undefined && isOpen(here) && <Own village={village} here={here} />}
    </Page>
  );
}

/** Why it is to be done further, while nobody has done so. */
function Back({ village, here: { standing } }: TaskProps) {
  const text = taskWords.value;
  const { back } = standing;
  if (back === undefined) return null;
  return (
    <section class="task-back">
      <b>{text.back}</b>
      <p>{back.reason}</p>
      <p class="soft small">
        {text.backBy(writerIn(village, back.stream), whenText(back.at, village.day))}
      </p>
    </section>
  );
}

function About({ village, here: { task, standing } }: TaskProps) {
  const text = taskWords.value;
  const { handing } = standing;
  const wants = (task.wants ?? []).map((each) =>
    each === 'count' && task.unit !== undefined ? text.unit(task.unit) : text.want[each],
  );
  const lines = [
    wants.length > 0 && text.wants(wants.join(', ')),
    handing &&
      [text.withWhom(personIn(village, handing.to)), handing.note].filter(Boolean).join(': '),
    task.source !== undefined && text.source(task.source),
    task.editions.length > 1 && text.edition(task.editions.length - 1),
  ].filter((line) => typeof line === 'string');
  return (
    <div>
      {lines.map((line) => (
        <p key={line} class="soft">
          {line}
        </p>
      ))}
    </div>
  );
}

const loadHand = async () => (await import('./hand-sheet.tsx')).HandSheet;
const loadReason = async () => (await import('./reason-sheets.tsx')).GiveBackSheet;
const loadEnd = async () => (await import('./reason-sheets.tsx')).EndTaskSheet;

/** What whoever leads does about it: hand it on, look at what came back, close it. */
function Lead({ village, here, reports }: TaskProps & { readonly reports: boolean }) {
  const text = taskWords.value;
  const [open, setOpen] = useState<'hand' | 'back' | undefined>(undefined);
  const { task, standing } = here;
  const { handing, state, report } = standing;
  const { busy, problem, run } = useSaving();
  const close = (): void => setOpen(undefined);
  const settle = (): Promise<void> =>
    run(
      () => settleNow(village, here),
      () => undefined,
    );
  const isReported = state === 'reported';
  const isPlain = isReported || reports;
  return (
    <section class="section">
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      {isReported && (
        <>
          <Button kind="primary" wide icon="check" busy={busy} onPress={() => void settle()}>
            {text.settle.press}
          </Button>
          <Button wide icon="undo" onPress={() => setOpen('back')}>
            {text.giveBack.press}
          </Button>
        </>
      )}
      <Button
        kind={handing === undefined && !isPlain ? 'primary' : 'secondary'}
        wide
        icon="person"
        onPress={() => setOpen('hand')}
      >
        {handing === undefined ? text.hand.press : text.hand.again}
      </Button>
      {!isReported && (
        <Button wide kind="quiet" icon="check" busy={busy} onPress={() => void settle()}>
          {text.settle.press}
        </Button>
      )}
      {open === 'hand' && <Later load={loadHand} props={{ village, task, onClose: close }} />}
      {open === 'back' && report && (
        <Later
          load={loadReason}
          props={{ village, task: task.task, of: report.step, onClose: close }}
        />
      )}
    </section>
  );
}

async function settleNow(village: Village, { task: { task } }: TaskHere) {
  const now = toWrite(village);
  if (now === undefined) return 'not-here';
  const { device } = village;
  const step = device.newId();
  const settled = proposeSettling(now.states, now.author, { task, step });
  return saveTogether(device, now.book, settled, {
    said: taskWords.value.settle.done,
    undo: () => {
      const then = toWrite(village) ?? now;
      return proposeRecall(then.states, then.author, { task, step });
    },
  });
}

/** Of the village's own. */
function Own({ village, here: { task } }: TaskProps) {
  const text = taskWords.value;
  const [ending, setEnding] = useState(false);
  return (
    <section class="section">
      <Button wide icon="edit" href={`#/task/${task.task}/edit`}>
        {text.edit}
      </Button>
      <Button wide kind="quiet" icon="stop" onPress={() => setEnding(true)}>
        {text.end.press}
      </Button>
      {ending && (
        <Later
          load={loadEnd}
          props={{ village, task: task.task, onClose: () => setEnding(false) }}
        />
      )}
    </section>
  );
}
