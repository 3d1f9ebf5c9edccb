import type { ComponentChildren } from 'preact';
import { FORM_LIMITS, type Item } from '#form/definition.ts';
import {
  addTime,
  type FillProblem,
  isFixed,
  itemOf,
  missingOf,
  type Node,
  problemOf,
  putTimeBack,
  removeTime,
  textFor,
} from '#form/fill.ts';
import type { Settled } from '#form/settle.ts';
import { textOf } from '#form/value.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { Control } from './control.tsx';
import type { Filling } from './filling.ts';
import { surveyWords } from './survey-words.ts';

const loadSpeak = async () => (await import('#pwa/ui/speak-button.tsx')).SpeakButton;

export type TakeFiles = (node: Node, item: Item) => ComponentChildren;

type QuestionProps = {
  readonly filling: Filling;
  readonly node: Node;
  /** How pictures and sounds are taken; a trial takes none. */
  readonly files: TakeFiles;
};

/** One question with its text, its help, what speaks against the answer, and where it is answered. */
export function Question({ filling, node, files }: QuestionProps) {
  const { settled } = filling;
  const item = itemOf(settled, node);
  if (item === undefined) return null;
  const label = textFor(settled, node, item.label);
  const hint = textFor(settled, node, item.hint);
  if (item.type === 'note') return <NoteText settled={settled} label={label} hint={hint} />;
  if (item.type === 'repeat') return <RepeatPart filling={filling} node={node} label={label} />;
  const problem = toldProblem(filling, node);
  const asked = label === '' ? hint : label;
  return (
    <section class={`question${problem === undefined ? '' : ' question--wrong'}`}>
      <GroupName filling={filling} node={node} />
      <h2 class="question-text">{asked}</h2>
      {label !== '' && hint !== '' && <p class="soft">{hint}</p>}
      <ReadAloud settled={settled} text={[label, hint].filter(Boolean).join('. ')} />
      {problem !== undefined && <Banner kind="error">{problemText(problem)}</Banner>}
      {isFixed(settled, node) ? (
        <p class="question-fixed">
          {textOf(settled.values.get(node.key) ?? '') || surveyWords.value.end.none}{' '}
          <span class="soft small">{surveyWords.value.fixed}</span>
        </p>
      ) : (
        <Control filling={filling} node={node} item={item} label={asked} files={files} />
      )}
    </section>
  );
}

/** While it is answered nothing is held against an answer but what cannot be one; on going on, all is. */
function toldProblem({ settled, isPressed }: Filling, node: Node): FillProblem | undefined {
  const problem = problemOf(settled, node);
  if (isPressed) return problem ?? missingOf(settled, node);
  return problem?.code === 'choice-gone' ? problem : undefined;
}

export const problemText = ({ code, message }: FillProblem): string =>
  message ?? surveyWords.value.problems[code];

/** The phone's own voice speaks Vietnamese. */
function ReadAloud({ settled, text }: { readonly settled: Settled; readonly text: string }) {
  const name = settled.form.definition.languages[settled.moment.language] ?? '';
  const isVietnamese = name === '' || /việt|viet|\(vi\)|^vi$/iu.test(name);
  return isVietnamese ? <Later load={loadSpeak} props={{ text }} /> : null;
}

type NoteProps = { readonly settled: Settled; readonly label: string; readonly hint: string };

function NoteText({ settled, label, hint }: NoteProps) {
  return (
    <div class="question-note">
      <p>{label}</p>
      {hint !== '' && <p class="soft">{hint}</p>}
      <ReadAloud settled={settled} text={[label, hint].filter(Boolean).join('. ')} />
    </div>
  );
}

/** The group a question stands in, and which time of a repeat it is. */
function GroupName({ filling, node }: { readonly filling: Filling; readonly node: Node }) {
  const name = groupText(filling, node);
  return name === '' ? null : <p class="soft question-group">{name}</p>;
}

export function groupText({ settled }: Filling, node: Node): string {
  const { items, holders } = settled.form.outline;
  let depth = 0;
  const names = (holders[node.item] ?? []).flatMap((holder): string[] => {
    const item = items[holder];
    const at = node.at.slice(0, depth);
    const name = textFor(settled, { item: holder, at, key: '' }, item?.label);
    if (item?.type !== 'repeat') return name === '' ? [] : [name];
    depth += 1;
    return [surveyWords.value.time(name || (item.name ?? ''), node.at[depth - 1] ?? 1)];
  });
  return names.join(' · ');
}

function RepeatPart({
  filling,
  node,
  label,
}: {
  readonly filling: Filling;
  readonly node: Node;
  readonly label: string;
}) {
  const { settled, take } = filling;
  const text = surveyWords.value.repeat;
  const times = settled.times.get(node.key) ?? 0;
  const isOurs = settled.form.bound[node.item]?.count === undefined;
  const name = label || (itemOf(settled, node)?.name ?? '');
  const remove = (time: number): void => {
    const before = settled.answers;
    take((now) => removeTime(now, node, time));
    showToast(text.removed, () => take((now) => putTimeBack(now, node, time, before)));
  };
  return (
    <section class="question">
      <h2 class="question-text">{name}</h2>
      <p>{text.count(times)}</p>
      {isOurs && (
        <div class="stack">
          {Array.from({ length: times }, (_, index) => (
            <Button key={index} icon="delete" onPress={() => remove(index + 1)}>
              {text.remove(index + 1)}: {firstAnswer(filling, node, index + 1)}
            </Button>
          ))}
          {times < FORM_LIMITS.instances ? (
            <Button icon="plus" onPress={() => addOne(filling, node)}>
              {text.add}
            </Button>
          ) : (
            <p class="soft">{text.full}</p>
          )}
        </div>
      )}
    </section>
  );
}

/** The first words that were written for one time of a repeat, by which it is known. */
function firstAnswer({ settled }: Filling, node: Node, time: number): string {
  const prefix = `${node.key}[${time}]/`;
  const { items } = settled.form.outline;
  for (const item of items) {
    const said = item.type === 'text' ? settled.answers[`${prefix}${item.name}`] : undefined;
    if (said !== undefined && said !== '') return said;
  }
  return '…';
}

/** One more, and straight to its first question. */
function addOne({ settled, take }: Filling, node: Node): void {
  const time = (settled.times.get(node.key) ?? 0) + 1;
  take((now) => addTime(now, node), `${node.key}[${time}]/`);
}
