import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { choiceOf, choose, write } from './chosen.ts';
import type { Decision } from './decisions.ts';
import { type Day, type Group, type Kind, keyOf, type Matter } from './groups.ts';
import { CHOICES } from './keyboard.ts';
import { ICONS, LOOKS } from './looks.ts';
import { MatterLine } from './matter-line.tsx';
import { reasonOf } from './reason.ts';
import { reviewWords } from './review-words.ts';

/** More than so many lines of a day are not worked through one by one; they come when they are asked for. */
const LINES_FIRST = 20;
/** Days of a phone with so few lines stand open. */
const OPEN_LINES_MAX = 12;

type GroupProps = { readonly group: Group; readonly kind: Kind; readonly alone: boolean };

/** What one phone brought: whose it is, why it waits, the buttons for all of it, then its days. */
export function GroupPart({ group, kind, alone }: GroupProps) {
  const text = reviewWords.value;
  const { matters, days, why, teller } = group;
  const choice = choiceOf(usePhone());
  const decisions = new Set(matters.map((matter) => choice.decisions.value.get(keyOf(matter))));
  const title = text.device(teller?.device, teller?.person || text.somebody);
  const ended = teller?.ended;
  const first = days.at(-1)?.day ?? 0;
  return (
    <section class="phone-group" aria-label={title}>
      <h2>
        <Icon name="call" /> {title}
      </h2>
      <p class="soft">
        {[
          text.count(matters.length),
          text.days(formatDay(first), formatDay(days[0]?.day ?? first)),
          ended && text.ended[ended.why](formatDay(dayOfSeconds(ended.at))),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {why !== undefined && <p>{reasonOf(why)}</p>}
      {matters.length > 1 && (
        <Together matters={matters} kind={kind} label={(each) => text.all[each](matters.length)} />
      )}
      {decisions.has('decline') && <Note group={group.id} label={text.reason} isReason />}
      {decisions.has('settle') && <Note group={group.id} label={text.note} />}
      {days.map((day) => (
        <DayPart
          key={day.day}
          day={day}
          kind={kind}
          ofMany={days.length > 1}
          isOpen={days.length === 1 ? alone || isShort(group) : isShort(group)}
          tellsWhy={why === undefined}
        />
      ))}
    </section>
  );
}

const isShort = ({ matters }: Group): boolean => matters.length <= OPEN_LINES_MAX;

type NoteProps = { readonly group: string; readonly label: string; readonly isReason?: boolean };

/** What is said to all of this phone that is decided like this. */
function Note({ group, label, isReason = false }: NoteProps) {
  const choice = choiceOf(usePhone());
  const isMissing = isReason && choice.problems.value.has(group);
  return (
    <Field
      label={label}
      value={choice.notes.value.get(group) ?? ''}
      onInput={(note) => write(choice, group, note)}
      error={isMissing ? reviewWords.value.reasonMissing : undefined}
      maxLength={120}
      optional={!isReason}
    />
  );
}

type TogetherProps = {
  readonly matters: readonly Matter[];
  readonly kind: Kind;
  readonly label: (decision: Decision) => string;
  readonly isQuiet?: boolean;
};

/** One press for many; pressed again it is taken back. */
function Together({ matters, kind, label, isQuiet = false }: TogetherProps) {
  const text = reviewWords.value;
  const choice = choiceOf(usePhone());
  const keys = matters.map(keyOf);
  const chosen = new Set(keys.map((key) => choice.decisions.value.get(key)));
  const [all] = chosen.size === 1 ? chosen : [];
  return (
    <div class="cluster">
      {all !== undefined && (
        <span class="line-chosen">
          <Icon name={ICONS[all]} /> {`${text.chosen[all]} ${text.count(keys.length)}`}
        </span>
      )}
      {CHOICES[kind].map((each) => {
        const isChosen = all === each;
        return (
          <Button
            key={each}
            kind={isQuiet || isChosen ? 'quiet' : LOOKS[each]}
            icon={isChosen ? 'undo' : ICONS[each]}
            onPress={() => choose(choice, keys, isChosen ? undefined : each)}
          >
            {isChosen ? text.undo : label(each)}
          </Button>
        );
      })}
    </div>
  );
}

type DayProps = {
  readonly day: Day;
  readonly kind: Kind;
  /** A day alone is decided about by the buttons of its phone. */
  readonly ofMany: boolean;
  readonly isOpen: boolean;
  readonly tellsWhy: boolean;
};

function DayPart({ day: { day, matters }, kind, ofMany, isOpen, tellsWhy }: DayProps) {
  const text = reviewWords.value;
  const [open, setOpen] = useState(isOpen);
  const [most, setMost] = useState(LINES_FIRST);
  return (
    <div class={open ? 'day-group day-group--open' : 'day-group'}>
      <div class="day-head">
        <h3>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="chevron" />
            <span>
              {formatDay(day)} · {text.count(matters.length)}
            </span>
          </button>
        </h3>
        {ofMany && matters.length > 1 && (
          <Together matters={matters} kind={kind} label={(each) => text.day[each]} isQuiet />
        )}
      </div>
      {open && (
        <ul class="lines">
          {matters.slice(0, most).map((matter) => (
            <MatterLine key={keyOf(matter)} matter={matter} kind={kind} tellsWhy={tellsWhy} />
          ))}
        </ul>
      )}
      {open && matters.length > most && (
        <Button kind="quiet" onPress={() => setMost(most + LINES_FIRST * 5)}>
          {words.value.shell.more}
        </Button>
      )}
    </div>
  );
}
