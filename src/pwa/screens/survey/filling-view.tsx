import type { VNode } from 'preact';
import { Button } from '#pwa/ui/button.tsx';
import { Chips } from '#pwa/ui/choice.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import type { Filling } from './filling.ts';
import { Question, type TakeFiles } from './question.tsx';
import { surveyWords } from './survey-words.ts';
import './survey.css';

/** Comes with the last look. */
const loadEnd = async () => (await import('./summary.tsx')).EndPart;

type ViewProps = { readonly filling: Filling; readonly files: TakeFiles };

/** The screen one stands on: one question, a group that belongs together, or the last look. */
export function FillingView({ filling, files }: ViewProps) {
  const text = surveyWords.value;
  const { steps, index } = filling;
  const step = index === undefined ? undefined : steps[index];
  return (
    <>
      {step !== undefined && (
        <Progress
          label={text.step((index ?? 0) + 1, steps.length)}
          share={((index ?? 0) + 1) / Math.max(1, steps.length)}
        />
      )}
      {index === 0 && <LanguagePick filling={filling} />}
      {step === undefined ? (
        <Later load={loadEnd} props={{ filling }} />
      ) : (
        step.nodes.map((node) => (
          <Question key={node.key} filling={filling} node={node} files={files} />
        ))
      )}
      {(index === undefined || index > 0) && (
        <Button kind="quiet" icon="back" onPress={filling.back}>
          {text.back}
        </Button>
      )}
    </>
  );
}

function LanguagePick({ filling }: { readonly filling: Filling }) {
  const { languages } = filling.settled.form.definition;
  const text = surveyWords.value;
  if (languages.length < 2) return null;
  const options = languages.map((name, index) => ({
    value: String(index),
    label: name.replace(/\s*\([a-z-]+\)$/iu, '') || text.languageUnnamed,
  }));
  return (
    <Chips
      legend={text.language}
      options={options}
      values={[String(filling.settled.moment.language)]}
      onChange={(values) => filling.speakIn(Number(values.at(-1) ?? 0))}
    />
  );
}

type ActionProps = { readonly filling: Filling; readonly atEnd: VNode };

/** The one thing to press: on, or at the end what becomes of it. */
export function FillingAction({ filling, atEnd }: ActionProps) {
  const text = surveyWords.value;
  const { index, steps, next } = filling;
  if (index === undefined) return atEnd;
  return (
    <Button kind="primary" icon="check" onPress={next}>
      {index === steps.length - 1 ? text.toEnd : text.next}
    </Button>
  );
}
