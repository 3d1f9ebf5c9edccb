import { isQuestion } from '#form/definition.ts';
import { choiceText, itemOf, type Node, textFor } from '#form/fill.ts';
import { formatDay, isoToDay } from '#kernel/vi-calendar.ts';
import { textOf } from '#form/value.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { type Filling, wrongCount, wrongOf } from './filling.ts';
import { groupText, problemText } from './question.tsx';
import { surveyWords } from './survey-words.ts';

/** The last look: what stands in the way, and all that was answered. */
export function EndPart({ filling }: { readonly filling: Filling }) {
  const text = surveyWords.value.end;
  const wrong = wrongCount(filling);
  return (
    <section class="section">
      <h2>{text.title}</h2>
      {wrong > 0 ? <Banner kind="error">{text.missing(wrong)}</Banner> : <p>{text.lead}</p>}
      <Summary filling={filling} />
    </section>
  );
}

/** All questions with what was answered; pressing one leads back to it. */
function Summary({ filling }: { readonly filling: Filling }) {
  const text = surveyWords.value.end;
  const { settled, steps, go } = filling;
  const rows = steps.flatMap(({ key, nodes }) =>
    nodes.flatMap((node) => {
      const item = itemOf(settled, node);
      return item !== undefined && isQuestion(item) ? [{ key, node, item }] : [];
    }),
  );
  return (
    <List label={text.title}>
      {rows.map(({ key, node, item }) => {
        const wrong = wrongOf(settled, node);
        const asked = textFor(settled, node, item.label ?? item.hint);
        const group = groupText(filling, node);
        return (
          <ListRow
            key={node.key}
            title={group === '' ? asked : `${group} · ${asked}`}
            text={
              wrong === undefined ? (
                answerText(filling, node)
              ) : (
                <span class="question-told">
                  <Icon name="error" /> {answerText(filling, node)}. {problemText(wrong)}
                </span>
              )
            }
            onPress={() => go(key)}
          />
        );
      })}
    </List>
  );
}

/** An answer as a person says it. */
function answerText({ settled }: Filling, node: Node): string {
  const text = surveyWords.value;
  const item = itemOf(settled, node);
  const said = textOf(settled.values.get(node.key) ?? '') || (settled.answers[node.key] ?? '');
  if (said === '' || item === undefined) return text.end.none;
  const list = settled.form.definition.lists[item.list ?? ''];
  if (list !== undefined) {
    return said
      .split(/\s+/u)
      .map((name) => {
        const choice = list.find((each) => each.name === name);
        return choice === undefined ? name : choiceText(settled, choice);
      })
      .join(', ');
  }
  if (item.type === 'image' || item.type === 'audio') return text.taken[item.type];
  if (item.type === 'acknowledge') return text.acknowledge;
  const day = isoToDay(said.slice(0, 10));
  return day.ok ? [formatDay(day.value), said.slice(11, 16)].filter(Boolean).join(' ') : said;
}
