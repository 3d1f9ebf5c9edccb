import { signal } from '@preact/signals';

/** Where the app stands: `#/household/x?tab=trace` → path ['household', 'x'], query {tab: 'trace'}. */
export type Route = {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  /** Steps from the place where the app was opened; one further by every link that is followed. */
  readonly depth: number;
};

type Entry = { readonly depth: number; readonly from: string };

const scrolls = new Map<number, number>();
let told: () => void = () => undefined;
/** On the way back from a screen that is done with. */
let isLeaving = false;

export const route = signal<Route>({ path: [], query: {}, depth: 0 });

/** The card in a link such as `/#<card>`; a card has no slash, a place of the app begins with one. */
export const cardOf = (hash: string): string | undefined => /^#([\w-]{20,60})$/u.exec(hash)?.[1];

export function parseRoute(hash: string, depth: number): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/u, '').split('?');
  return {
    path: path.split('/').filter((part) => part !== ''),
    query: Object.fromEntries(new URLSearchParams(query)),
    depth,
  };
}

type Listeners = {
  /** A link with a card was opened. */
  readonly onCard: (card: string) => void;
  /** One step further or back, whatever follows. */
  readonly onGo: () => void;
  /** The back key, or an address, led to a place of the app. */
  readonly onPlace: () => void;
};

/** Takes over links and the back key. */
export function startRouter({ onCard, onGo, onPlace }: Listeners): void {
  told = onGo;
  history.scrollRestoration = 'manual';
  const read = (): void => {
    route.value = parseRoute(location.hash, entryOf().depth);
    const top = scrolls.get(entryOf().depth) ?? 0;
    requestAnimationFrame(() => requestAnimationFrame(() => window.scrollTo(0, top)));
  };
  window.addEventListener('popstate', () => {
    if (!isLeaving) told();
    isLeaving = false;
    const card = cardOf(location.hash);
    if (card === undefined) {
      read();
      onPlace();
    } else onCard(card);
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    if (href?.startsWith('#') !== true) return;
    event.preventDefault();
    if (href.startsWith('#/')) follow(href);
    else document.getElementById(href.slice(1))?.focus();
  });
  read();
}

/** Goes on to a place; a link that leads back to where one came from goes back instead. */
export function follow(href: string): void {
  const { depth, from } = entryOf();
  if (depth > 0 && pathOf(from) === pathOf(href)) {
    history.back();
    return;
  }
  told();
  scrolls.set(depth, window.scrollY);
  scrolls.delete(depth + 1);
  const entry: Entry = { depth: depth + 1, from: location.hash };
  history.pushState(entry, '', href);
  route.value = parseRoute(href, depth + 1);
  window.scrollTo(0, 0);
}

/** Leaves a screen that is done with: back where it was opened from, else in its place. */
export function leaveTo(href: string): void {
  const { depth, from } = entryOf();
  if (depth > 0 && pathOf(from) === pathOf(href)) {
    isLeaving = true;
    history.back();
    return;
  }
  replaceBy(href);
  window.scrollTo(0, 0);
}

/** Puts a place in the stead of the present one, without a step in the history. */
export function replaceBy(href: string): void {
  history.replaceState(history.state, '', href);
  route.value = parseRoute(href, entryOf().depth);
}

/** Changes what stands after the question mark; empty values leave it. */
export function setQuery(changes: Readonly<Record<string, string>>): void {
  const { path, query } = route.value;
  const kept = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  const text = new URLSearchParams(kept).toString();
  replaceBy(`#/${path.join('/')}${text === '' ? '' : `?${text}`}`);
}

const pathOf = (href: string): string => href.split('?')[0] ?? '';

function entryOf(): Entry {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('depth' in state) || !('from' in state)) {
    return { depth: 0, from: '' };
  }
  const { depth, from } = state;
  return typeof depth === 'number' && typeof from === 'string'
    ? { depth, from }
    : { depth: 0, from: '' };
}
