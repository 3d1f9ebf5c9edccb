import { proposeRecall } from '#domain/reach/propose-task.ts';
import type { Report, Step } from '#domain/reach/tasks.ts';
import { whenText } from '#pwa/phone/names.ts';
import { saveOrTell } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { FactPhoto } from '#pwa/screens/files/fact-photo.tsx';
import { isLeading } from '#pwa/phone/roles-in.ts';
import { countText } from './count-text.ts';
import { personIn, writerIn } from './task-text.tsx';
import { taskWords } from './task-words.ts';
import { type TaskHere, toWrite } from './tasks-in.ts';

type StepsProps = { readonly village: Village; readonly here: TaskHere };

/** What was done, the last first: who, when, in which words, with which picture. */
export function TaskSteps({ village, here }: StepsProps) {
  const text = taskWords.value;
  const steps = [...here.steps].reverse();
  return (
    <section class="section">
      <h2>{text.steps}</h2>
      {steps.length === 0 && <p class="soft">{text.stepsNone}</p>}
      {steps.map((step) => (
        <StepPart key={step.step} village={village} here={here} step={step} />
      ))}
    </section>
  );
}

function StepPart({ village, here, step }: StepsProps & { readonly step: Step }) {
  const text = taskWords.value;
  return (
    <article class="task-step">
      <p>
        <b>{headOf(village, step)}</b>
      </p>
      <p class="soft small">{whenText(step.at, village.day)}</p>
      <Said village={village} here={here} step={step} />
      {mayRecall(village, here, step) && (
        <Button kind="quiet" icon="undo" onPress={() => void recall(village, here, step)}>
          {text.recall}
        </Button>
      )}
    </article>
  );
}

function headOf(village: Village, step: Step): string {
  const text = taskWords.value.step;
  const by = writerIn(village, step.stream);
  switch (step.type) {
    case 'task.handed@1':
      return text.handed(by, personIn(village, step.to));
    case 'task.reported@1':
      return text.reported(by);
    case 'task.settled@1':
      return text.settled(by);
    case 'task.returned@1':
      return text.returned(by);
  }
}

function Said({ village, here, step }: StepsProps & { readonly step: Step }) {
  if (step.type === 'task.reported@1') {
    return <ReportPart village={village} here={here} report={step} />;
  }
  const said = step.type === 'task.returned@1' ? step.reason : step.note;
  return said === undefined ? null : <p class="task-said">{said}</p>;
}

type ReportProps = StepsProps & { readonly report: Report };

function ReportPart({ village, here: { task }, report }: ReportProps) {
  const text = taskWords.value.report;
  const { text: said, count, picture } = report;
  const book = village.device.findBook('reach', village.place);
  return (
    <>
      {said !== undefined && <p class="task-said">{said}</p>}
      {count !== undefined && <p>{countText(task.unit, count)}</p>}
      {picture && book && (
        <FactPhoto
          book={book.id}
          picture={picture}
          alt={text.pictureAlt}
          class="task-picture"
          missing={text.pictureLater}
        />
      )}
    </>
  );
}

/** One's own; and whoever leads takes back what others in the village wrote by mistake. */
function mayRecall(village: Village, { steps }: TaskHere, step: Step): boolean {
  const { people, device } = village;
  // What was sent back was said, and somebody answered it.
  if (steps.some((each) => 'of' in each && each.of === step.step)) return false;
  if (people?.state.streams.get(step.stream)?.person === device.me()?.person) return true;
  return isLeading(village) && (step.type === 'task.handed@1' || step.type === 'task.settled@1');
}

async function recall(village: Village, { task: { task } }: TaskHere, { step }: Step) {
  const now = toWrite(village);
  if (now === undefined) return;
  const recalled = proposeRecall(now.states, now.author, { task, step });
  await saveOrTell(village.device, now.book, recalled, { said: taskWords.value.recalled });
}
