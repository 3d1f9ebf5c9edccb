import { useState } from 'preact/hooks';
import { foldText } from '#kernel/vi-text.ts';
import { formatDay, isoToDay } from '#kernel/vi-calendar.ts';
import type { Item } from '#form/definition.ts';
import { choicesOf, choiceText, type Node } from '#form/fill.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import type { Filling } from './filling.ts';
import type { TakeFiles } from './question.tsx';
import { surveyWords } from './survey-words.ts';

export type ControlProps = {
  readonly filling: Filling;
  readonly node: Node;
  readonly item: Item;
  /** The question, for whoever does not see where the answer stands. */
  readonly label: string;
  readonly files: TakeFiles;
};

/** Comes with the question that asks for one. */
const loadPosition = async () => (await import('./position.tsx')).PositionControl;

/** Where a question is answered, by its type. */
export function Control(props: ControlProps) {
  const { filling, node, item, files } = props;
  const value = filling.settled.answers[node.key] ?? '';
  const answer = (text: string): void => filling.answer(node, text);
  switch (item.type) {
    case 'one':
    case 'many':
      return <ListControl {...props} />;
    case 'acknowledge':
      return (
        <Chips
          legend={props.label}
          options={[{ value: 'OK', label: surveyWords.value.acknowledge }]}
          values={value === 'OK' ? ['OK'] : []}
          onChange={(values) => answer(values[0] ?? '')}
        />
      );
    case 'range':
      return <RangeControl {...props} />;
    case 'date':
    case 'time':
    case 'dateTime':
      return <WhenControl type={item.type} value={value} onAnswer={answer} />;
    case 'geopoint':
      return <Later load={loadPosition} props={{ value, onAnswer: answer }} />;
    case 'image':
    case 'audio':
      return <>{files(node, item)}</>;
    default:
      return <TextControl item={item} value={value} onAnswer={answer} />;
  }
}

type TextProps = {
  readonly item: Item;
  readonly value: string;
  readonly onAnswer: (text: string) => void;
};

function TextControl({ item, value, onAnswer }: TextProps) {
  const text = surveyWords.value;
  const isLong = item.type === 'text' && item.long === true;
  const isNumber = item.type === 'integer';
  const hint = item.type === 'barcode' ? text.barcodeHint : undefined;
  let kind: 'text' | 'long' | 'number' | 'decimal' = 'text';
  if (isLong) kind = 'long';
  else if (isNumber) kind = 'number';
  else if (item.type === 'decimal' || item.type === 'range') kind = 'decimal';
  return <Field label={text.answer} kind={kind} value={value} onInput={onAnswer} hint={hint} />;
}

const SHOWN_MAX = 40;
/** From so many on it is quicker to type a few letters than to look. */
const SEARCHED_FROM = 15;

function ListControl({ filling, node, item, label }: ControlProps) {
  const text = surveyWords.value;
  const [sought, setSought] = useState('');
  const { settled } = filling;
  const chosen = (settled.answers[node.key] ?? '').split(/\s+/u).filter((name) => name !== '');
  const all = choicesOf(settled, node).map((choice) => ({
    value: choice.name,
    label: choiceText(settled, choice),
  }));
  const folded = foldText(sought);
  const fitting = all.filter(
    (option) => chosen.includes(option.value) || foldText(option.label).includes(folded),
  );
  const shown = fitting.slice(0, SHOWN_MAX);
  return (
    <>
      {all.length > SEARCHED_FROM && (
        <Field label={text.search} kind="search" value={sought} onInput={setSought} />
      )}
      {item.type === 'one' ? (
        <Choice
          legend={label}
          options={shown}
          value={chosen[0]}
          onChange={(value) => filling.answer(node, value)}
        />
      ) : (
        <Chips
          legend={label}
          options={shown}
          values={chosen}
          onChange={(values) => filling.answer(node, values.join(' '))}
        />
      )}
      {fitting.length > shown.length && (
        <p class="soft">{text.more(fitting.length - shown.length)}</p>
      )}
      {item.type === 'one' && chosen.length > 0 && item.required === undefined && (
        <Button kind="quiet" icon="undo" onPress={() => filling.answer(node, '')}>
          {text.clear}
        </Button>
      )}
    </>
  );
}

/** Up to so many steps are buttons; more are typed. */
const RANGE_BUTTONS_MAX = 21;

function RangeControl({ filling, node, item, label }: ControlProps) {
  const text = surveyWords.value;
  const [from = '0', to = '10', step = '1'] = item.range ?? [];
  const count = Math.floor((Number(to) - Number(from)) / Number(step)) + 1;
  const value = filling.settled.answers[node.key] ?? '';
  if (count > RANGE_BUTTONS_MAX) {
    return (
      <Field
        label={text.answer}
        kind="decimal"
        hint={text.range(from, to)}
        value={value}
        onInput={(said) => filling.answer(node, said)}
      />
    );
  }
  const options = Array.from({ length: count }, (_, index) => {
    const shown = String(Number((Number(from) + index * Number(step)).toPrecision(12)));
    return { value: shown, label: shown.replace('.', ',') };
  });
  return (
    <Chips
      legend={label}
      options={options}
      values={value === '' ? [] : [value]}
      onChange={(values) => filling.answer(node, values.at(-1) ?? '')}
    />
  );
}

type WhenProps = {
  readonly type: 'date' | 'time' | 'dateTime';
  readonly value: string;
  readonly onAnswer: (text: string) => void;
};

/** A day is typed day first and kept as the standard writes it; what is half typed is kept as typed. */
function WhenControl({ type, value, onAnswer }: WhenProps) {
  const text = surveyWords.value;
  const [day = '', time = ''] = type === 'time' ? ['', value] : value.split('T');
  const say = (nextDay: string, nextTime: string): void => {
    const isBoth = type === 'dateTime' && (nextDay !== '' || nextTime !== '');
    const one = type === 'time' ? nextTime : nextDay;
    onAnswer(isBoth ? `${nextDay}T${nextTime}` : one);
  };
  return (
    <>
      {type !== 'time' && (
        <Field
          label={text.date}
          kind="date"
          value={dayTyped(day)}
          onInput={(typed) => say(isoTyped(typed), time)}
        />
      )}
      {type !== 'date' && (
        <Field
          label={text.time24}
          hint={text.time24Hint}
          value={time.slice(0, 5)}
          maxLength={5}
          onInput={(typed) => say(day, typed.replace(/^(\d{2})(\d{2})$/u, '$1:$2'))}
        />
      )}
    </>
  );
}

function dayTyped(iso: string): string {
  const day = isoToDay(iso);
  return day.ok ? formatDay(day.value) : iso;
}

function isoTyped(typed: string): string {
  const iso = typed.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/u, '$3-$2-$1');
  return isoToDay(iso).ok ? iso : typed;
}
