import type { ComponentChildren } from 'preact';
import { formatDay } from '#kernel/vi-calendar.ts';
import { isOpen } from '#domain/asked.ts';
import type { AskedLine } from './asked-of.ts';
import { questionWords } from './question-words.ts';

/** Where it stands, until when, and by whom. */
export function StandText({ line, today }: { line: AskedLine; today: number }): ComponentChildren {
  const text = questionWords.value;
  const { stage, due, owner } = line;
  if (!isOpen(stage)) return text.stages[stage];
  return (
    <>
      {owner === undefined ? text.noOwner : text.owner(owner)} · {text.due(formatDay(due))}
      {due < today && (
        <>
          {' · '}
          <b>{text.late(today - due)}</b>
        </>
      )}
    </>
  );
}
