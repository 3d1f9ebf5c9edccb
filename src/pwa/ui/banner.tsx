import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { words } from './language.ts';

export type BannerKind = 'demo' | 'offline' | 'draft' | 'error' | 'info';

export type BannerProps = {
  kind: BannerKind;
  /** The standing sentence of `demo` and `offline` when left out. */
  children?: ComponentChildren;
  /** The way out. */
  action?: { label: string; onPress: () => void } | undefined;
  second?: { label: string; onPress: () => void } | undefined;
};

const ICON: Readonly<Record<BannerKind, IconName>> = {
  demo: 'demo',
  offline: 'offline',
  draft: 'draft',
  error: 'error',
  info: 'info',
};

export function Banner({ kind, children, action, second }: BannerProps) {
  const { demo, offline, failed } = words.value.shell;
  const standing = { demo, offline, error: failed, draft: '', info: '' }[kind];
  return (
    <div class={`banner banner--${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={ICON[kind]} />
      <div class="banner-text">
        <p>{children ?? standing}</p>
        {(action || second) && (
          <div class="banner-actions">
            {action && <Button onPress={action.onPress}>{action.label}</Button>}
            {second && (
              <Button kind="quiet" onPress={second.onPress}>
                {second.label}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
