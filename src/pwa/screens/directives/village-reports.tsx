import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { DirectiveReply } from '#protocol/directives.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { FactPhoto } from '#pwa/screens/files/fact-photo.tsx';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { countText } from '#pwa/screens/tasks/count-text.ts';
import { taskWords } from '#pwa/screens/tasks/task-words.ts';
import { directiveWords } from './directive-words.ts';
import type { Given } from './directives-of.ts';

type Line = DirectiveReply['villages'][number];
type ReportsProps = {
  readonly given: Given;
  readonly line: Line;
  readonly onSent: () => void;
};

const loadBack = async () => (await import('./send-back.tsx')).SendBackSheet;

/** What a village reported, and that it says it is done; that may be sent back. */
export function VillageReports({ given: { office, task }, line, onSent }: ReportsProps) {
  const text = directiveWords.value;
  const [isOpen, setOpen] = useState(false);
  const { place, name, reports, settled, back } = line;
  if (reports.length === 0 && settled === undefined && back === undefined) return null;
  return (
    <article class="task-step">
      <h3>{startUpper(name)}</h3>
      {settled && <p>{text.settledBy(settled.by, formatDay(settled.on))}</p>}
      {back && <p class="task-back">{text.backBy(back.by, formatDay(back.on), back.reason)}</p>}
      {reports.map((report) => (
        <Report key={report.step} report={report} unit={task.unit} />
      ))}
      {settled && task.ended === undefined && (
        <div class="cluster">
          <Button icon="undo" onPress={() => setOpen(true)}>
            {text.sendBack}
          </Button>
        </div>
      )}
      {isOpen && settled && (
        <Later
          load={loadBack}
          props={{
            device: office.device,
            place,
            task: task.task,
            of: settled.step,
            onClose: () => setOpen(false),
            onSent,
          }}
        />
      )}
    </article>
  );
}

type ReportProps = {
  readonly report: Line['reports'][number];
  readonly unit: string | undefined;
};

function Report({ report: { at, by, text: said, count, picture, book }, unit }: ReportProps) {
  const text = taskWords.value.report;
  return (
    <div class="stack">
      <p class="soft small">
        {by}, {formatTime(at)} {formatDay(dayOfSeconds(at))}
      </p>
      {said !== undefined && <p class="task-said">{said}</p>}
      {count !== undefined && <p>{countText(unit, count)}</p>}
      {picture && (
        <FactPhoto
          book={book}
          picture={picture}
          alt={text.pictureAlt}
          class="task-picture"
          missing={text.pictureLater}
        />
      )}
    </div>
  );
}
