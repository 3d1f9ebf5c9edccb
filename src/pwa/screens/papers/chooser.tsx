import { useState } from 'preact/hooks';
import { dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { CARDS_AT_ONCE_MAX } from '#device/home-queries.ts';
import { Button } from '#pwa/ui/button.tsx';
import type { Household } from './papers.tsx';
import { papersWords } from './papers-words.ts';

type ChooserProps = {
  readonly households: readonly Household[];
  readonly busy: boolean;
  readonly onIssue: (ids: readonly Id[]) => void;
  readonly onWithdraw: (id: Id) => void;
};

/** Which households shall have a new card. */
export function Chooser({ households, busy, onIssue, onWithdraw }: ChooserProps) {
  const text = papersWords.value;
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const choose = (list: readonly Household[]): void =>
    setChosen(new Set(list.slice(0, CARDS_AT_ONCE_MAX).map(({ id }) => id)));
  const toggle = (id: Id): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const without = households.filter(({ issuedAt }) => issuedAt === undefined);
  const replaced = households.filter(
    ({ id, issuedAt }) => chosen.has(id) && issuedAt !== undefined,
  ).length;
  const isTooMany = chosen.size > CARDS_AT_ONCE_MAX;
  return (
    <section class="section">
      <h2>{text.list}</h2>
      <div class="cluster">
        <Button onPress={() => choose(without)}>{text.choose}</Button>
        <Button kind="quiet" onPress={() => choose(households)}>
          {text.chooseAll}
        </Button>
        <Button kind="quiet" onPress={() => choose([])}>
          {text.chooseNone}
        </Button>
      </div>
      <div class="papers-issue">
        {replaced > 0 && <p>{text.replaces(replaced)}</p>}
        {isTooMany && <p role="alert">{text.tooMany(CARDS_AT_ONCE_MAX)}</p>}
        <Button
          kind="primary"
          icon="card"
          wide
          busy={busy}
          disabled={chosen.size === 0 || isTooMany}
          onPress={() => onIssue([...chosen])}
        >
          {chosen.size === 0 ? text.issueNone : text.issue(chosen.size)}
        </Button>
      </div>
      <ul class="papers-list" aria-label={text.list}>
        {households.map((household) => (
          <Line
            key={household.id}
            household={household}
            isChosen={chosen.has(household.id)}
            onToggle={() => toggle(household.id)}
            onWithdraw={() => onWithdraw(household.id)}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = {
  readonly household: Household;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onWithdraw: () => void;
};

function Line({ household, isChosen, onToggle, onWithdraw }: LineProps) {
  const text = papersWords.value;
  const { head, code, issuedAt } = household;
  const given =
    issuedAt === undefined ? text.notGiven : text.given(formatDay(dayOfSeconds(issuedAt)));
  return (
    <li>
      <label class="papers-line">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span class="papers-name">{head ?? code ?? text.nameless}</span>
        <span class="soft small">{[code, given].filter(Boolean).join(' · ')}</span>
      </label>
      {issuedAt !== undefined && (
        <Button kind="quiet" onPress={onWithdraw}>
          {text.withdraw}
        </Button>
      )}
    </li>
  );
}
