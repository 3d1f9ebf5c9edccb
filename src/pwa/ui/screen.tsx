import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { words } from './language.ts';
import { ToastHost } from './toast.tsx';

export type ScreenProps = {
  title: string;
  /** The one line above everything: where "back" leads, in the word of that place. */
  back?:
    { href: string; label?: string | undefined; onPress?: (() => void) | undefined } | undefined;
  /** Right end of the top line, for example the state of sending. */
  aside?: ComponentChildren;
  lead?: ComponentChildren;
  /** Banners under the title: demo, offline, draft, error. */
  banners?: ComponentChildren;
  children?: ComponentChildren;
  /** The primary action, at the thumb's end. */
  action?: ComponentChildren;
  /** The named places: at the foot of a phone, at the side of a desk. */
  bar?: ComponentChildren;
  /** Officers' screens use the full width. */
  wide?: boolean | undefined;
};

/** One thing on one screen: top line, title, content, one action, the named places. */
export function Screen(props: ScreenProps) {
  const { title, back, aside, lead, banners, children, action, bar, wide = false } = props;
  return (
    <div class={`screen${wide ? ' screen--wide' : ''}${bar ? ' screen--placed' : ''}`}>
      <a class="skip" href="#main">
        {words.value.shell.skip}
      </a>
      {banners}
      {(back || aside) && (
        <header class="screen-top">
          {back && (
            <a class="screen-back" href={back.href} onClick={back.onPress}>
              <Icon name="back" />
              <span>{back.label ?? words.value.shell.back}</span>
            </a>
          )}
          {aside && <div class="screen-aside">{aside}</div>}
        </header>
      )}
      <main id="main" class="screen-main" tabIndex={-1}>
        <header class="screen-head">
          <h1>{title}</h1>
          {lead && <p class="soft">{lead}</p>}
        </header>
        {children}
      </main>
      <footer class="screen-foot">
        <ToastHost />
        {action && <div class="screen-action">{action}</div>}
        {bar}
      </footer>
    </div>
  );
}
