import type { ComponentChildren } from 'preact';
import { words } from './language.ts';

export type TraceEntry = {
  key: string;
  who: string;
  /** As it is read: "19:30, 21/11/2026". */
  when: string;
  what: ComponentChildren;
  /** From which phone. */
  device?: string | undefined;
  /** For example a status, or a mark that a later record corrects this one. */
  mark?: ComponentChildren;
};

/** Who, when, what, from which phone; the newest first is the caller's order. */
export function TraceList({
  entries,
  label,
}: {
  entries: readonly TraceEntry[];
  label?: string | undefined;
}) {
  const text = words.value.trace;
  return (
    <ol class="trace" aria-label={label ?? text.title}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <p>{entry.what}</p>
          <p class="soft small">
            {entry.when} · {text.by(entry.who)}
            {entry.device && ` · ${text.from(entry.device)}`}
          </p>
          {entry.mark}
        </li>
      ))}
    </ol>
  );
}
