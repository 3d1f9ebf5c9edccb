import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { words } from './language.ts';

type EmptyStateProps = {
  icon?: IconName;
  title: string;
  text?: string | undefined;
  action?: ComponentChildren;
};

/** Nothing to show, and what to do about it. */
export function EmptyState({ icon = 'doorClosed', title, text, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      {text && <p class="soft">{text}</p>}
      {action}
    </div>
  );
}

type ProgressProps = {
  label: string;
  /** 0 to 1; unknown when left out. */ share?: number | undefined;
};

export function Progress({ label, share }: ProgressProps) {
  const id = useId();
  return (
    <div class="progress">
      <span id={id}>{label}</span>
      <progress aria-labelledby={id} max={1} {...(share === undefined ? {} : { value: share })} />
    </div>
  );
}

export type SendStatus = 'waiting' | 'received' | 'held' | 'refused';

/** Where a record stands. Green is for what the home has received, and for nothing else. */
export function StatusMark({ status }: { status: SendStatus }) {
  return (
    <span class={`status status--${status}`}>
      <Icon name={status} />
      <span>{words.value.status[status]}</span>
    </span>
  );
}
