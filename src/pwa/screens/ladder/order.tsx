import { useRef, useState } from 'preact/hooks';
import { findSkill } from '#domain/ladder.ts';
import { proposeOrder } from '#domain/learning/propose-ladder.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { leaveTo } from '#pwa/router.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { ladderWords } from './ladder-words.ts';
import { type Office, refusalText, toChange, useOffice } from './office.ts';
import './ladder.css';

/** The order of teaching, moved by buttons or by the arrow keys. */
export function OrderScreen() {
  const office = useOffice();
  return office === undefined ? <NotHere /> : <OrderOf office={office} />;
}

const taughtIn = ({ ladder }: Office): readonly string[] =>
  ladder.skills.flatMap(({ skill, isRetired }) => (isRetired ? [] : [skill]));

function OrderOf({ office }: { readonly office: Office }) {
  const text = ladderWords.value;
  const [order, setOrder] = useState(() => taughtIn(office));
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const { states, author, called } = toChange(office);
  const proposed = proposeOrder(states, author, order, called);
  const look = (): void => {
    if (!proposed.ok) setProblem(refusalText(office, proposed.error));
    else if (proposed.value.length === 0) setProblem(text.confirm.same);
    else setAsking(true);
  };
  const move = (skill: string, by: -1 | 1): void => {
    const next = moved(order, skill, by);
    setProblem(undefined);
    setOrder(next);
    setSaid(text.order.place(nameIn(office.ladder, skill), next.indexOf(skill) + 1));
  };
  return (
    <OfficerPage
      title={text.order.title}
      lead={text.order.lead}
      back={{ href: '#/ladder', label: text.title }}
      place="commune"
      action={
        <>
          {problem !== undefined && <Banner kind="error">{problem}</Banner>}
          <Button kind="primary" icon="check" onPress={look}>
            {text.order.save}
          </Button>
        </>
      }
    >
      <ol class="ladder-order">
        {order.map((skill, at) => (
          <OrderRow key={skill} office={office} order={order} at={at} onMove={move} />
        ))}
      </ol>
      <p class="sr" aria-live="polite">
        {said}
      </p>
      {isAsking && proposed.ok && (
        <Later
          load={loadConfirm}
          props={{
            office,
            proposals: proposed.value,
            lines: movesOf(office, order),
            said: text.saved.order,
            onClose: () => setAsking(false),
            onDone: () => leaveTo('#/ladder'),
          }}
        />
      )}
    </OfficerPage>
  );
}

function moved(order: readonly string[], skill: string, by: -1 | 1): readonly string[] {
  const at = order.indexOf(skill);
  const to = at + by;
  if (to < 0 || to >= order.length) return order;
  const rest = order.filter((each) => each !== skill);
  return [...rest.slice(0, to), skill, ...rest.slice(to)];
}

/** Only those that are written: what the others gave way to is clear from them. */
function movesOf(office: Office, order: readonly string[]): readonly string[] {
  const { states, author, called } = toChange(office);
  const proposed = proposeOrder(states, author, order, called);
  const before = taughtIn(office);
  return (proposed.ok ? proposed.value : []).flatMap(({ body }) => {
    const { skill } = body as { readonly skill: string }; // each describes one
    const [from, to] = [before.indexOf(skill) + 1, order.indexOf(skill) + 1];
    return from === to
      ? []
      : [ladderWords.value.order.moved(nameIn(office.ladder, skill), from, to)];
  });
}

type RowProps = {
  readonly office: Office;
  readonly order: readonly string[];
  readonly at: number;
  readonly onMove: (skill: string, by: -1 | 1) => void;
};

function OrderRow({ office: { ladder }, order, at, onMove }: RowProps) {
  const text = ladderWords.value.order;
  const row = useRef<HTMLButtonElement>(null);
  const skill = order[at] ?? '';
  const name = nameIn(ladder, skill);
  const needs = findSkill(ladder, skill)?.needs ?? [];
  const early = needs.find((need) => order.indexOf(need) > at);
  const press = (by: -1 | 1): void => {
    onMove(skill, by);
    // The button may have been the first or last one; the line stays where the eye is.
    row.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    press(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li>
      <button ref={row} class="ladder-name" type="button" onKeyDown={onKeyDown}>
        <span class="ladder-place">{at + 1}</span>
        <span class="row-text">
          <span class="row-title">{name}</span>
          {early !== undefined && (
            <span class="small">
              <Icon name="alert" /> {text.early(nameIn(ladder, early))}
            </span>
          )}
        </span>
      </button>
      <span class="ladder-moves">
        <Button kind="quiet" icon="up" disabled={at === 0} onPress={() => press(-1)}>
          {text.up}
          <span class="sr"> {name}</span>
        </Button>
        <Button
          kind="quiet"
          icon="down"
          disabled={at === order.length - 1}
          onPress={() => press(1)}
        >
          {text.down}
          <span class="sr"> {name}</span>
        </Button>
      </span>
    </li>
  );
}

const loadConfirm = async () => (await import('./confirm.tsx')).Confirm;
