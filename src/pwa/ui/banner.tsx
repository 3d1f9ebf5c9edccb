import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useLayoutEffect, useMemo, useState } from 'preact/hooks';
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

/** What matters more stands first. No signal is a lasting state, and the tray's sign tells of it, too. */
const RANK: readonly BannerKind[] = ['error', 'draft', 'info', 'offline', 'demo'];

type Stack = {
  /** Takes a banner's place; answers what gives it up again. */
  readonly join: (id: string, kind: BannerKind) => () => void;
  readonly shown: ReadonlySet<string>;
};
const StackContext = createContext<Stack | undefined>(undefined);

/** Of the banners within, the one that matters most is shown and the others lie folded behind it. */
export function BannerStack({ children }: { children: ComponentChildren }) {
  const [kinds, setKinds] = useState<ReadonlyMap<string, BannerKind>>(new Map());
  const [isOpen, setOpen] = useState(false);
  const join = useMemo(
    () => (id: string, kind: BannerKind) => {
      setKinds((known) => new Map(known).set(id, kind));
      return () => setKinds((known) => new Map([...known].filter(([each]) => each !== id)));
    },
    [],
  );
  const stack = useMemo(() => {
    const ranked = [...kinds].sort(
      ([, left], [, right]) => RANK.indexOf(left) - RANK.indexOf(right),
    );
    const shown = ranked.slice(0, isOpen ? ranked.length : 1).map(([id]) => id);
    return { join, shown: new Set(shown) };
  }, [kinds, isOpen, join]);
  const { moreBanners, fewerBanners } = words.value.shell;
  return (
    <StackContext.Provider value={stack}>
      {children}
      {kinds.size > 1 && (
        <button
          class="banner-more"
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron" />
          {isOpen ? fewerBanners : moreBanners(kinds.size - 1)}
        </button>
      )}
    </StackContext.Provider>
  );
}

export function Banner({ kind, children, action, second }: BannerProps) {
  const stack = useContext(StackContext);
  const id = useId();
  const join = stack?.join;
  useLayoutEffect(() => join?.(id, kind), [join, id, kind]);
  if (stack !== undefined && !stack.shown.has(id)) return null;
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
