import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type ButtonProps = {
  children: ComponentChildren;
  /** One primary a screen, 56 px; the others 48 px. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  icon?: IconName | undefined;
  /** Without `onPress` or `href` the button submits its form. */
  onPress?: (() => void) | undefined;
  href?: string | undefined;
  /** Work under way: stays in its place and in focus, takes no second press. */
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  wide?: boolean | undefined;
};

export function Button(props: ButtonProps) {
  const {
    children,
    kind = 'secondary',
    icon,
    onPress,
    href,
    busy = false,
    disabled,
    wide = false,
  } = props;
  const look = `button button--${kind}${wide ? ' button--wide' : ''}`;
  const inner = (
    <>
      {icon && <Icon name={busy ? 'sync' : icon} />}
      <span>{children}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a class={look} href={href} onClick={onPress}>
        {inner}
      </a>
    );
  }
  const shared = { class: look, disabled, 'aria-busy': busy };
  return onPress === undefined && !busy ? (
    <button {...shared} type="submit">
      {inner}
    </button>
  ) : (
    <button {...shared} type="button" onClick={busy ? undefined : onPress}>
      {inner}
    </button>
  );
}
