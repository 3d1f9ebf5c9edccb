import { h, toChildArray } from 'preact';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export type ListRowProps = {
  title: ComponentChildren;
  /** Second line. */
  text?: ComponentChildren;
  /** Left end: an icon or a door. */
  lead?: ComponentChildren;
  /** Below the lines: a status. */
  mark?: ComponentChildren;
  /** Right end: a short figure or a small drawing. */
  trail?: ComponentChildren;
  href?: string | undefined;
  onPress?: (() => void) | undefined;
};

/** One line of a list; the whole line is the target. Wrap several in `List`. */
export function ListRow({ title, text, lead, mark, trail, href, onPress }: ListRowProps) {
  const inner = (
    <>
      {lead && <span class="row-lead">{lead}</span>}
      <span class="row-text">
        <span class="row-title">{title}</span>
        {text && <span class="soft small">{text}</span>}
        {mark}
      </span>
      {trail && <span class="row-trail">{trail}</span>}
      {(href !== undefined || onPress) && <Icon name="chevron" />}
    </>
  );
  if (href !== undefined) {
    return (
      <a class="row" href={href} onClick={onPress}>
        {inner}
      </a>
    );
  }
  if (onPress) {
    return (
      <button class="row" type="button" onClick={onPress}>
        {inner}
      </button>
    );
  }
  return <div class="row">{inner}</div>;
}

/** Rows one below the other; each child becomes a list item. */
export function List({
  children,
  label,
}: {
  children: ComponentChildren;
  label?: string | undefined;
}) {
  return (
    <ul class="list" aria-label={label}>
      {toChildArray(children).map((child) => h('li', null, child))}
    </ul>
  );
}
